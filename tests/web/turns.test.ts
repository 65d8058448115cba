// Turns of pictures: a task that has drawn enough leaves the others to later tasks, in their order.
import { expect, test, vi } from 'vitest';
import { draws, full, turn } from '../../web/figures/turns';

const task = () => new Promise((done) => setTimeout(done));

test('a task draws what fits, those who wait draw later, one after the other', async () => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const drawn: string[] = [];
  const figure = async (name: string, ms: number) => {
    if (full()) await turn();
    draws(() => {
      now += ms;
      drawn.push(name);
    });
  };
  const all = ['a', 'b', 'c', 'd', 'e'].map((name, i) => figure(name, [3, 6, 9, 1, 1][i]!));
  expect(drawn).toEqual(['a', 'b']);
  await task();
  expect(drawn).toEqual(['a', 'b', 'c']);
  await Promise.all(all);
  expect(drawn).toEqual(['a', 'b', 'c', 'd', 'e']);
  await task();
  expect(full()).toBe(false);
  clock.mockRestore();
});
