// What hand-drawn points may be: of as many classes as are wanted, or with values to fit.
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { readPoints } from '../../web/own/points';
import { type App, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;
beforeEach(async () => {
  ({ page } = await it.open());
  await steps(page, 1);
  await page.getByRole('radio', { name: 'own points' }).check();
  await page.locator('bnp-boundary canvas.drawn').waitFor();
});

const state = () => page.evaluate(() => document.querySelector<App>('bnp-app')!.state);
const classesLearnt = () =>
  page.evaluate(() => {
    type Seen = App & { snapshot: { points: { classes: number } } };
    return document.querySelector<Seen>('bnp-app')!.snapshot!.points.classes;
  });

async function at(x: number, y: number): Promise<[number, number]> {
  const surface = page.locator('bnp-boundary canvas.drawn');
  await surface.scrollIntoViewIfNeeded();
  const box = (await surface.boundingBox())!;
  return [box.x + 60 + x, box.y + 60 + y];
}

test('a third class, and a fourth: each is there once it is wanted', async () => {
  const tool = (name: string) => page.locator('bnp-boundary').getByRole('radio', { name });
  for (const classes of [3, 4]) {
    await tool('new class').check();
    await page.mouse.click(...(await at(30 * classes, 20)));
    await expect.poll(classesLearnt).toBe(classes);
  }
  await expect.poll(async () => (await state()).points).toMatch(/^4\./);
  await tool('class 3').waitFor();
});

test('values by hand: classes become values, the slider says which the next points have', async () => {
  const figure = page.locator('bnp-boundary');
  await figure.getByRole('radio', { name: 'values' }).check();
  await expect.poll(classesLearnt).toBe(0);
  const slider = figure.getByRole('slider', { name: 'Value of the next points' });
  await slider.fill('-10');
  await page.mouse.click(...(await at(70, 20)));
  const last = async () => readPoints(String((await state()).points))!.values!.at(-1);
  await expect.poll(last).toBe(-0.5);
  await figure.getByRole('radio', { name: 'classes' }).check();
  await expect.poll(classesLearnt).toBe(2);
  await page.keyboard.press('z');
  await expect.poll(classesLearnt).toBe(0);
  await expect.poll(last).toBe(-0.5);
});

test('while there are too few points, no number of the run before stands as if it were current', async () => {
  await expect.poll(() => page.locator('bnp-what-if dd.num').count()).toBe(3);
  await page.getByRole('button', { name: 'Clear' }).click();
  const text = (selector: string) => page.locator(selector).allTextContents();
  await expect.poll(() => text('bnp-boundary dd')).toEqual(['–loss –', '–loss –']);
  await expect.poll(() => text('bnp-verdict .distance')).toEqual(['median unit’s distance –']);
  await expect.poll(() => text('bnp-loss .legend .num')).toEqual(['–', '–', '–']);
  await expect.poll(() => text('bnp-what-if dd.num')).toEqual([]);
  for (const figure of ['bnp-what-if p', 'bnp-phase .empty', 'bnp-drift-time .empty'])
    await expect
      .poll(() => page.locator(figure).first().textContent())
      .toMatch(/^Nothing is learnt yet/);
  await expect.poll(() => page.getByTestId('steps').textContent()).toBe('0');
  await expect
    .poll(() => text('bnp-boundary figcaption'))
    .toEqual(['Draw at least 4 points, and the network learns from them.']);
  for (let i = 0; i < 4; i++) await page.mouse.click(...(await at(20 * i, 40)));
  await expect.poll(classesLearnt).toBe(2);
  await expect.poll(() => page.locator('bnp-what-if dd.num').count()).toBe(3);
});

test('a plane that was cleared is empty, and takes points again', async () => {
  // Seen to fail with the points of the run before.
  const colours = () =>
    page.locator('bnp-boundary canvas').evaluate((canvas: HTMLCanvasElement) => {
      const [w, h] = [canvas.width, canvas.height];
      const { data } = canvas.getContext('2d')!.getImageData(w / 3, h / 3, w / 3, h / 3);
      return new Set(new Uint32Array(data.buffer)).size;
    });
  const learns = () =>
    page.evaluate(() => {
      type Seen = App & {
        snapshot: {
          config: { data: { name: string } };
          points: object;
          progress: { step: number };
        };
      };
      const { config, points, progress } = document.querySelector<Seen>('bnp-app')!.snapshot;
      return config.data.name === 'custom' && points !== null && progress.step > 0;
    });
  await expect.poll(learns).toBe(true);
  await expect.poll(colours).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => page.getByTestId('steps').textContent()).toBe('0');
  await page.waitForTimeout(500); // it was empty for a moment, too
  await expect.poll(colours).toBe(1);
});

test('a file that falls beside the plane does not take the page’s place', async () => {
  const kept = await page
    .locator('bnp-network figure')
    .first()
    .evaluate((figure) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['1,2,a'], 'points.csv', { type: 'text/csv' }));
      const options = { dataTransfer, bubbles: true, composed: true, cancelable: true };
      return ['dragover', 'drop'].map((type) => {
        const event = new DragEvent(type, options);
        figure.dispatchEvent(event);
        return event.defaultPrevented;
      });
    });
  expect(kept).toEqual([true, true]);
});
