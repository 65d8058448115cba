// The median unit is told of calmly while a run moves, and exactly when it rests.
import type { Measures } from 'batchnorm-playground';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Median } from '../../web/median';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** Two units of one layer; `unit` is the one whose distance is the median. */
const measures = (unit: number, gamma: number) =>
  ({
    layers: [
      {
        name: 'bn1',
        layer: 1,
        units: 2,
        gamma: new Float32Array([gamma, 9]),
        std: new Float32Array([2, 3]),
        beta: new Float32Array([1, 0]),
        mean: new Float32Array([4, 0]),
      },
    ],
    verdict: { state: 'not', distance: 1.5, layer: 'bn1', unit, gain: 7, intercept: 7 },
  }) as unknown as Measures;

test('while the run moves, one unit is followed for a while, with its numbers of now', () => {
  const median = new Median();
  expect(median.follow(measures(0, 1), false).verdict).toMatchObject({ unit: 0, gain: 0.5 });
  vi.advanceTimersByTime(1000);
  const later = median.follow(measures(1, 3), false).verdict;
  expect(later).toMatchObject({ unit: 0, gain: 1.5, intercept: -5, distance: 1.5 });
  expect(median.unit).toEqual({ layer: 1, unit: 0 });
  vi.advanceTimersByTime(2500);
  expect(median.follow(measures(1, 3), false).verdict).toMatchObject({ unit: 1, gain: 3 });
});

test('at rest it is the unit of this very step, as the module has it', () => {
  const median = new Median();
  median.follow(measures(0, 1), false);
  const still = measures(1, 1);
  expect(median.follow(still, true)).toBe(still);
  expect(median.unit).toEqual({ layer: 1, unit: 1 });
});

test('without batch norm there is none; a unit that has gone is not told of', () => {
  const median = new Median();
  median.follow(measures(0, 1), false);
  const gone = { ...measures(1, 1), layers: [] } as unknown as Measures;
  expect(median.follow(gone, false).verdict).toMatchObject({ unit: 1, gain: 7 });
  expect(median.follow({ ...gone, verdict: null }, true).verdict).toBeNull();
  expect(median.unit).toBeNull();
});
