// The sheets and the controls that fold: axe finds nothing serious in them, light and dark, and Escape closes them.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { seriousLightAndDark } from './axe';
import { pauseAfter, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;

const still = async (hash = '') => {
  ({ page } = await it.open(`${it.url}/${hash}`));
  await pauseAfter(page, 30);
};

describe('axe finds nothing serious', () => {
  test('in the settings, all sections open, with help, and in the presets', async () => {
    await still();
    const folded = page.locator('bnp-controls details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
    await page.getByText('Presets', { exact: true }).click();
    for (const group of ['Data', 'Normalisation', 'Training'])
      await page.getByRole('button', { name: `Explain: ${group}` }).click();
    await expect.poll(() => seriousLightAndDark(page)).toEqual([]);
  });

  test('in the lanes and what adds them, in a lesson', async () => {
    await still('#v=1&lanes=norm-none_lr-0.1&lock=noise.norm');
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('other');
    await expect.poll(() => seriousLightAndDark(page)).toEqual([]);
  });

  test('in the Share sheet with its lesson maker, which Escape closes', async () => {
    await still();
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Lesson link', { exact: true }).click();
    await expect.poll(() => seriousLightAndDark(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('bnp-take dialog').isVisible()).toBe(false);
  });

  test('while points are drawn, and in the table', async () => {
    await still();
    await page.getByRole('radio', { name: 'own points' }).check();
    await page.getByRole('button', { name: 'CSV …' }).click();
    await expect.poll(() => seriousLightAndDark(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => seriousLightAndDark(page)).toEqual([]);
  });
});

test('on a phone nothing of it scrolls sideways', async () => {
  ({ page } = await it.open(`${it.url}/#v=1&lanes=norm-none_norm-layer`, {
    viewport: { width: 320, height: 800 },
  }));
  await steps(page, 5);
  await page.getByRole('button', { name: 'Settings' }).click();
  const folded = page.locator('bnp-controls details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  await page.getByText('Presets', { exact: true }).click();
  await page.getByRole('radio', { name: 'own points' }).check();
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  // A figure out of sight waits.
  await page.locator('bnp-boundary').scrollIntoViewIfNeeded();
  await expect.poll(() => page.locator('bnp-boundary canvas.drawn').count()).toBe(1);
  await expect.poll(wide).toBe(320);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect.poll(wide).toBe(320);
});
