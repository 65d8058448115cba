// The band of the mini-batches' losses: each of them at first, then quantiles of neighbours that never shift.
import { expect, test } from 'vitest';
import { batchBand } from '../../web/figures/batch-band';

function table(values: number[]) {
  const steps = Float64Array.from(values, (_, i) => i);
  const series = { name: 'loss/train', width: 1, steps, values: Float32Array.from(values) };
  return { steps, series: () => series };
}

test('a short run is drawn mini-batch by mini-batch', () => {
  const { per, places } = batchBand(table([3, 1, 2]));
  expect(per).toBe(1);
  expect(places).toEqual([
    { step: 0, low: 3, high: 3 },
    { step: 1, low: 1, high: 1 },
    { step: 2, low: 2, high: 2 },
  ]);
});

test('in a long one a single spike does not reach the band, and where losses lie apart it is as wide', () => {
  const values = Array.from({ length: 768 }, (_, i) => (i % 32 === 5 ? 90 : i % 2));
  const { per, places } = batchBand(table(values));
  expect(per).toBe(32);
  expect(places).toHaveLength(24);
  for (const { low, high } of places) expect([low, high]).toEqual([0, 1]);
  expect(places[0]!.step).toBe(15.5);
});

test('more of the run moves no place that is full, until they are twice as wide', () => {
  const values = Array.from({ length: 370 }, (_, i) => Math.sin(i * i));
  const [before, after] = [batchBand(table(values.slice(0, 200))), batchBand(table(values))];
  expect(after.per).toBe(before.per);
  expect(after.places.slice(0, 25)).toEqual(before.places.slice(0, 25));
});

test('what is not finite is left out', () => {
  const { places } = batchBand(table([1, Number.NaN, Number.POSITIVE_INFINITY, 2]));
  expect(places.map(({ step }) => step)).toEqual([0, 3]);
});
