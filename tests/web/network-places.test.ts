// Where the network's parts stand: links that lead into the output's picture, one column below it, a phone's width.
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { pauseAfter, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;
beforeEach(async () => {
  ({ page } = await it.open());
  await pauseAfter(page, 20);
});

/** Places on the page, through the shadow roots that Playwright's locators go through. */
const box = async (part: string) => (await page.locator(part).boundingBox())!;

test('the links lead into the picture of the output, also after it has moved', async () => {
  const gap = async () => {
    const [out, canvas, column] = await Promise.all([
      box('bnp-network .out'),
      box('bnp-network bnp-boundary canvas'),
      box('bnp-network bnp-boundary dl'),
    ]);
    // The axis has its numbers to the right of the picture and below.
    const middle = canvas.y + 8 + (canvas.width - 35) / 2;
    return [
      Math.abs(out.x + out.width - canvas.x) < 2,
      Math.abs(out.y + out.height / 2 - middle) < 3,
      canvas.x === column.x,
    ];
  };
  await expect.poll(gap).toEqual([true, true, true]);
  await page.getByRole('radio', { name: 'own points' }).check();
  await page.locator('bnp-boundary .tools').waitFor();
  await expect.poll(gap).toEqual([true, true, true]);
  await page.setViewportSize({ width: 1900, height: 1200 });
  await expect.poll(gap).toEqual([true, true, true]);
});

test('the tools for own points stand in the column of the picture', async () => {
  await page.getByRole('radio', { name: 'own points' }).check();
  await page.locator('bnp-boundary .tools').waitFor();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 1200 });
    await expect
      .poll(async () => {
        const parts = ['canvas', 'dl', '.marks', '.under', '.tools'];
        const boxes = await Promise.all(parts.map((part) => box(`bnp-boundary ${part}`)));
        return new Set(boxes.map(({ x }) => x)).size;
      })
      .toBe(1);
    const wide = () =>
      page.locator('bnp-boundary .tools').evaluate((e) => e.scrollWidth - e.clientWidth);
    await expect.poll(wide).toBe(0);
  }
});

test('at 320 pixels two layers are seen whole; where there are more, the drawing says that it goes on', async () => {
  await page.setViewportSize({ width: 320, height: 900 });
  const stage = page.locator('bnp-network .stage');
  const hidden = () => stage.evaluate((e) => e.scrollWidth - e.clientWidth);
  await expect.poll(hidden).toBe(0);
  await expect.poll(async () => (await box('bnp-network .out')).width).toBeGreaterThan(14);
  await page.evaluate(() => {
    location.hash = 'v=1&layers=8-8-8-8';
  });
  await expect.poll(() => page.locator('button.unit').count()).toBe(32);
  await expect.poll(hidden).toBeGreaterThan(40);
  await expect
    .poll(() => stage.evaluate((e) => getComputedStyle(e).backgroundAttachment))
    .toMatch(/^local, local, scroll, scroll/);
});

test('one feature is one input', async () => {
  ({ page } = await it.open(`${it.url}/#data=sine&layers=4`));
  await steps(page, 20);
  await expect
    .poll(() => page.locator('bnp-network canvas').first().getAttribute('aria-label'))
    .toMatch(/^A network of one input, layer 1 of 4 units/);
});
