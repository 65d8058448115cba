// Where the focus goes when what had it is gone, and what a field that refused says of itself.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { serious } from './axe';
import { focused, pauseAfter, phase, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
const DIVERGES = '#v=1&norm=none&opt=sgd&lr=100&gain=100&scale=1000000';

/** Presses a button by the keyboard, as who cannot see where the focus goes. */
async function press(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole('button', { name });
  await button.focus();
  await button.press('Enter');
}

describe('the ways out of a run that diverged', () => {
  test.each([
    ['Undo to step', '', 'Play'],
    // Where half of it is too much as well, the way out stays, and the focus on it.
    ['Halve the rate', '', /^(Play|Pause|button)$/],
    ['Undo to step', '?embed=1&panels=verdict,loss', 'Play'],
  ])('%s%s', async (name, query, then) => {
    const { page } = await it.open(`${it.url}/${query}${DIVERGES}`);
    await phase(page, 'diverged');
    await press(page, new RegExp(`^${name}`));
    await expect.poll(() => focused(page)).toMatch(then);
  });

  test('also when a key takes them away', async () => {
    const { page } = await it.open(`${it.url}/${DIVERGES}`);
    await phase(page, 'diverged');
    await page.getByRole('button', { name: /^Halve/ }).focus();
    await page.keyboard.press('r');
    await phase(page, 'paused');
    await expect.poll(() => focused(page)).toBe('Play');
  });
});

// Seen to fail without the focus that was before: it fell to the body.
test('words that belong to no field give the focus back to where it was', async () => {
  const { page } = await it.open();
  await steps(page, 1);
  await page.locator('#seed').focus();
  await page.evaluate(() => {
    location.hash = '#v=1&noise=x';
  });
  await press(page, /^Dismiss$/);
  await expect.poll(() => focused(page)).toBe('Seed, as a number');
});

test.each([
  ['the form', '#seed', async () => {}],
  [
    'a unit',
    'bnp-unit-editor input >> nth=0',
    async (page: Page) => {
      await page.getByRole('button', { name: /^Unit 1·2:/ }).focus();
      await page.keyboard.press('Enter');
    },
  ],
])('a field of %s is not valid until the refusal is put away', async (_, at, show) => {
  const { page } = await it.open();
  await pauseAfter(page, 1);
  await show(page);
  const field = page.locator(at);
  const described = () =>
    field.evaluate((e) => {
      const ids = e.getAttribute('aria-describedby')?.split(' ') ?? [];
      const root = e.getRootNode() as ShadowRoot;
      return [
        e.getAttribute('aria-invalid'),
        ids.map((id) => root.getElementById(id)?.textContent),
      ];
    });
  const before = await described();
  await field.fill('xx');
  await field.press('Enter');
  await expect
    .poll(described)
    .toEqual(['true', expect.arrayContaining([expect.stringMatching(/^“xx” is not/)])]);
  expect(await serious(page)).toEqual([]);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(described).toEqual(before);
});
