// Budgets: the shipped wasm stays ahead of the straightforward build, timed beside it in turns.
import { beforeAll, expect, test } from 'vitest';
import { buildWasm } from '../../tools/build.mjs';
import * as base from './base.mjs';
import * as ours from './ours.mjs';
import { compare } from './race.mjs';
import { works } from './standard-work.mjs';

// About two thirds of what an idle machine shows (npm run bench), for others use this one, too.
const least: Record<string, number> = { W1: 1.4, W2: 1.2, W3: 1, W4: 1.5 };

type Row = { rates: number[]; note?: string };
const fastest = ({ rates }: Row) => Math.max(...rates);

beforeAll(() => buildWasm('bench_base', 'Compiling the straightforward build'), 300_000);

test('each standard work is done faster than by Eigen as one writes it down', async () => {
  const ratios: Record<string, number> = {};
  const options = { rounds: 9, sliceMs: 40 };
  await compare([ours, base], options, (id: string, _: string, { rows }: { rows: Row[] }) => {
    const [us, them] = rows as [Row, Row];
    expect(us.note, id).toBeUndefined(); // the 50th loss is everybody's
    ratios[id] = fastest(us) / fastest(them);
  });
  expect(Object.keys(ratios)).toEqual([...Object.keys(works), 'W4']);
  for (const [id, ratio] of Object.entries(ratios)) expect(ratio, id).toBeGreaterThan(least[id]!);
}, 120_000);
