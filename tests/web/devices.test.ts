// Screens and hands of all kinds: forced colours show what is chosen, fingers have room, wide screens are used.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

describe('forced colours', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await it.open(it.url, { forcedColors: 'active', colorScheme: 'dark' }));
    await steps(page, 1);
  });
  const paint = (selector: string, property: 'backgroundColor' | 'outlineColor') =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], property);
  const highlight = () =>
    page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.cssText = 'forced-color-adjust: none; color: Highlight';
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });

  test.each([
    ['the data set', 'bnp-thumbs input:checked ~ canvas', 'outlineColor'],
    ['a segment', 'bnp-controls input[name="norm"]:checked + span', 'backgroundColor'],
    ['a view of the drift', 'bnp-phase button[aria-pressed="true"]', 'backgroundColor'],
    ['play', 'bnp-transport .primary', 'backgroundColor'],
  ] as const)('%s stands out in the system’s own colour', async (_, selector, property) => {
    await expect.poll(() => paint(selector, property)).toBe(await highlight());
  });
});

test('under a finger every button that is seen reaches over 40 pixels, but for the units, which stand closer', async () => {
  const { page } = await it.open(it.url, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await steps(page, 1);
  const narrow = await page.getByRole('button').evaluateAll((buttons) =>
    buttons
      .filter((b) => b.checkVisibility() && !b.matches('.unit, .out'))
      .filter((b) => {
        const { width, height } = getComputedStyle(b, '::after');
        return Number.parseFloat(width) < 40 || Number.parseFloat(height) < 40;
      })
      .map((b) => b.outerHTML.slice(0, 80)),
  );
  expect(narrow).toEqual([]);
});

test('at 2,560 pixels nothing scrolls sideways, and what is learned stands side by side', async () => {
  const { page } = await it.open(it.url, { viewport: { width: 2560, height: 1300 } });
  await steps(page, 1);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(2560);
  const [scale, shift] = await Promise.all(
    ['scale', 'shift'].map((kind) => page.locator(`bnp-phase.${kind}`).boundingBox()),
  );
  expect(scale!.y).toBe(shift!.y);
  expect(shift!.x).toBeGreaterThan(scale!.x + scale!.width);
});
