// Undo of what began another run brings the one before back as it stood: numbers, history, trails, and the way there.
import { createTrainer } from 'batchnorm-playground';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { configOf, initial } from '../../web/config';
import { formatHash } from '../../web/hash';
import type { State } from '../../web/state';
import { type App, phase, step, steps } from './browser';
import { builtPage } from './built-page';
import { type Seen, seen } from './seen';

const it = builtPage();
let page: Page;
let errors: string[];
const open = async (state: Partial<State> = {}) => {
  ({ page, errors } = await it.open(`${it.url}/${formatHash({ ...initial, ...state })}`));
  await steps(page, 60);
};
beforeEach(() => open());

const now = () => seen(page);

async function pause(): Promise<void> {
  await page.keyboard.press('Space');
  await phase(page, 'paused');
}

const run = () => page.evaluate(() => document.querySelector<App>('bnp-app')!.snapshot!.run);

/** Does something, and waits for the run that it begins. */
async function another(act: () => Promise<unknown>): Promise<void> {
  const before = await run();
  await act();
  await expect.poll(run).toBeGreaterThan(before);
}

const set = (key: string, value: string | number) =>
  page.evaluate(
    (detail) => {
      document.querySelector('bnp-app')!.dispatchEvent(new CustomEvent('set-state', { detail }));
    },
    { key, value },
  );
const key = (name: string) => () => page.keyboard.press(name);
const undo = key('z');
const redo = key('Shift+Z');

async function preset(): Promise<void> {
  await page.getByText('Presets', { exact: true }).click();
  await page.getByRole('button', { name: 'A batch of two' }).click();
}

const lookBack = async (to: number): Promise<number[]> => {
  await page.evaluate((detail) => {
    const options = { detail, bubbles: true, composed: true };
    const loss = document.querySelector('bnp-app')!.shadowRoot!.querySelector('bnp-loss')!;
    loss.dispatchEvent(new CustomEvent('look-back', options));
  }, to);
  await expect.poll(() => step(page)).toBe(to);
  return (await now()).weights;
};

test.each([
  ['an activation', () => set('act', 'tanh')],
  ['a layer', () => page.getByRole('button', { name: 'Add a layer' }).click()],
  ['Reset', key('r')],
  ['a preset', preset],
])('%s, in a run that waits', async (_, act) => {
  await pause();
  const before = await now();
  await another(act);
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => step(page)).toBe(3);
  await phase(page, 'paused');
  await expect.poll(async () => (await now()).lanes.every((at) => at === 3)).toBe(true);
  const after = await now();
  expect(after.steps).toHaveLength(3);
  await another(undo);
  await expect.poll(now).toEqual(before);
  // The way there is remembered, too, bit for bit.
  const trainer = await createTrainer(configOf(initial));
  await trainer.step(31);
  const alone = Object.values(await trainer.parameters()).flatMap(({ values }) => [...values]);
  expect(await lookBack(31)).toEqual(alone);
  await page.keyboard.press('Escape');
  await another(redo);
  await expect.poll(now).toEqual(after);
  await another(undo);
  await expect.poll(now).toEqual(before);
  // And it goes on as it would have.
  await page.keyboard.press('ArrowRight');
  await trainer.step(before.step + 1 - 31);
  const further = Object.values(await trainer.parameters()).flatMap(({ values }) => [...values]);
  await expect.poll(async () => (await now()).weights).toEqual(further);
  expect(errors).toEqual([]);
});

test('a lesson that is opened on the page', async () => {
  await pause();
  const before = await now();
  await another(() =>
    page.evaluate(() => {
      location.hash = '#v=1&act=tanh&lock=act&hide=presets';
    }),
  );
  await expect.poll(now).toMatchObject({ state: { act: 'tanh', lock: 'act' }, step: 0 });
  await another(() => page.getByRole('button', { name: 'Undo: the link' }).click());
  await expect.poll(now).toEqual(before);
  await another(redo);
  await expect.poll(now).toMatchObject({ state: { act: 'tanh', lock: 'act' }, step: 0 });
});

// Seen to fail with one report for all runs: it stood beside the next one.
test('what a rescaling moved goes with the run that it moved it in, and comes back with it', async () => {
  await pause();
  const reported = () =>
    page.evaluate(
      () => (document.querySelector('bnp-app') as Seen | null)?.snapshot.gauge?.step ?? null,
    );
  await page.keyboard.press('g');
  await expect.poll(reported).not.toBeNull();
  const at = await reported();
  await another(key('r'));
  await expect.poll(reported).toBeNull();
  await another(undo);
  await expect.poll(reported).toBe(at);
});

// Seen to fail with the phase of the page alone: a run that had been paused went on.
test('a run that plays comes back playing; undo sets nothing going that stood still', async () => {
  await steps(page, 200);
  const before = await step(page);
  await another(() => set('batch', 16));
  await steps(page, 5);
  await another(undo);
  await steps(page, before + 20);
  expect((await now()).phase).toBe('playing');
  await pause();
  const stood = await step(page);
  await another(key('r'));
  await page.keyboard.press('Space');
  await steps(page, 5);
  await another(undo);
  await expect.poll(now).toMatchObject({ phase: 'paused', step: stood });
  // Reset waits at its first step, and so does the run that comes back, though it played.
  await page.keyboard.press('Space');
  await steps(page, stood + 5);
  await another(key('r'));
  await expect.poll(() => step(page)).toBe(0);
  await another(undo);
  await expect.poll(now).toMatchObject({ phase: 'paused' });
  expect(await step(page)).toBeGreaterThan(stood);
});

test('a dragged slider is one change: the run before the first of its moves comes back', async () => {
  await pause();
  const before = await now();
  for (let n = 1; n <= 8; n++) {
    await set('noise', n / 20);
    await page.waitForTimeout(n < 6 ? 200 : 20);
  }
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => step(page)).toBe(1);
  await another(undo);
  await expect.poll(now).toEqual(before);
  await another(redo);
  await expect.poll(now).toMatchObject({ state: { noise: 0.4 }, step: 1 });
});

test('changes faster than a run can begin are taken back one by one', async () => {
  await pause();
  const before = await now();
  await page.evaluate(() => {
    for (const [key, value] of [
      ['act', 'tanh'],
      ['batch', 16],
      ['noise', 0.3],
    ])
      document
        .querySelector('bnp-app')!
        .dispatchEvent(new CustomEvent('set-state', { detail: { key, value } }));
  });
  for (let n = 0; n < 3; n++) await page.keyboard.press('z');
  await expect.poll(now).toEqual(before);
});

test('the lanes come back with it, at its step', async () => {
  await open({ lanes: 'norm-none_lr-0.1' });
  await pause();
  await expect.poll(async () => (await now()).lanes).toEqual(Array(2).fill((await now()).step));
  const before = await now();
  await another(() => page.getByRole('button', { name: 'Remove no norm' }).click());
  await expect.poll(async () => (await now()).lanes).toEqual([0]);
  await another(undo);
  await expect.poll(now).toEqual(before);
});

test('a run that diverged comes back as such, with its last good step', async () => {
  await open({ norm: 'none', opt: 'sgd', lr: 0.001, act: 'identity' });
  await set('lr', 100);
  await set('momentum', 0.99);
  await phase(page, 'diverged');
  await page.waitForFunction(() => location.hash.includes('momentum=0.99')); // written a moment later
  const before = await now();
  await another(() => set('act', 'tanh'));
  await steps(page, 3);
  await another(undo);
  await expect.poll(now).toEqual(before);
  const good = page.getByRole('button', { name: /^Undo to step/ });
  const to = Number(/\d+$/.exec((await good.textContent())!)![0]);
  await good.click();
  await phase(page, 'paused');
  await expect.poll(() => step(page)).toBe(to);
});
