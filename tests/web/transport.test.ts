// Play, pause, one step, reset: by button and by key, with steps and epochs counted separately.
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { type App, losses, phase, step, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;
beforeEach(async () => {
  ({ page } = await it.open());
  await steps(page, 20);
});

const button = (name: string) => page.getByRole('button', { name });
const shown = async (id: string) =>
  Number((await page.getByTestId(id).textContent())?.replace(/[^\d.]/g, ''));

async function reset(): Promise<void> {
  await page.getByRole('button', { name: /^Reset/ }).click();
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
  await expect.poll(() => losses(page, 9)).toHaveLength(3);
  // 250 training points make 7 batches of 32; the short last one is dropped.
  for (let n = 4; n <= 8; n++) await button('Step').click();
  await expect.poll(() => shown('steps')).toBe(8);
  await expect.poll(() => shown('epochs')).toBe(1);
});

test('an epoch goes on to the end of the pass, by button and by key', async () => {
  await reset();
  await button('Step').click();
  await expect.poll(() => step(page)).toBe(1);
  await button('end of the epoch').click();
  await expect.poll(() => step(page)).toBe(7);
  await page.keyboard.press('e');
  await expect.poll(() => step(page)).toBe(14);
  await expect.poll(() => shown('epochs')).toBe(2);
});

test('← looks back at the page as it was, Escape returns', async () => {
  await reset();
  for (let n = 0; n < 4; n++) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => step(page)).toBe(n + 1);
  }
  const verdict = () =>
    page.getByRole('region', { name: 'Verdict' }).locator('.words').textContent();
  const now = await verdict();
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowLeft');
  await expect.poll(() => shown('steps')).toBe(0);
  await expect.poll(verdict).toMatch(/^Before training/);
  await expect
    .poll(() => page.locator('bnp-transport .count').textContent())
    .toMatch(/of 4.*looking back/s);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => shown('steps')).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => shown('steps')).toBe(4);
  await expect.poll(verdict).toBe(now);
});

test('what stands beside the counter stays where it is, whatever is counted', async () => {
  await reset();
  const places = (step: number, reached: number | null) =>
    page.locator('bnp-transport').evaluate(
      async (at, [step, reached]) => {
        const transport = at as HTMLElement & { updateComplete: Promise<unknown> };
        Object.assign(transport, { step, reached, epoch: (step ?? 0) / 7 });
        await transport.updateComplete;
        const buttons = transport.shadowRoot!.querySelectorAll('button');
        return [...buttons].map((button) => button.getBoundingClientRect().left);
      },
      [step, reached] as const,
    );
  for (const width of [1440, 1280, 1024, 600, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const first = await places(8, null);
    for (const [step, reached] of [
      [8, 16],
      [1_234_567, null],
      [1_234_567, 1_234_568],
    ] as const)
      expect(await places(step, reached), `${width} px, ${step} of ${reached}`).toEqual(first);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  }
});

test('Z takes a setting back, Shift Z brings it again', async () => {
  const rate = () => page.evaluate(() => document.querySelector<App>('bnp-app')!.state.lr);
  await page.locator('input#lr').fill('0.02');
  await page.keyboard.press('Enter');
  await expect.poll(rate).toBe(0.02);
  await button('Undo').click();
  await expect.poll(rate).toBe(0.01);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('lr=0.01');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Shift+Z');
  await expect.poll(rate).toBe(0.02);
  await page.keyboard.press('z');
  await expect.poll(rate).toBe(0.01);
});

test('? lists every key', async () => {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys and gestures' });
  await sheet.waitFor();
  await expect.poll(() => sheet.locator('kbd').count()).toBeGreaterThan(12);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
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
  await expect.poll(() => losses(page, 5)).toEqual(first);
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
  await expect.poll(() => step(page)).toBeGreaterThan(0);
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
