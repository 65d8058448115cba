// What the page mends by itself it takes back as soon as it can: a batch that was larger than the points are.
import { expect, test } from 'vitest';
import { initial } from '../../web/config';
import { writePoints } from '../../web/own/points';
import { Mender } from '../../web/repair';
import type { State } from '../../web/state';

const error = {
  field: 'batchSize',
  value: '32',
  bound: 'at most the 2 points that train, or full',
};

const own = (count: number, more: Partial<State> = {}): State => {
  const xy = Array.from({ length: 2 * count }, (_, i) => i / 100);
  const labels = Array.from({ length: count }, (_, i) => i % 2);
  return { ...initial, data: 'custom', points: writePoints({ xy, labels }), ...more };
};

test('a batch that did not fit is its size again when it does', () => {
  const mender = new Mender();
  expect(mender.mend(own(4), error)).toMatchObject({ key: 'batch', value: 'full' });
  expect(mender.again(own(40, { batch: 'full' })).batch).toBe('full');
  expect(mender.again(own(64, { batch: 'full' })).batch).toBe(32);
  // Whoever then asks for the full set keeps it.
  expect(mender.again(own(80, { batch: 'full' })).batch).toBe('full');
});

test('with every point training, as many points are enough', () => {
  const mender = new Mender();
  mender.mend(own(4), error);
  expect(mender.again(own(40, { batch: 'full', split: 'all' })).batch).toBe(32);
});

test('a batch that the reader has set stays', () => {
  const mender = new Mender();
  expect(mender.again(own(64, { batch: 'full' })).batch).toBe('full');
  mender.mend(own(4), error);
  expect(mender.again(own(4, { batch: 2 })).batch).toBe(2);
  expect(mender.again(own(64, { batch: 'full' })).batch).toBe('full');
});
