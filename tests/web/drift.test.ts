// Looking closer: inside a unit, drift over time, one highlight everywhere, scrubbing, and the gauge.
import { createTrainer } from 'batchnorm-playground';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { configOf, initial } from '../../web/config';
import { type App, pauseAfter, phase, step, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;
beforeEach(async () => {
  ({ page } = await it.open(it.url, { viewport: { width: 1440, height: 2200 } }));
  await pauseAfter(page, 60);
});

interface Unit {
  layer: number;
  unit: number;
}
interface Seen extends App {
  snapshot: App['snapshot'] & {
    hovered: Unit | null;
    past: { reached: number } | null;
    inside: Unit & { set: string; view: { rows: number; mean: number; gamma: number } };
    gauge: {
      step: number;
      loss: [number, number];
      answers: { moved: number };
      layers: {
        std: [number, number];
        gradient: [number, number];
        distanceMoved: number;
        step2: number;
      }[];
    } | null;
    parameters: Record<string, { values: Float32Array }>;
    measures: { layers: { gamma: Float32Array; std: Float32Array }[] };
  };
}
const seen = <T>(what: (app: Seen) => T) =>
  page.evaluate(`(${what})(document.querySelector('bnp-app'))`) as Promise<T>;
const picture = (canvas: string) =>
  page
    .locator(canvas)
    .first()
    .evaluate((c: HTMLCanvasElement) => c.toDataURL());
const button = (name: string | RegExp) => page.getByRole('button', { name });

/** The picture once nothing changes it any more: figures draw by turns, a little after the run stands. */
async function still(canvas: string): Promise<string> {
  for (let last = await picture(canvas); ; ) {
    await page.waitForTimeout(250);
    const now = await picture(canvas);
    if (now === last) return now;
    last = now;
  }
}

test('inside a unit: the median one, the one pointed at, the one chosen; this batch or all', async () => {
  const title = page.locator('bnp-inside h2');
  await expect.poll(() => title.textContent()).toMatch(/^Inside unit [12]·\d+ the median unit/);
  const before = await still('bnp-inside canvas');
  await button(/^Unit 1·5:/).hover();
  await expect.poll(() => title.textContent()).toMatch(/^Inside unit 1·5 the one you point at/);
  await expect.poll(() => picture('bnp-inside canvas')).not.toBe(before);
  await button(/^Unit 1·5:/).click();
  await page.mouse.move(2, 2);
  await expect.poll(() => title.textContent()).toMatch(/^Inside unit 1·5 chosen/);
  await expect.poll(() => seen((app) => app.snapshot.inside.view.rows)).toBe(32);
  await button('training set').click();
  await expect.poll(() => seen((app) => app.snapshot.inside.view.rows)).toBe(250);
  await expect
    .poll(() => page.locator('bnp-inside figcaption').textContent())
    .toMatch(
      /^In the training set the values come in with mean [−\d.]+ and deviation [\d.]+; step 1 gives them mean 0 and deviation 1, step 2 mean/,
    );
  await button('median unit').click();
  await expect.poll(() => title.textContent()).toMatch(/the median unit/);
});

test('a unit pointed at in the phase plane lights up everywhere', async () => {
  const shift = await still('bnp-phase[kind="shift"] canvas');
  const canvas = page.locator('bnp-phase[kind="scale"] canvas');
  const box = (await canvas.boundingBox())!;
  for (let x = 60; x < box.width && !(await seen((app) => app.snapshot.hovered)); x += 9)
    for (let y = 20; y < box.height - 40 && !(await seen((app) => app.snapshot.hovered)); y += 12)
      await page.mouse.move(box.x + x, box.y + y);
  const unit = (await seen((app) => app.snapshot.hovered))!;
  const lit = page.locator(`[data-unit="${unit.layer} ${unit.unit}"].lit`);
  await expect.poll(() => lit.count()).toBe(1);
  await expect.poll(() => picture('bnp-phase[kind="shift"] canvas')).not.toBe(shift);
  await page.mouse.move(2, 2);
  await expect.poll(() => seen((app) => app.snapshot.hovered)).toBeNull();
  await expect.poll(() => picture('bnp-phase[kind="shift"] canvas')).toBe(shift);
});

test('the window of a plane comes back with a γ that was set far away and is taken back', async () => {
  const plane = () => still('bnp-phase[kind="scale"] canvas');
  // At the first step a window is what it needs to be; later it may have grown by more.
  await page.keyboard.press('r');
  await expect.poll(() => seen((app) => app.snapshot.progress.step)).toBe(0);
  await button(/^Unit 1·5:/).click();
  await page.mouse.move(2, 2);
  const before = await plane();
  const box = page.locator('bnp-unit-editor').getByRole('textbox', { name: 'γ' });
  await box.fill('60');
  await box.press('Enter');
  await expect.poll(plane).not.toBe(before);
  await button(/^Undo: /).click();
  await expect.poll(plane).toBe(before);
});

test('the planes turn into time charts and back', async () => {
  const scale = page.locator('bnp-phase[kind="scale"]');
  await scale.getByRole('button', { name: 'over time' }).click();
  await scale.locator('bnp-drift-time canvas').waitFor();
  await expect
    .poll(() => scale.locator('.legend').textContent())
    .toMatch(/γ.*σ, where the identity is.*start: γ = 1/s);
  await scale.getByRole('button', { name: 'plane' }).click();
  await expect.poll(() => scale.locator('bnp-drift-time').count()).toBe(0);
  await expect.poll(() => seen((app) => app.snapshot.phase)).toBe('paused');
});

test('dragging over a time chart shows the whole page as it was; letting go returns', async () => {
  const now = await step(page);
  const gamma = () => seen((app) => app.snapshot.measures.layers[0]!.gamma[0]!);
  const [last, boundary] = [await gamma(), await still('bnp-boundary canvas')];
  for (const figure of ['bnp-loss', 'bnp-drift-time.distance']) {
    const box = (await page.locator(`${figure} canvas`).boundingBox())!;
    await page.mouse.move(box.x + 52, box.y + 60);
    await page.mouse.down();
    await expect.poll(() => seen((app) => app.snapshot.past?.reached)).toBe(now);
    await expect.poll(() => step(page)).toBeLessThan(now / 2);
    await expect.poll(gamma).not.toBe(last);
    await expect.poll(() => picture('bnp-boundary canvas')).not.toBe(boundary);
    await expect
      .poll(() => page.locator('bnp-transport .count').textContent())
      .toMatch(/looking back/);
    await page.mouse.up();
    await expect.poll(() => seen((app) => app.snapshot.past)).toBeNull();
    await expect.poll(() => step(page)).toBe(now);
    await expect.poll(gamma).toBe(last);
  }
});

const weights = () =>
  seen((app) =>
    Object.values(app.snapshot.parameters).flatMap((block) => Array.from(block.values)),
  );
/** Looks back at this very step, and waits until it is as it was. */
async function lookBack(to: number): Promise<number[]> {
  await page.evaluate((step) => {
    const options = { detail: step, bubbles: true, composed: true };
    const app = document.querySelector('bnp-app')!;
    app.shadowRoot!.querySelector('bnp-loss')!.dispatchEvent(new CustomEvent('look-back', options));
  }, to);
  await expect.poll(() => step(page)).toBe(to);
  return weights();
}

test('any earlier step is shown as it was, bit for bit: also after changes by hand, undone ones and none', async () => {
  const trainer = await createTrainer(configOf(initial));
  const now = await step(page);
  const forward = async (n: number) => {
    const to = (await step(page)) + n;
    for (let i = 0; i < n; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => step(page)).toBe(to);
  };
  const last = await weights();
  await page.keyboard.press('g');
  await expect.poll(() => seen((app) => app.snapshot.gauge !== null)).toBe(true);
  await forward(3);
  await page.keyboard.press('g');
  await expect.poll(() => seen((app) => app.snapshot.gauge?.step)).toBe(now + 3);
  await page.keyboard.press('z');
  // The first one stands.
  await expect.poll(() => seen((app) => app.snapshot.gauge?.step)).toBe(now);
  await forward(2);
  const rate = page.locator('#lr');
  await rate.fill('0.5');
  await rate.press('Enter');
  await rate.blur();
  await forward(4);
  const changed = await weights();
  await forward(6);
  const reached = await step(page);
  expect(await lookBack(now + 9)).toEqual(changed);
  for (const at of [0, 7, 31, now - 1]) {
    if (at > 0) await trainer.step(at - trainer.status.step);
    const alone = Object.values(await trainer.parameters()).flatMap(({ values }) => [...values]);
    expect(await lookBack(at)).toEqual(alone);
  }
  await page.keyboard.press('.');
  await expect.poll(() => step(page)).toBe(now);
  await page.keyboard.press('Escape');
  await expect.poll(() => step(page)).toBe(reached);
  expect(last).not.toEqual(changed);
});

test('a run that is looked back at does not go on meanwhile', async () => {
  await page.keyboard.press('Space');
  await phase(page, 'playing');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => seen((app) => app.snapshot.past !== null)).toBe(true);
  const reached = await seen((app) => app.snapshot.past!.reached);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  expect(await seen((app) => app.snapshot.past!.reached)).toBe(reached);
  await page.keyboard.press('Escape');
  await steps(page, reached + 20);
});

test('the gauge: × 5 moves σ, gradients and distances, and not what the net answers; undo takes it back', async () => {
  const std = () => seen((app) => app.snapshot.measures.layers[0]!.std[0]!);
  const before = await std();
  // Before anything is done it says what there is, also in its picture to take away.
  const table = page.locator('bnp-gauge table');
  await expect
    .poll(() => table.textContent())
    .toMatch(
      /will not move.*training loss, own statistics\s*[\d.]+.*will move.*median\s+σ\s*[\d.]+/s,
    );
  await button('Weights × 5').click();
  await expect.poll(() => seen((app) => app.snapshot.gauge !== null)).toBe(true);
  const { loss, answers, layers } = (await seen((app) => app.snapshot.gauge))!;
  expect(loss[1]).toBeCloseTo(loss[0], 3);
  expect(answers.moved).toBeLessThan(1e-2);
  expect(layers).toHaveLength(2);
  for (const { std, gradient, distanceMoved, step2 } of layers) {
    expect(std[1] / std[0]).toBeCloseTo(5, 2);
    expect(gradient[0] / gradient[1]).toBeCloseTo(5, 1);
    expect(distanceMoved).toBeGreaterThan(0.02);
    expect(step2).toBe(0);
  }
  await expect
    .poll(() => table.textContent())
    .toMatch(/did not move.*training loss.*moved.*median\s+σ/s);
  const dot = (side: string) => table.locator(`.track.${side} .to`).first().getAttribute('cx');
  await expect.poll(async () => Math.abs(Number(await dot('stood')))).toBeLessThan(0.5);
  await expect.poll(async () => Number(await dot('moved'))).toBeCloseTo(27, 1);
  await expect.poll(async () => (await std()) / before).toBeCloseTo(5, 2);
  await page.keyboard.press('z');
  await expect.poll(std).toBe(before);
});
