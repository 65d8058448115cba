// The command line: what it prints, and the code with which it ends.
import { experiments } from 'batchnorm-playground/experiments';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { experiment } from '../../bindings/cli/experiment';

let out: string[];
let err: string[];

beforeEach(() => {
  out = [];
  err = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line));
});
afterEach(() => vi.restoreAllMocks());

test('without an id it lists them all', async () => {
  expect(await experiment([])).toBe(0);
  for (const { id, title } of experiments) {
    expect(out.join('\n')).toContain(id);
    expect(out.join('\n')).toContain(title);
  }
});

test('runs one: plot, medians, sentence, verdict', async () => {
  expect(await experiment(['gauge', '--seeds', '2'])).toBe(0);
  const text = out.join('\n');
  expect(text).toMatch(/logits\s+\d/);
  expect(text).toMatch(/[=.]*o[=.]*/);
  expect(text).toContain('The logits move by');
  expect(text).toContain('Every criterion is met.');
});

test('as JSON it prints a line a run, and one for the outcome', async () => {
  expect(await experiment(['undo-one-layer', '--seeds', '3', '--json'])).toBe(0);
  const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ seed }) => seed)).toEqual([1, 2, 3, undefined]);
  expect(lines[3]).toMatchObject({ id: 'undo-one-layer', met: true, seeds: [1, 2, 3] });
});

test('a shard takes its part of the seeds', async () => {
  await experiment(['undo-one-layer', '--seeds', '5', '--json', '--shard', '2/2']);
  const lines = out.map((line) => JSON.parse(line) as { seed?: number });
  expect(lines.map(({ seed }) => seed)).toEqual([2, 4, undefined]);
});

test('ends with 1 where a criterion is not met', async () => {
  const criteria = experiments.find(({ id }) => id === 'undo-one-layer')!.criteria as unknown as {
    to?: number;
  }[];
  const { to } = criteria[0]!;
  criteria[0]!.to = -1;
  try {
    expect(await experiment(['undo-one-layer', '--seeds', '1'])).toBe(1);
    expect(out.join('\n')).toContain('NOT MET');
  } finally {
    criteria[0]!.to = to!;
  }
});

describe('refuses with 2 and a sentence that names what it got', () => {
  test.each([
    [['nonsense'], 'nonsense'],
    [['gauge', '--seeds', '0'], '--seeds: 0 is not a whole number from 1'],
    [['gauge', '--seeds'], '--seeds: nothing'],
    [['gauge', '--shard', '3/2'], '--shard: 3 is not'],
    [['gauge', '--shard', 'x'], '--shard: x is not of the form i/n'],
    [['gauge', '--seeds', '1', '--shard', '2/2'], 'has no seed'],
    [['gauge', 'xor'], 'xor: not known'],
    [['--jsn'], '--jsn: not known'],
  ])('%j', async (args, words) => {
    expect(await experiment(args)).toBe(2);
    expect(err.join('\n')).toContain(words);
  });
});
