// Which runs a sweep has: every combination of what varies, with every seed, in one fixed order.
import { type Config, resolveConfig } from '../index';
import { readJson, setAt } from './settings';
import { UsageError } from './usage';

/** One run of a sweep. */
export interface Run {
  /** Its place among all runs, whatever the shard. */
  readonly run: number;
  readonly seed: number;
  /** What varies, by path. */
  readonly set: Readonly<Record<string, unknown>>;
  readonly config: Config;
  readonly steps: number;
}

interface Plan {
  config: Record<string, unknown>;
  vary: Record<string, unknown[]>;
  seeds: number[];
  steps: number;
}

const maxRuns = 100_000;
const maxSteps = 1e9;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isWhole = (value: unknown, min: number, max: number): value is number =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

function seedsOf(value: unknown): number[] {
  const list = isWhole(value, 1, maxRuns) ? Array.from({ length: value }, (_, i) => i + 1) : value;
  if (Array.isArray(list) && list.length > 0 && list.every((seed) => isWhole(seed, 0, 2 ** 32 - 1)))
    return list;
  throw new UsageError('seeds must be how many, or a list of whole numbers under 2³²');
}

function planOf(raw: unknown, file: string): Plan {
  if (!isObject(raw)) throw new UsageError(`${file} must hold an object with config and vary`);
  const { config = {}, vary = {}, seeds = 1, steps = 1000, ...rest } = raw;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined)
    throw new UsageError(`${unknown}: a sweep has config, vary, seeds and steps`);
  if (!isObject(config)) throw new UsageError('config must be an object');
  if (!isObject(vary)) throw new UsageError('vary must be an object of lists, by path');
  for (const [path, values] of Object.entries(vary))
    if (!Array.isArray(values) || values.length === 0)
      throw new UsageError(`vary.${path} must be a list of values`);
  if (!isWhole(steps, 1, maxSteps))
    throw new UsageError(`steps is ${String(steps)}: it must be a whole number from 1`);
  return { config, vary: vary as Plan['vary'], seeds: seedsOf(seeds), steps };
}

/** Every choice of one value a path; the last path changes fastest. */
function combinations(vary: Plan['vary']): Record<string, unknown>[] {
  return Object.entries(vary).reduce<Record<string, unknown>[]>(
    (some, [path, values]) =>
      some.flatMap((set) => values.map((value) => ({ ...set, [path]: value }))),
    [{}],
  );
}

/**
 * @param seeds, steps  in place of those in the file
 * @throws UsageError, or what the module says of a configuration, before anything is trained
 */
export function runsOf(
  file: string,
  { seeds, steps }: { seeds?: number | undefined; steps?: number | undefined },
): Run[] {
  const plan = planOf(readJson(file), file);
  const all = seeds === undefined ? plan.seeds : seedsOf(seeds);
  const sets = Object.values(plan.vary).reduce((n, { length }) => n * length, all.length);
  if (sets > maxRuns) throw new UsageError(`${sets} runs: a sweep has at most ${maxRuns}`);
  return combinations(plan.vary).flatMap((set, i) =>
    all.map((seed, j) => {
      const config = structuredClone(plan.config);
      for (const [path, value] of Object.entries(set)) setAt(config, path, structuredClone(value));
      const checked = { ...config, seed } as Config;
      resolveConfig(checked);
      return { run: i * all.length + j, seed, set, config: checked, steps: steps ?? plan.steps };
    }),
  );
}

/** The i-th of n parts, 1 to n: every n-th run, so that parts take about as long. */
export function shardOf(runs: readonly Run[], text: string | undefined): Run[] {
  if (text === undefined) return [...runs];
  const parts = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
  const [i, n] = [Number(parts?.[1]), Number(parts?.[2])];
  if (!parts || i > n) throw new UsageError(`--shard ${text}: it must be i/n, i from 1 to n`);
  return runs.filter(({ run }) => run % n === i - 1);
}
