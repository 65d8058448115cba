// Medians, spreads and verdicts, on numbers whose answer is known.
import {
  type Criterion,
  type Experiment,
  inWords,
  judge,
  limits,
  outcomeOf,
  short,
  spreadOf,
} from 'batchnorm-playground/experiments';
import { describe, expect, test } from 'vitest';

const runs = (...values: number[]) => values.map((loss, seed) => ({ seed, numbers: { loss } }));
const met = (criterion: Partial<Criterion>, ...values: number[]) =>
  judge({ says: 'loss', of: ['loss'], ...criterion }, runs(...values)).met;

describe('a criterion', () => {
  test('of the median does not mind one seed outside', () => {
    expect(met({ to: 1 }, 0.5, 0.5, 9)).toBe(true);
    expect(met({ to: 1 }, 0.5, 9, 9)).toBe(false);
  });

  test('of every seed does', () => {
    expect(met({ to: 1, over: 'every' }, 0.5, 0.5, 9)).toBe(false);
    expect(met({ to: 1, over: 'every' }, 0.5, 1)).toBe(true);
  });

  test('of a share counts', () => {
    expect(met({ to: 1, over: 0.5 }, 0.5, 9)).toBe(true);
    expect(met({ to: 1, over: 0.51 }, 0.5, 9)).toBe(false);
  });

  test('lets infinity pass where nothing bounds it, and no number never', () => {
    expect(met({ from: 0.5 }, Infinity)).toBe(true);
    expect(met({ to: 0.5 }, Infinity)).toBe(false);
    expect(met({ from: 0 }, Number.NaN)).toBe(false);
    expect(met({ to: 1, over: 'every' }, Number.NaN)).toBe(false);
    expect(met({ to: 1, over: 1 }, Number.NaN)).toBe(false);
  });

  test('that asks for a number that nobody measured is an error', () => {
    expect(() => judge({ says: 'x', of: ['gain'], to: 1 }, runs(1))).toThrow('asks for gain');
  });
});

test('an outcome has the spread of each number and a sentence with the medians', () => {
  const experiment = {
    id: 'one',
    criteria: [{ says: 'loss', of: ['loss'], to: 3 }],
    sentence: 'It ends at {loss}, or {loss.2}, or {loss%}.',
  } as unknown as Experiment;
  const outcome = outcomeOf(experiment, runs(5, 1, 2, 3, 4));
  expect(outcome.met).toBe(true);
  expect(outcome.spread.loss).toEqual({ median: 3, low: 1.4, high: 4.6, least: 1, most: 5 });
  expect(outcome.sentence).toBe('It ends at 3, or 3.00, or 300.0 %.');
  expect(spreadOf([1, Infinity, Infinity]).median).toBe(Infinity);
});

test('numbers in words', () => {
  expect([0, 0.00012345, -1.234, 123456, Infinity, Number.NaN].map(short)).toEqual([
    '0',
    '1.2e−4',
    '−1.23',
    '1.2e5',
    'infinite',
    'no number',
  ]);
  expect(() => inWords('{loss}', () => undefined)).toThrow('asks for loss');
  expect([limits(1, 2), limits(undefined, -2), limits(0.5, undefined), limits(0, 0)]).toEqual([
    '1 to 2',
    'at most −2',
    'at least 0.5',
    'exactly 0',
  ]);
});
