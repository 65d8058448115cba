// Every setting of the table, by its own control: the state, the link, and what the trainer is given.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { choicesOf, configOf, initial, needsRestart } from '../../web/config';
import { formatHash } from '../../web/hash';
import { type Key, type Row, rows, type State, type Value } from '../../web/state';
import { type App, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;
beforeAll(async () => {
  ({ page } = await it.open());
  await steps(page, 1);
});

/** What must hold beside a setting for it to have a meaning. */
const beside: Partial<Record<Key, Partial<State>>> = {
  share: { data: 'blobs' },
  even: { data: 'rings' },
  momentum: { opt: 'sgd' },
  nesterov: { opt: 'sgd', momentum: 0.5 },
  alpha: { opt: 'rmsprop' },
  every: { schedule: 'step' },
  factor: { schedule: 'step' },
  cosineSteps: { schedule: 'cosine' },
  std: { init: 'normal' },
  loss: { data: 'plane' },
};
const typed: Partial<Record<Key, Value>> = {
  split: 'all',
  decay: 0.01,
  clip: 2,
  seed: 11,
  samples: 300,
  batch: 'full',
  shift: -2,
};

/** Another value than the default, within the bounds. */
function another(row: Row): Value {
  const own = typed[row.key];
  if (own !== undefined) return own;
  if (row.control === 'several') return 'x.y.xy';
  const other = choicesOf(row).find(([name]) => name !== initial[row.key] && name !== 'logistic');
  if (other) return other[0];
  const now = Number(initial[row.key]);
  const [from, to] = row.span ?? [1, 100];
  if (row.whole) return 40;
  const middle = row.log ? Number(Math.sqrt(from * to).toPrecision(1)) : (from + to) / 2;
  return middle === now ? to : middle;
}

/** The control itself, whatever it is; sections are opened as a reader would. */
async function use(row: Row, value: Value): Promise<void> {
  const form = page.locator('bnp-controls');
  const folded = form.locator('details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  const named = form.locator(`[name="${row.key}"]`);
  if (row.control === 'segments' || row.control === 'thumbs')
    return form.locator(`input[name="${row.key}"][value="${value}"]`).check();
  if (row.control === 'several')
    return form.locator(`input[name="${row.key}"][value="xy"]`).check();
  if (row.control === 'select') return void (await named.selectOption(String(value)));
  if (row.control === 'toggle') return named.click();
  await form.locator(`input#${row.key}`).fill(String(value));
  await form.locator(`input#${row.key}`).press('Enter');
}

const app = <T>(read: (app: App) => T): Promise<T> =>
  page.evaluate(`(${read.toString()})(document.querySelector('bnp-app'))`) as Promise<T>;

const dig = (from: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((o, k) => (o as Record<string, unknown>)[k], from);

const offered = rows.filter(
  ({ control, group, field }) => control !== 'drawn' && group !== 'view' && field,
);

describe.each(offered.map((row) => [row.label, row] as const))('%s', (_, row) => {
  const from: State = { ...initial, ...beside[row.key] };
  const value = another(row);
  const to: State = { ...from, [row.key]: value };

  test('changes the state, the link and the run', async () => {
    await page.evaluate((to) => {
      location.hash = to;
    }, formatHash(from));
    await expect.poll(() => app(({ state }) => state)).toEqual(from);
    await expect.poll(() => app(({ snapshot }) => snapshot?.config)).toEqual(await resolved(from));
    const run = await app(({ snapshot }) => snapshot!.run);
    await use(row, value);
    await expect.poll(() => app(({ state }) => state)).toEqual(to);
    await expect.poll(() => new URL(page.url()).hash).toBe(formatHash(to));
    const path = row.field!.replace('*', '0').replace(/^(data\.(scale|shift))$/, '$1.0');
    const wanted = await expected(to, path);
    await expect
      .poll(() => app(({ snapshot }) => snapshot!.config).then((c) => dig(c, path)))
      .toEqual(wanted);
    await expect
      .poll(async () => (await app(({ snapshot }) => snapshot!.run)) > run)
      .toBe(needsRestart(from, to));
    await expect.poll(() => page.getByRole('alert').textContent()).toBe('');
  });

  test('is undone and redone, in the state and in the link', async () => {
    await page.getByRole('button', { name: `Undo: ${row.label}` }).click();
    await expect.poll(() => app(({ state }) => state)).toEqual(from);
    await expect.poll(() => new URL(page.url()).hash).toBe(formatHash(from));
    await page.getByRole('button', { name: `Redo: ${row.label}` }).click();
    await expect.poll(() => app(({ state }) => state)).toEqual(to);
    await expect.poll(() => new URL(page.url()).hash).toBe(formatHash(to));
  });

  test('says that it starts the run again, if it does', async () => {
    const hint = page.locator(`#${row.key}-hint`);
    const again = /starts the run again/.test((await hint.textContent())!);
    expect(again).toBe(needsRestart(from, to));
  });
});

async function resolved(state: State): Promise<unknown> {
  const { resolveConfig } = await import('batchnorm-playground');
  return resolveConfig(configOf(state));
}

async function expected(state: State, path: string): Promise<unknown> {
  const [config, before] = [await resolved(state), await resolved(initial)].map((c) =>
    dig(c, path),
  );
  expect(config).not.toEqual(before);
  return config;
}

test('noise in one layer alone: the others have none, and only layers that are there are offered', async () => {
  const from = { ...initial, noiseScaleFrom: 0.5, noiseScaleTo: 2, layers: '8-8s-8' };
  await page.evaluate((to) => {
    location.hash = to;
  }, formatHash(from));
  await expect.poll(() => app(({ state }) => state)).toEqual(from);
  const box = page.locator('bnp-controls input[name="noiseIn"]');
  await expect.poll(() => box.count()).toBe(3);
  await box.nth(0).uncheck({ force: true });
  await box.nth(2).uncheck({ force: true });
  await expect.poll(() => app(({ state }) => state.noiseIn)).toBe('2.4.5.6');
  const noise = () =>
    app(({ snapshot }) => {
      const { layers } = snapshot!.config as {
        layers: { norm: { affine: object; noise: { scale: number[] } } }[];
      };
      return layers.map(({ norm }) => [norm.noise.scale, norm.affine]);
    });
  const [plain, step1] = [
    { gamma: true, beta: true },
    { gamma: false, beta: false },
  ];
  await expect.poll(noise).toEqual([
    [[1, 1], plain],
    [[0.5, 2], step1],
    [[1, 1], plain],
  ]);
  await expect.poll(() => new URL(page.url()).hash).toMatch(/noiseIn=2\.4\.5\.6/);
});

test('a choice that the rest does not allow is named, and made to fit', async () => {
  await page.evaluate((to) => {
    location.hash = to;
  }, '#v=1&samples=502&data=symmetricXor');
  const notices = () => page.getByRole('alert').textContent();
  await expect.poll(notices).toMatch(/Points:.*502.*multiple of 4.*500/);
  await expect.poll(() => app(({ state }) => state.samples)).toBe(500);
  await page.evaluate((to) => {
    location.hash = to;
  }, '#v=1&batch=1024');
  await expect.poll(notices).toMatch(/Batch size:.*1024.*250 points that train.*full/);
});

test('help for a group stands under each of its settings', async () => {
  const hint = page.locator('#noise-hint');
  await expect.poll(() => hint.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Explain: Data' }).click();
  await expect.poll(() => hint.textContent()).toMatch(/stray.*starts the run again/);
  await expect.poll(() => hint.isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Explain: Data' }).click();
});
