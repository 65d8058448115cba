// A reader's own points on the page: drawn, erased, taken back, by mouse and by keys, from a table, and in the link.
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { frameOf } from '../../web/own/frame';
import { readPoints } from '../../web/own/points';
import { type App, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;

const state = () => page.evaluate(() => document.querySelector<App>('bnp-app')!.state);
const count = async () => readPoints(String((await state()).points))!.labels.length;
const learnt = () =>
  page.evaluate(() => {
    const { config, points } = document.querySelector<
      App & {
        snapshot: { points: { train: { labels: Int32Array }; test: { labels: Int32Array } } };
      }
    >('bnp-app')!.snapshot!;
    const { name } = config.data as { name: string };
    return name === 'custom' ? points.train.labels.length + points.test.labels.length : -1;
  });
const surface = () => page.locator('bnp-boundary canvas.drawn');

async function at(x: number, y: number): Promise<[number, number]> {
  await surface().scrollIntoViewIfNeeded();
  const box = (await surface().boundingBox())!;
  return [box.x + 60 + x, box.y + 60 + y];
}

describe('on the boundary', () => {
  beforeEach(async () => {
    ({ page } = await it.open());
    await steps(page, 1);
    await page.getByRole('radio', { name: 'own points' }).check();
    await expect.poll(learnt).toBe(160);
  });

  test('it begins with what was there; a click adds a point, undo takes it away', async () => {
    await surface().click({ position: { x: 80, y: 80 } });
    await expect.poll(count).toBe(161);
    await expect.poll(learnt).toBe(161);
    await expect.poll(() => new URL(page.url()).hash).toMatch(/data=custom&points=[\w-]+&/);
    await page.getByRole('button', { name: 'Undo stroke' }).click();
    await expect.poll(count).toBe(160);
  });

  test('strokes are drawn however quickly they follow each other, and wherever they begin', async () => {
    const { xy } = readPoints(String((await state()).points))!;
    const [left, right, bottom, top] = frameOf(xy);
    const { width } = (await surface().boundingBox())!;
    const side = width - 35;
    // Class 0, as the last point has: what comes first in a stroke stands however near.
    await page.locator('bnp-boundary').getByRole('radio', { name: 'class 0' }).check();
    const [x, y] = xy.slice(-2) as [number, number];
    const [u, v] = [(x - left) / (right - left), (top - y) / (top - bottom)];
    await surface().click({ position: { x: u * side, y: 8 + v * side } });
    for (let i = 0; i < 5; i++) await page.mouse.click(...(await at(20 * i, 60)));
    await expect.poll(count).toBe(166);
  });

  test('a stroke draws many of the chosen class, the eraser takes them', async () => {
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(count).toBe(0);
    await expect
      .poll(() => page.getByRole('region', { name: 'Verdict' }).textContent())
      .toMatch(/Draw at least 4 points/);
    await page.locator('bnp-boundary').getByRole('radio', { name: 'class 0' }).check();
    const stroke = async (y: number) => {
      await page.mouse.move(...(await at(10, y)));
      await page.mouse.down();
      await page.mouse.move(...(await at(150, y)), { steps: 12 });
      await page.mouse.up();
    };
    await stroke(20);
    await page.locator('bnp-boundary').getByRole('radio', { name: 'class 1' }).check();
    await stroke(120);
    const { labels } = readPoints(String((await state()).points))!;
    expect(labels.filter((label) => label === 0).length).toBeGreaterThan(8);
    expect(labels.filter((label) => label === 1).length).toBeGreaterThan(8);
    await expect.poll(learnt).toBe(labels.length);
    await page.locator('bnp-boundary').getByRole('radio', { name: 'erase' }).check();
    await stroke(20);
    await expect
      .poll(async () => readPoints(String((await state()).points))!.labels.includes(0))
      .toBe(false);
  });

  test('by the keyboard alone, which hears the answer where it is', async () => {
    await surface().focus();
    await page.keyboard.press('ArrowUp');
    const words = page.locator('bnp-boundary .at');
    await expect.poll(() => words.textContent()).toMatch(/^At \(0\.00, 0\.0\d+\): class [01], /);
    await expect.poll(() => words.getAttribute('aria-live')).toBe('polite');
    await page.keyboard.press('ArrowDown');
    for (const key of ['ArrowUp', 'ArrowRight', 'Enter', 'ArrowLeft', 'Space'])
      await page.keyboard.press(key);
    await expect.poll(count).toBe(162);
    await expect.poll(async () => (await state()).speed).toBe('normal');
  });

  test('the link gives the same points', async () => {
    await surface().click({ position: { x: 80, y: 80 } });
    await expect.poll(learnt).toBe(161);
    const { points } = await state();
    await expect.poll(() => page.url()).toContain(`points=${points}`);
    await page.reload();
    await expect.poll(learnt).toBe(161);
    await expect.poll(async () => (await state()).points).toBe(points);
  });
});

describe('from a table', () => {
  const take = async (text: string) => {
    await page.getByRole('button', { name: 'CSV …' }).click();
    await page.getByRole('textbox', { name: 'Table' }).fill(text);
    await page.getByRole('button', { name: 'Use these points' }).click();
  };
  beforeEach(async () => {
    ({ page } = await it.open());
    await steps(page, 1);
    await page.getByRole('radio', { name: 'own points' }).check();
    await expect.poll(learnt).toBe(160);
  });

  test('what is wrong stands by its line, and nothing changes', async () => {
    await take('1,2,a\n1,x,b\n3');
    const faults = page.locator('bnp-csv').getByRole('alert');
    await expect.poll(() => faults.textContent()).toMatch(/Line 2: “x” is not.*Line 3: 1 value/s);
    await expect.poll(learnt).toBe(160);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  test('its points are learnt, wherever they lie', async () => {
    await take(
      `a;b;c\n${Array.from({ length: 40 }, (_, i) => `${i};${(i * 7) % 13};${i < 20 ? 'no' : 'yes'}`).join('\n')}`,
    );
    await expect.poll(learnt).toBe(40);
    await steps(page, 30);
  });

  test('too many for a link: the page says so, keeps them, and the address stays short', async () => {
    await take(
      Array.from({ length: 900 }, (_, i) => `${i / 900},${Math.sin(i)},${i % 2}`).join('\n'),
    );
    await expect.poll(learnt).toBe(900);
    await expect
      .poll(() => page.locator('bnp-boundary .many').textContent())
      .toMatch(/900 points: too many for a link/);
    await expect.poll(() => page.url()).not.toContain('points=');
    await page.reload();
    await steps(page, 1);
    await expect
      .poll(() => page.getByRole('alert').first().textContent())
      .toMatch(/points themselves are not in it/);
    await expect.poll(async () => (await state()).data).toBe('spiral');
  });

  test('three classes: three outputs, all colours on the plane, a tool for each', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 60;
      return `${Math.cos(angle)},${Math.sin(angle)},${['red', 'green', 'white'][i % 3]}`;
    });
    await take(rows.join('\n'));
    const grid = () =>
      page.evaluate(() => {
        const app = document.querySelector('bnp-app') as unknown as {
          snapshot: {
            grid: { classes?: number; values: Float32Array };
            points: { classes: number };
          };
        };
        const { grid, points } = app.snapshot;
        return {
          classes: points.classes,
          of: grid.classes,
          low: Math.min(...grid.values) >= 0,
          all: grid.values.every((v) => v % 1 >= 0.33),
        };
      });
    await expect.poll(grid).toEqual({ classes: 3, of: 3, low: true, all: true });
    const figure = page.locator('bnp-boundary');
    await expect
      .poll(() => figure.getByRole('radiogroup').first().textContent())
      .toMatch(/green\s*red\s*white\s*new class\s*erase/);
    await expect
      .poll(() => figure.locator('.marks').getAttribute('aria-label'))
      .toMatch(/^green: orange discs; red: blue diamonds; white: red hourglasses\./);
    await surface().focus();
    await page.keyboard.press('ArrowRight');
    await page.mouse.move(...(await at(40, 40)));
    await expect
      .poll(() => figure.locator('.at').textContent())
      .toMatch(/: (green|red|white), [\d.]+\s%\ssure/);
  });

  test('values to fit: the loss is a squared error, and points can be taken away', async () => {
    await take(Array.from({ length: 40 }, (_, i) => `${i % 8},${i % 5},${i / 10}`).join('\n'));
    await expect.poll(() => page.locator('bnp-boundary dd').first().textContent()).toMatch(/loss/);
    const values = () =>
      page.evaluate(() => {
        const { points } = document.querySelector<App>('bnp-app')!.snapshot as unknown as {
          points: { classes: number; train: { targets: Float32Array } };
        };
        return [points.classes, points.train.targets.some((v) => v > 3)];
      });
    await expect.poll(values).toEqual([0, true]);
    await expect
      .poll(() => page.locator('bnp-boundary').getByRole('radiogroup').first().textContent())
      .toMatch(/^\s*value\s*erase\s*$/);
    await page.keyboard.press('z');
    await expect.poll(learnt).toBe(160);
  });

  test('a file dropped on the boundary, whatever the data set; its faults stand by their lines', async () => {
    const drop = (text: string) =>
      page.locator('bnp-boundary figure').evaluate((figure, csv) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([csv], 'points.csv', { type: 'text/csv' }));
        for (const type of ['dragover', 'drop'])
          figure.dispatchEvent(
            new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }),
          );
      }, text);
    await page.getByRole('radio', { name: 'moons' }).check();
    await expect.poll(async () => (await state()).data).toBe('moons');
    await drop('1,2,a\n3,4,b\n5,6,a');
    await page
      .getByRole('dialog')
      .getByText(/3 points; from 4/)
      .waitFor();
    await page.keyboard.press('Escape');
    await drop('1,2,a\n3,4,b\n5,6,a\n7,8,b\n2,2,b');
    await expect.poll(async () => (await state()).data).toBe('custom');
    await expect.poll(learnt).toBe(5);
  });

  test('a file that is opened', async () => {
    await page.getByRole('button', { name: 'CSV …' }).click();
    await page.locator('bnp-csv input[type="file"]').setInputFiles({
      name: 'mine.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('x,y,label\n0,0,0\n1,1,1\n0,1,1\n1,0,0\n0.5,0.5,1'),
    });
    await expect.poll(learnt).toBe(5);
  });
});
