// What an earlier step is computed from: the way there begins at a snapshot and meets all that a hand did.
import { expect, test } from 'vitest';
import { Memory } from '../../web/memory';

const bytes = (length = 1) => new Uint8Array(length);
const again = async () => {};
const steps = (memory: Memory, to: number) => {
  const route = memory.route(to);
  return route && [route.from.step, ...route.way.map(({ step }) => step)];
};

test('from the newest snapshot before the step, by all that was done until then', () => {
  const memory = new Memory();
  expect(memory.route(3)).toBeNull();
  memory.keep(0, bytes());
  memory.did(4, again);
  memory.keep(10, bytes());
  memory.did(12, again);
  memory.did(12, again);
  memory.keep(20, bytes());
  expect(steps(memory, 0)).toEqual([0]);
  expect(steps(memory, 9)).toEqual([0, 4]);
  // The mini-batch that led to a step is of the step before.
  expect(steps(memory, 10)).toEqual([0, 4, 10]);
  expect(steps(memory, 12)).toEqual([10, 12, 12]);
  expect(steps(memory, 25)).toEqual([20]);
});

test('what came after the moment to which a run was set back is no more', () => {
  const memory = new Memory();
  for (const step of [0, 10, 20]) memory.keep(step, bytes());
  memory.did(21, again);
  const { version } = memory;
  memory.jumped(10, bytes());
  expect(memory.version).not.toBe(version);
  expect(steps(memory, 30)).toEqual([10]);
  expect(memory.route(10)?.way.at(-1)).toMatchObject({ step: 10, jump: true });
});

test('large snapshots are thinned out and then come half as often; nothing that was done is lost', () => {
  const memory = new Memory();
  expect([memory.due(0), memory.due(599), memory.due(600)]).toEqual([true, false, true]);
  for (let step = 0; step < 20; step++) {
    memory.keep(10 * step, bytes(1e6));
    memory.did(10 * step + 5, again);
  }
  expect(memory.route(5)?.from.step).toBe(0);
  expect(steps(memory, 16)).toEqual([0, 5, 15]);
  expect(memory.due(1e6)).toBe(true);
  expect(memory.due(1e6 + 600)).toBe(false);
  expect(memory.due(1e6 + 1200)).toBe(true);
});
