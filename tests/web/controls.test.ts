// Every control changes the state, the hash and what the module is given; a bad value changes nothing but a notice.
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, phase, step, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;

async function open(hash = ''): Promise<void> {
  ({ page } = await it.open(`${it.url}/${hash}`));
  await steps(page, 1);
}

const state = () => page.evaluate(() => document.querySelector<App>('bnp-app')!.state);
const config = (path: string) =>
  page.evaluate(
    (keys) =>
      keys
        .split('.')
        .reduce<unknown>(
          (o, key) => (o as Record<string, unknown>)[key],
          document.querySelector<App>('bnp-app')!.snapshot!.config,
        ),
    path,
  );
const hash = async (key: string) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(key);
const run = () => page.evaluate(() => document.querySelector<App>('bnp-app')!.snapshot!.run);
const notices = async () => ((await page.getByRole('alert').textContent()) ?? '').trim();

let turn = 0;

/** The default run again, playing, on the page that is open: 498 points, then 499, so that it is another one. */
async function anew(): Promise<void> {
  const before = await run();
  await page.evaluate(
    (to) => {
      location.hash = to;
      (document.activeElement as HTMLElement | null)?.blur();
    },
    `#v=1&samples=${498 + (turn++ % 2)}`,
  );
  await expect.poll(run).toBeGreaterThan(before);
  const play = page.getByRole('button', { name: 'Play' });
  if (await play.isVisible()) await play.click();
}

describe('each control', () => {
  beforeAll(async () => {
    await open();
    const folded = page.locator('bnp-controls details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
  });
  beforeEach(() => anew());

  const typed = async (id: string, text: string) => {
    await page.locator(`input#${id}`).fill(text);
    await page.locator(`input#${id}`).press('Enter');
  };

  test.each([
    ['noise', '0.3', 0.3, 'data.noise', 0.3],
    ['samples', '120', 120, 'data.samples', 120],
    ['scale', '3', 3, 'data.scale', [3]],
    ['shift', '-2', -2, 'data.shift', [-2]],
    ['batch', '16', 16, 'batchSize', 16],
    ['batch', 'full', 'full', 'batchSize', 'full'],
    ['gain', '1.5', 1.5, 'init.gain', 1.5],
    ['seed', '42', 42, 'seed', 42],
  ] as const)('%s as the number %s', async (key, text, value, path, given) => {
    const before = await run();
    await typed(key, text);
    await expect.poll(() => config(path)).toEqual(given);
    await expect.poll(async () => (await state())[key]).toBe(value);
    await expect.poll(() => hash(key)).toBe(String(value));
    await expect.poll(run).toBeGreaterThan(before);
    await steps(page, 10);
  });

  test.each([
    ['circle', 'data', 'circle', 'data.name', 'circle'],
    ['moons', 'data', 'moons', 'data.name', 'moons'],
    ['none', 'norm', 'none', 'layers.0.norm.kind', 'none'],
    ['step 1', 'norm', 'standardize', 'layers.1.norm.affine', { gamma: false, beta: false }],
    ['layer', 'norm', 'layer', 'layers.0.norm.kind', 'layer'],
  ])('the choice of %s', async (name, key, value, path, given) => {
    await page.locator('bnp-controls').getByRole('radio', { name, exact: true }).first().check();
    await expect.poll(() => config(path)).toEqual(given);
    await expect.poll(async () => (await state())[key]).toBe(value);
    await expect.poll(() => hash(key)).toBe(value);
    await steps(page, 10);
  });

  test('the learning rate, while it runs', async () => {
    const [before, at] = [await run(), await step(page)];
    await typed('lr', '0.02');
    await expect.poll(() => config('optimizer.learningRate')).toBe(0.02);
    await expect.poll(() => hash('lr')).toBe('0.02');
    await steps(page, at + 10);
    expect(await run()).toBe(before);
  });

  test('a slider, by the keyboard', async () => {
    await page.getByRole('slider', { name: 'Noise', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    const noise = (await state()).noise as number;
    expect(noise).toBeGreaterThan(0.1);
    await expect.poll(() => config('data.noise')).toBe(noise);
    await expect.poll(() => page.locator('input#noise').inputValue()).toBe(String(noise));
  });

  test('the speed, which is the page’s own', async () => {
    const before = await run();
    await page.getByRole('radio', { name: 'fast' }).check();
    await expect.poll(() => hash('speed')).toBe('fast');
    await steps(page, 2000);
    expect(await run()).toBe(before);
  });

  test('a new seed', async () => {
    await page.getByRole('button', { name: 'new' }).click();
    await expect.poll(() => config('seed')).toBe((await state()).seed);
  });

  test('a paused run begins anew paused', async () => {
    await page.keyboard.press('Space');
    await phase(page, 'paused');
    await page.getByRole('radio', { name: 'gauss' }).check();
    await expect.poll(() => config('data.name')).toBe('gauss');
    await phase(page, 'paused');
    await expect.poll(() => step(page)).toBe(0);
  });

  test('what cannot be is refused in words, and the value stays', async () => {
    const before = await run();
    await typed('batch', '-3');
    await expect.poll(notices).toMatch(/Batch size:.*-3.*whole number from 2 to 1024.*32/);
    await expect.poll(async () => (await state()).batch).toBe(32);
    await expect.poll(() => page.locator('input#batch').inputValue()).toBe('32');
    expect(await run()).toBe(before);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(notices).toBe('');
  });
});

describe('the hash', () => {
  test('is read on load, and again when it changes', async () => {
    await open('#v=1&data=xor&batch=20&speed=slow');
    await expect.poll(() => config('data.name')).toBe('xor');
    await expect.poll(() => config('batchSize')).toBe(20);
    await page.evaluate(() => {
      location.hash = '#v=1&data=moons';
    });
    await expect.poll(() => config('data.name')).toBe('moons');
    await expect.poll(() => config('batchSize')).toBe(32);
    await expect.poll(notices).toBe('');
  });

  let defaults: App['state'];
  beforeAll(async () => {
    await open();
    defaults = await state();
  });

  test.each([
    ['noise=NaN', /Noise:.*NaN.*from 0 to 1.*0.1/],
    ['lr=Infinity', /Learning rate:.*Infinity.*above 0 to 100.*0.01/],
    ['lr=-0.1', /Learning rate:.*-0.1.*above 0 to 100/],
    ['lr=0', /Learning rate:.*“0”.*above 0/],
    ['seed=1e300', /Seed:.*1e300.*whole number/],
    ['samples=1e999', /Points:.*1e999.*whole number/],
    ['batch=abc', /Batch size:.*abc.*whole number from 2 to 1024/],
    ['data=<img src=x>', /Data set:.*<img src=x>.*one of spiral/],
    ['norm=group', /Normalisation:.*group.*one of none/],
    ['__proto__=1', /Link:.*__proto__.*not a setting/],
    ['v=7', /Link:.*version “7”/],
  ])('%s gives the default and a notice', async (pair, notice) => {
    await page.evaluate((to) => {
      location.hash = to;
    }, `#${pair}`);
    await expect.poll(notices).toMatch(notice);
    await expect.poll(state).toEqual(defaults);
  });
});

test('a run that diverges is explained, and goes on from its last good step at half the rate', async () => {
  await open('#v=1&norm=none&opt=sgd&lr=100&gain=100&scale=1000000');
  await phase(page, 'diverged');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect.poll(() => verdict.textContent()).toMatch(/diverged at step \d/);
  await verdict.getByRole('button', { name: /^Halve the rate and go on from step/ }).click();
  await expect.poll(() => config('optimizer.learningRate')).toBe(50);
  await expect.poll(() => hash('lr')).toBe('50');
});
