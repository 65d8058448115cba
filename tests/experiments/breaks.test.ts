// The list of breaks stands on the core as it is, and turns every experiment red once.
import { readFileSync } from 'node:fs';
import { experiments } from 'batchnorm-playground/experiments';
import { expect, test } from 'vitest';
import { breaks } from './breaks.mjs';

test('each experiment has a break, and each break an experiment', () => {
  const red = new Set(breaks.flatMap((one) => one.red));
  expect(experiments.map(({ id }) => id).filter((id) => !red.has(id))).toEqual([]);
  expect([...red].filter((id) => !experiments.some((e) => e.id === id))).toEqual([]);
});

test.each(breaks.map((one) => [one.what, one] as const))(
  '%s: its line is there, once',
  (_, one) => {
    const text = readFileSync(new URL(`../../src/${one.file}`, import.meta.url), 'utf8');
    expect(text.split(one.from).length).toBe(2);
    expect(one.to).not.toBe(one.from);
  },
);
