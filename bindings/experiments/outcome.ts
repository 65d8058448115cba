// Many runs of an experiment made into an answer: medians, spreads, the verdict of each criterion, a sentence.
import type { Criterion, Experiment, Numbers } from './experiment';
import { inWords } from './number-words';
import { median, quantile } from './statistics';

/** What one seed gave. */
export interface Measured {
  readonly seed: number;
  readonly numbers: Numbers;
}

/** Over the seeds. */
export interface Spread {
  readonly median: number;
  /** 10 % and 90 %. */
  readonly low: number;
  readonly high: number;
  readonly least: number;
  readonly most: number;
}

export interface Judged {
  readonly criterion: Criterion;
  /** One for each number of the criterion: its median, its worst, or the share of seeds. */
  readonly values: readonly number[];
  readonly met: boolean;
}

export interface Outcome {
  readonly id: string;
  readonly seeds: readonly number[];
  readonly runs: readonly Measured[];
  readonly spread: Readonly<Record<string, Spread>>;
  readonly judged: readonly Judged[];
  /** Whether every criterion is met. */
  readonly met: boolean;
  readonly sentence: string;
}

export function spreadOf(values: readonly number[]): Spread {
  return {
    median: median(values),
    low: quantile(values, 0.1),
    high: quantile(values, 0.9),
    least: Math.min(...values),
    most: Math.max(...values),
  };
}

/** A number that is no number meets nothing. */
const within = (value: number, { from = -Infinity, to }: Criterion) =>
  value >= from && value <= (to ?? Infinity);

function judgeOne(criterion: Criterion, name: string, runs: readonly Measured[]) {
  const values = runs.map(({ numbers }) => {
    const value = numbers[name];
    if (value === undefined) throw new Error(`the criterion “${criterion.says}” asks for ${name}`);
    return value;
  });
  const { over = 'median' } = criterion;
  if (over === 'median') {
    const value = median(values);
    return { value, met: within(value, criterion) };
  }
  const outside = values.filter((value) => !within(value, criterion));
  if (over === 'every') return { value: outside[0] ?? median(values), met: outside.length === 0 };
  const share = 1 - outside.length / values.length;
  return { value: share, met: share >= over };
}

export function judge(criterion: Criterion, runs: readonly Measured[]): Judged {
  const each = criterion.of.map((name) => judgeOne(criterion, name, runs));
  return { criterion, values: each.map(({ value }) => value), met: each.every(({ met }) => met) };
}

/** @param runs  at least one */
export function outcomeOf(experiment: Experiment, runs: readonly Measured[]): Outcome {
  const names = Object.keys(runs[0]!.numbers);
  const spread = Object.fromEntries(
    names.map((name) => [name, spreadOf(runs.map(({ numbers }) => numbers[name]!))]),
  );
  const judged = experiment.criteria.map((criterion) => judge(criterion, runs));
  return {
    id: experiment.id,
    seeds: runs.map(({ seed }) => seed),
    runs,
    spread,
    judged,
    met: judged.every(({ met }) => met),
    sentence: inWords(experiment.sentence, (name) => spread[name]?.median),
  };
}
