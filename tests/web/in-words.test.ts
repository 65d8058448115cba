// What all words and numbers tell of is one moment.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inWords } from '../../web/figures/in-words';
import type { Snapshot } from '../../web/snapshot';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const snapshot = (change: Partial<Snapshot> = {}) =>
  ({ run: 1, phase: 'playing', past: null, hovered: null, chosen: null, ...change }) as Snapshot;

test('figures that are drawn one after the other say the same while the run moves', () => {
  const [first, second, third] = [snapshot(), snapshot(), snapshot()];
  expect(inWords(first)).toBe(first);
  vi.advanceTimersByTime(100);
  expect(inWords(second)).toBe(first);
  vi.advanceTimersByTime(100);
  expect(inWords(second)).toBe(first);
  vi.advanceTimersByTime(100);
  expect(inWords(third)).toBe(third);
});

test.each([
  ['at rest', { phase: 'paused' }],
  ['in another run', { run: 2 }],
  ['looking back', { past: { reached: 9 } }],
  ['where another unit is pointed at', { hovered: { layer: 1, unit: 0 } }],
] as const)('%s it is the latest at once', (_, change) => {
  inWords(null);
  inWords(snapshot());
  const latest = snapshot(change as Partial<Snapshot>);
  expect(inWords(latest)).toBe(latest);
});
