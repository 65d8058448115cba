// On a device that is touched no word asks for a mouse or for keys; where there is a mouse, they do.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pauseAfter } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** All text that is seen on the page, through every shadow root. */
const words = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const search = (root: ParentNode) => {
      for (const at of root.querySelectorAll('*')) {
        if (at.shadowRoot) search(at.shadowRoot);
        if (at.matches('style, script, noscript') || !at.checkVisibility()) continue;
        for (const node of at.childNodes)
          if (node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim())
            found.push(node.nodeValue!);
      }
    };
    search(document);
    return found.join(' ').replace(/\s+/g, ' ');
  });

async function open(options: BrowserContextOptions): Promise<Page> {
  const { page } = await it.open(it.url, options);
  await pauseAfter(page, 5);
  await page.locator('[data-unit="2 4"]').click();
  await page.locator('bnp-unit-editor h3').first().waitFor();
  return page;
}

const FOR_OTHERS = /\b(click|press|arrow keys?|hover|point at|mouse|drop a file|with Shift)\b/i;

// Seen to fail: “press arrow keys”, “click another”, “with Shift by 1”, and a sheet of nothing but keys first.
test('a finger is told to tap, to touch and to drag', async () => {
  const page = await open(PHONE);
  await expect.poll(() => words(page)).toMatch(/Touch the picture for the answer/);
  await expect.poll(() => words(page)).toMatch(/Tap a number to type another/);
  expect(await words(page)).not.toMatch(FOR_OTHERS);
  await page.getByRole('button', { name: /^Help/ }).click();
  await expect.poll(() => words(page)).toMatch(/Gestures and keys Tap a unit.*With a keyboard/);
  expect(await words(page)).not.toMatch(FOR_OTHERS);
});

test('a finger that is lifted leaves the answer to be read', async () => {
  const page = await open(PHONE);
  const under = page.locator('bnp-boundary .at');
  await page.locator('bnp-boundary .canvas').tap();
  await expect.poll(() => under.textContent()).not.toMatch(/Touch/);
  await page.waitForTimeout(300);
  expect(await under.textContent()).not.toMatch(/Touch/);
});

test('with a mouse it is pointed and clicked', async () => {
  const page = await open({});
  for (const said of [/Point, or press arrow keys/, /with Shift by 1/])
    await expect.poll(() => words(page)).toMatch(said);
  await page.getByRole('button', { name: /^Help/ }).click();
  await expect.poll(() => words(page)).toMatch(/Keys and gestures.*With a pointer Point at a unit/);
});
