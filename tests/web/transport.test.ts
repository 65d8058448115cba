// Play, pause, one step, reset: by button and by key, with steps and epochs counted separately.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { losses, phase, type Site, site, step, steps } from './browser';

let it: Site;
let page: Page;
beforeAll(async () => {
  it = await site();
});
afterAll(() => it.close());
beforeEach(async () => {
  ({ page } = await it.open());
  await steps(page, 20);
});

const button = (name: string) => page.getByRole('button', { name });
const shown = async (id: string) =>
  Number((await page.getByTestId(id).textContent())?.replace(/[^\d.]/g, ''));

async function reset(): Promise<void> {
  await button('Reset').click();
  await phase(page, 'paused');
  await expect.poll(() => step(page)).toBe(0);
}

test('it runs by itself; pause stops it, play goes on', async () => {
  await button('Pause').click();
  await phase(page, 'paused');
  const at = await step(page);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect(await step(page)).toBe(at);
  await button('Play').click();
  await steps(page, at + 50);
});

test('a step is exactly one mini-batch, and epochs are counted apart', async () => {
  await reset();
  for (let n = 1; n <= 3; n++) {
    await button('Step').click();
    await expect.poll(() => step(page)).toBe(n);
  }
  expect(await losses(page, 9)).toHaveLength(3);
  // 250 training points make 7 batches of 32; the short last one is dropped.
  for (let n = 4; n <= 8; n++) await button('Step').click();
  await expect.poll(() => shown('steps')).toBe(8);
  expect(await shown('epochs')).toBe(1);
});

test('a step while it plays pauses it', async () => {
  await button('Step').click();
  await phase(page, 'paused');
  await button('Play').waitFor();
});

test('reset gives the same start and the same numbers', async () => {
  await reset();
  for (let n = 0; n < 5; n++) await button('Step').click();
  await expect.poll(() => step(page)).toBe(5);
  const first = await losses(page, 5);
  await reset();
  for (let n = 0; n < 5; n++) await button('Step').click();
  await expect.poll(() => step(page)).toBe(5);
  expect(await losses(page, 5)).toEqual(first);
});

test('space, → and R do the same', async () => {
  await page.keyboard.press('Space');
  await phase(page, 'paused');
  await page.keyboard.press('r');
  await expect.poll(() => step(page)).toBe(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => step(page)).toBe(2);
  await page.keyboard.press('Space');
  await steps(page, 20);
});

test('a key that a control has use for stays with it', async () => {
  await page.locator('input#noise').focus();
  await page.keyboard.press('r');
  await page.keyboard.press('Space');
  expect(await step(page)).toBeGreaterThan(0);
  await phase(page, 'playing');
});

test('a page that is hidden does not train', async () => {
  const hide = (hidden: boolean) =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        get: () => (now ? 'hidden' : 'visible'),
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  const at = await step(page);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect(await step(page)).toBe(at);
  await hide(false);
  await steps(page, at + 20);
});
