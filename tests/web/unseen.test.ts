// What nobody sees is seldom drawn, and what has not changed is not worked out again.
import { expect, test } from 'vitest';
import { initial } from '../../web/config';
import { changesOf } from '../../web/lanes';
import { type App, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

test('lanes are tried out once for as long as their text stands', () => {
  const lanes = changesOf({ ...initial, lanes: 'norm-none_lr-1' });
  expect(changesOf({ ...initial, lr: 1, lanes: 'norm-none_lr-1' })).toBe(lanes);
  expect(changesOf({ ...initial, lanes: 'lr-1' })).toEqual([{ key: 'lr', value: 1 }]);
  expect(changesOf({ ...initial, lanes: 'norm-none_lr-1' })).toEqual(lanes);
  expect(changesOf({ ...initial, lanes: '' })).toEqual([]);
});

test('out of sight the lanes are not drawn whenever they move', async () => {
  const { page } = await it.open(`${it.url}/#v=1&lanes=norm-none`);
  await steps(page, 1);
  await expect.poll(() => page.locator('bnp-compare canvas.small').count()).toBe(2);
  await expect
    .poll(() =>
      page.locator('bnp-compare').evaluate((c) => c.getBoundingClientRect().top > innerHeight),
    )
    .toBe(true);
  const { moved, drawn } = await page.evaluate(async () => {
    const app = document.querySelector<App & { lanes: unknown }>('bnp-app')!;
    const figure = app.shadowRoot!.querySelector('bnp-compare')!;
    const small = figure.shadowRoot!.querySelector<HTMLCanvasElement>('canvas.small')!;
    const seen = { moved: 0, drawn: 0 };
    const pen = small.getContext('2d')!;
    const clear = pen.clearRect.bind(pen);
    pen.clearRect = (...box) => {
      seen.drawn++;
      clear(...box);
    };
    for (let before = app.lanes; seen.moved < 16; before = app.lanes) {
      while (app.lanes === before) await new Promise(requestAnimationFrame);
      seen.moved++;
    }
    return seen;
  });
  expect(drawn).toBeLessThan(moved / 2);
});
