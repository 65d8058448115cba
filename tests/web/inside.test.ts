// Inside a unit: all three pictures on one axis while each step is seen on it, else on axes that show them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barsOf } from '../../web/figures/bars';
import { InsideAxes } from '../../web/figures/inside-axes';
import { pauseAfter, type Site, site } from './browser';

type Extent = readonly [number, number];
/** Standardised values, and what comes of them. */
const unit: Extent = [-2, 3];
const scaled = (by: number, shift = 0): Extent => [2 * -by + shift, 3 * by + shift];

/** Which of x, x̂ and y are said to have a scale of their own. */
const alone = (x: Extent, y: Extent, axes = new InsideAxes()) =>
  axes.at('unit', [x, unit, y]).map(({ own }) => own);
const [together, apart] = [
  [false, false, false],
  [true, true, true],
];

describe('the axes of a unit', () => {
  test('are one while its widths are of one size', () => {
    for (const by of [0.3, 1, 5]) expect(alone(scaled(by), scaled(1.5))).toEqual(together);
    const axes = new InsideAxes().at('unit', [scaled(3), unit, scaled(1)]);
    expect(new Set(axes.map(({ range }) => range.join())).size).toBe(1);
    expect(axes[0]!.range).toEqual([-7.8, 10.8]);
  });
  test('x has its own where it is far wider, far narrower, or far away', () => {
    const own = [true, false, false];
    for (const x of [scaled(30), scaled(0.01), scaled(1, 200)])
      expect(alone(x, scaled(1.5, 1))).toEqual(own);
  });
  test('a step that leaves all of one size does not part the others', () => {
    expect(alone(scaled(1), scaled(40))).toEqual([false, false, true]);
    // Undone: what goes out is what came in.
    expect(alone(scaled(40), scaled(40))).toEqual([false, true, false]);
    expect(alone(scaled(900), scaled(30))).toEqual(apart);
  });
  test('hold each picture whole, and share a range where they share a scale', () => {
    const axes = new InsideAxes().at('unit', [scaled(30), unit, [-6, 4]]);
    expect(axes[1]!.range).toEqual(axes[2]!.range);
    expect(axes[1]!.range[0]).toBeLessThan(-6);
    expect(axes[1]!.range[1]).toBeGreaterThan(4);
  });
  test('do not flicker: what has parted comes together only when it is well within', () => {
    const axes = new InsideAxes();
    const at = (by: number) => alone(scaled(by), scaled(1), axes)[0];
    expect([5, 5.9, 6.1, 5.9, 5, 4.1, 3.9, 5, 5.9].map(at)).toEqual(
      [0, 0, 1, 1, 1, 1, 0, 0, 0].map(Boolean),
    );
  });
  test('stay where they are while their values stay on them, and begin anew for another unit', () => {
    const axes = new InsideAxes();
    const range = (of: string, by: number) =>
      axes.at(of, [scaled(by), unit, scaled(1)])[0]!.range.join();
    const first = range('a', 3);
    expect(range('a', 2.9)).toBe(first);
    expect(range('b', 2.9)).not.toBe(first);
  });
});

describe('bars', () => {
  const histogram = { low: 0, high: 4, counts: Float64Array.of(1, 2, 3, 2), below: 0, above: 0 };
  test('are of one area for all the points, however wide', () => {
    for (const width of [400, 12, 3]) {
      const { step, heights } = barsOf(histogram, 8, [0, 8], width);
      expect((heights.reduce((a, b) => a + b, 0) * step) / 8).toBeCloseTo(1);
    }
  });
  test('are put together where they would be too narrow to see', () => {
    expect(barsOf(histogram, 8, [0, 8], 400).heights).toEqual([1, 2, 3, 2]);
    expect(barsOf(histogram, 8, [0, 8], 20)).toMatchObject({
      low: 0,
      step: 2,
      heights: [1.5, 2.5],
    });
    expect(barsOf(histogram, 8, [0, 8], 3).heights).toEqual([2]);
  });
});

describe('on the page', () => {
  let web: Site;
  beforeAll(async () => {
    web = await site();
  });
  afterAll(() => web?.close());

  /** The names below the pictures, and how wide the bars of each are, as a share of it. */
  async function opened(hash: string) {
    const { page, errors } = await web.open(`${web.url}/#v=1&${hash}`);
    await pauseAfter(page, 20);
    await page.getByRole('button', { name: /^Unit 1·1:/ }).click();
    await expect.poll(() => page.locator('bnp-inside h2').textContent()).toContain('unit 1·1');
    const names = await page.locator('bnp-inside .names > span').allTextContents();
    const widths = await page.locator('bnp-inside canvas').evaluate((c: HTMLCanvasElement) => {
      // Just above the axis: the lowest row in which a bar can be.
      const row = c
        .getContext('2d')!
        .getImageData(0, Math.round((107 / 128) * c.height), c.width, 1);
      const inked = Array.from({ length: c.width }, (_, i) => row.data[4 * i + 3]! > 0);
      const third = c.width / 3;
      return [0, 1, 2].map((i) => {
        const part = inked.slice(Math.round(i * third) + 4, Math.round((i + 1) * third) - 4);
        return (part.lastIndexOf(true) - part.indexOf(true)) / third;
      });
    });
    expect(errors).toEqual([]);
    return { owns: names.map((name) => name.includes('scale of its own')), widths };
  }

  test('as it opens all is on one scale, and nothing is crushed', async () => {
    const { owns, widths } = await opened('');
    expect(owns).toEqual(together);
    expect(Math.min(...widths)).toBeGreaterThan(0.12);
  });
  test.each(['scale=30', 'scale=0.02'])(
    '%s: x has its own, and all three are wide',
    async (hash) => {
      const { owns, widths } = await opened(hash);
      expect(owns).toEqual([true, false, false]);
      expect(Math.min(...widths)).toBeGreaterThan(0.3);
    },
  );
});
