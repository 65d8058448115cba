// The axes of curves over the steps hold where each of them stands; a spike leaves the picture, and is said to.
import { expect, test } from 'vitest';
import { laneScale } from '../../web/figures/lane-scale';
import { lossTop } from '../../web/figures/loss-top';
import { robustTop } from '../../web/figures/robust-top';

const curve = (ys: readonly number[], every = 50) => ys.map((y, i) => ({ x: every * i, y }));
const falling = curve(Array.from({ length: 40 }, (_, i) => 0.1 + 0.6 * Math.exp(-i / 10)));

// Seen to fail with the highest of all points but the first: 300 000, and all curves on the ground.
test('one lane’s spike leaves the picture, where each stands does not', () => {
  const spike = curve([0.9, 3e5, ...Array.from({ length: 38 }, (_, i) => 2 - i / 40)]);
  const { log, range } = laneScale([falling, spike]);
  expect(log).toBe(false);
  expect(range[0]).toBe(0);
  expect(range[1]).toBeGreaterThan(1.05);
  expect(range[1]).toBeLessThan(4);
});

test('even as one of its first points', () => {
  const { log, range } = laneScale([curve([0.7, 0.6, 0.5, 0.5]), curve([0.9, 3e5, 2, 1.9])]);
  expect(log).toBe(false);
  expect(range[1]).toBeLessThan(4);
});

test('a lane that stands far above the others gives all of them powers of ten', () => {
  const far = curve(Array.from({ length: 40 }, (_, i) => 1e4 + 50 * i));
  const { log, range } = laneScale([falling, far]);
  expect(log).toBe(true);
  expect(range[0]).toBeLessThanOrEqual(Math.log10(0.11));
  expect(range[1]).toBeGreaterThanOrEqual(Math.log10(far.at(-1)!.y));
});

test('what falls is drawn as it falls', () => {
  expect(laneScale([falling])).toEqual({ log: false, range: [0, expect.closeTo(0.8, 1)] });
  expect(robustTop([], 100)).toBe(0);
  expect(laneScale([]).range[1]).toBeGreaterThan(0);
});

// Seen to fail with an axis that follows the sets alone: it ended at 0.1.
test('the band is inside where the run is now, however far above the sets', () => {
  const sets = [curve(Array.from({ length: 100 }, () => 0.08))];
  const band = curve(
    Array.from({ length: 30 }, (_, i) => 0.15 + 0.01 * (i % 3)),
    165,
  );
  expect(lossTop(sets, band, 4950)).toBeGreaterThan(0.169);
});

test('a single wild mini-batch presses nothing to the ground, and an early band may leave', () => {
  const sets = [curve(Array.from({ length: 100 }, () => 0.5))];
  const wild = curve(Array.from({ length: 100 }, (_, i) => (i === 90 ? 80 : 0.55)));
  expect(lossTop(sets, wild, 4950)).toBeLessThan(1);
  const early = curve(Array.from({ length: 100 }, (_, i) => (i < 20 ? 4 : 0.55)));
  expect(lossTop(sets, early, 4950)).toBeLessThan(1);
});
