// sweep: every combination once, whatever the shards, and just what a run by itself gives.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTrainer } from 'batchnorm-playground';
import { afterAll, expect, it } from 'vitest';
import { command } from './command';

const folder = mkdtempSync(join(tmpdir(), 'bnp-sweep-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(plan: unknown): string {
  const path = join(folder, 'sweep.json');
  writeFileSync(path, JSON.stringify(plan));
  return path;
}

const plan = {
  config: { data: 'moons', layers: [4] },
  vary: { norm: ['none', 'batch'], 'optimizer.learningRate': [0.01, 0.1] },
  seeds: [3, 8],
  steps: 40,
};
const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

it('gives a line a run, the same as the run alone', async () => {
  const { code, out, err } = await command('sweep', file(plan), '--jobs', '2');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const runs = lines(out).sort((a, b) => a.run - b.run);
  expect(runs.map(({ run }) => run)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(runs[5]).toMatchObject({
    seed: 8,
    set: { norm: 'batch', 'optimizer.learningRate': 0.01 },
    step: 40,
    state: 'finished',
  });
  const trainer = await createTrainer({
    ...{ data: 'moons', layers: [4], norm: 'batch', seed: 8 },
    optimizer: { learningRate: 0.01 },
  });
  await trainer.step(40);
  const { train, verdict } = await trainer.measures();
  expect(runs[5]).toMatchObject({ train, verdict: { distance: verdict!.distance } });
  trainer.dispose();
});

it('shards part the runs; --seeds and --steps count instead of the file', async () => {
  const path = file(plan);
  const parts = await Promise.all(
    ['1/3', '2/3', '3/3'].map((shard) =>
      command('sweep', path, '--shard', shard, '--seeds', '2', '--list'),
    ),
  );
  const runs = parts.flatMap(({ out }) => lines(out));
  expect(runs.map(({ run }) => run).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(new Set(runs.map(({ seed }) => seed))).toEqual(new Set([1, 2]));
});

it('a run that the core refuses is a line with its error, and exit code 1', async () => {
  const vary = { batchSize: [32, 400] };
  const { code, out } = await command('sweep', file({ ...plan, vary, seeds: 1, steps: 2 }));
  expect(code).toBe(1);
  expect(lines(out).find(({ run }) => run === 1).error).toContain('batchSize is 400');
});

it.each([
  [{ vary: { norm: 'batch' } }, 'vary.norm must be a list'],
  [{ vary: { 'optimizer.learningRate': [0] } }, 'optimizer.learningRate is 0'],
  [{ vary: { '__proto__.x': [0] } }, 'no path'],
  [{ seeds: [-1] }, 'seeds must be'],
  [{ seeds: 100_000, vary: { seed: [1, 2] } }, 'at most 100000'],
  [{ steps: 0 }, 'steps is 0'],
  [{ varies: {} }, 'varies: a sweep has'],
  [[], 'must hold an object'],
])('refuses %j', async (wrong, says) => {
  const { code, err } = await command('sweep', file(wrong));
  expect(code).toBe(2);
  expect(err).toContain(says);
});

it.each([
  [['--shard', '3/2'], '--shard 3/2'],
  [['--jobs', '0'], '--jobs is 0'],
])('refuses %j', async (args, says) => {
  const { code, err } = await command('sweep', file(plan), ...args);
  expect(code).toBe(2);
  expect(err).toContain(says);
});
