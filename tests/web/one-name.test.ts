// One name, one quantity: where two losses or two distances stand on the page, each says which it is.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type App, phase, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;
beforeAll(async () => {
  ({ page } = await it.open(`${it.url}/#v=1&lanes=norm-none`));
  await steps(page, 1);
  await page.keyboard.press('r');
  await phase(page, 'paused');
  await page.waitForFunction(
    () => document.querySelector<App>('bnp-app')!.snapshot!.progress.step === 0,
  );
});

const text = (selector: string) => page.locator(selector).first().textContent();

test('What if and the gauge have the loss with own statistics, Output and Loss that with running ones', async () => {
  await expect.poll(() => text('bnp-what-if h2 small')).toBe('training loss, own statistics');
  await expect.poll(() => text('bnp-gauge table')).toContain('training loss, own statistics');
  await expect.poll(() => text('bnp-boundary .kept')).toBe('with running statistics');
  await expect.poll(() => text('bnp-loss h2')).toContain('with running statistics');
  for (const at of ['bnp-what-if h2 small', 'bnp-boundary .kept'])
    await expect
      .poll(() => page.locator(at).first().getAttribute('title'))
      .toMatch(/begin at 0 and 1/);
});

test('before the first mini-batch it has no loss', async () => {
  await expect.poll(() => text('bnp-loss .legend li')).toMatch(/mini-batch\s+–/);
  await expect
    .poll(() => text('bnp-loss figcaption'))
    .toMatch(/^After 0 steps .* with running statistics, and .* own statistics/);
});

test('the verdict’s distance is one unit’s, that of Compare is a mean', async () => {
  await expect.poll(() => text('bnp-verdict .distance')).toMatch(/^median unit’s distance [\d.]+$/);
  await expect
    .poll(() => page.locator('bnp-compare h3').allTextContents())
    .toEqual(['Training loss', 'Distance from the identity, mean of layers’ medians']);
});

test('layer norm is said to have γ and β', async () => {
  ({ page } = await it.open(`${it.url}/#v=1&norm=layer`));
  await steps(page, 1);
  const said = (plane: number) => page.locator('bnp-phase .empty').nth(plane).textContent();
  await expect.poll(() => said(0)).toMatch(/^Layer norm has a γ and a β, too/);
  await expect.poll(() => said(1)).toMatch(/^Layer norm has a γ and a β, yet no μ and σ/);
  await expect.poll(() => page.locator('bnp-boundary .kept').count()).toBe(0);
});

// Seen to fail: for ten seconds a screen reader had nothing but that the network is being set up.
test('the verdict is spoken with its first numbers', async () => {
  ({ page } = await it.open(it.url));
  await steps(page, 1);
  await expect
    .poll(() => text('bnp-verdict [role=status]'), { timeout: 4000 })
    .toMatch(/median unit, [12]·\d+, maps x/);
});
