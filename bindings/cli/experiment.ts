// batchnorm-playground experiment: runs one, plots what it measured in letters, and says whether it holds.
import {
  type Experiment,
  experimentOf,
  experiments,
  firstSeeds,
  type Judged,
  limits,
  type Measured,
  type Outcome,
  percent,
  plain,
  railOf,
  runExperiment,
  short,
  valuesOf,
} from '../experiments/index';

const WIDTH = 48;
const MOST_SEEDS = 1000;

export const experimentUsage = `batchnorm-playground experiment [id] [--seeds n] [--json] [--shard i/n]
  without an id: the list of experiments
  --seeds n      seeds 1 to n; without it as many as the criterion is for
  --json         a line of JSON for each run and one for the outcome
  --shard i/n    only the i-th of n parts of the seeds`;

interface Asked {
  readonly id: string | undefined;
  readonly seeds: number | undefined;
  readonly json: boolean;
  readonly shard: readonly [number, number];
}

function whole(option: string, text: string | undefined, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new RangeError(`${option}: ${text ?? 'nothing'} is not a whole number from 1 to ${most}`);
}

function shardOf(text: string | undefined): [number, number] {
  const parts = /^(\d+)\/(\d+)$/.exec(text ?? '');
  if (!parts) throw new RangeError(`--shard: ${text ?? 'nothing'} is not of the form i/n`);
  const count = whole('--shard', parts[2], MOST_SEEDS);
  return [whole('--shard', parts[1], count), count];
}

function read(args: readonly string[]): Asked {
  const asked = { id: undefined as string | undefined, seeds: undefined as number | undefined };
  let json = false;
  let shard: [number, number] = [1, 1];
  const words = [...args];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--json') json = true;
    else if (word === '--seeds') asked.seeds = whole(word, words.shift(), MOST_SEEDS);
    else if (word === '--shard') shard = shardOf(words.shift());
    else if (word.startsWith('-') || asked.id !== undefined)
      throw new RangeError(`${word}: not known here\n${experimentUsage}`);
    else asked.id = word;
  }
  return { ...asked, json, shard };
}

/** A rail in letters: = where the limits allow, | the theoretical bound, o a run. */
function plot({ criterion }: Judged, runs: readonly Measured[]): string {
  const values = valuesOf(criterion, runs);
  const rail = railOf(values, criterion);
  const cell = (place: number) => Math.min(WIDTH - 1, Math.floor(place * WIDTH));
  const [from, to] = rail.allowed.map(cell) as [number, number];
  const line: string[] = Array.from({ length: WIDTH }, (_, i) =>
    i >= from && i <= to ? '=' : '.',
  );
  if (criterion.bound) line[cell(rail.place(criterion.bound.value))] = '|';
  for (const value of values) line[cell(rail.place(value))] = 'o';
  return `${short(rail.low).padStart(9)} ${line.join('')} ${short(rail.high)}${rail.log ? ' (log)' : ''}`;
}

function judgedLines(judged: Judged, runs: readonly Measured[]): string[] {
  const { criterion, values, met } = judged;
  const { over = 'median', from, to, bound } = criterion;
  const share = typeof over === 'number';
  const shown = values.map(share ? percent : short);
  const wanted = share
    ? `${limits(from, to)} in at least ${percent(over)} of the seeds`
    : `${limits(from, to)}${over === 'every' ? ' for every seed' : ''}`;
  return [
    `${met ? 'met    ' : 'NOT MET'} ${criterion.says}: ${shown.join(', ')}`,
    `        wanted: ${wanted}${bound ? `; bound ${bound.formula} = ${short(bound.value)}` : ''}`,
    plot(judged, runs),
  ];
}

const heading = ({ id, title, claim }: Experiment) => `${id}: ${title}\n${plain(claim)}\n`;

function spreadLines(outcome: Outcome): string[] {
  const width = Math.max(...Object.keys(outcome.spread).map((name) => name.length));
  return Object.entries(outcome.spread).map(
    ([name, { median, low, high }]) =>
      `${name.padEnd(width)}  ${short(median)}  (${short(low)} to ${short(high)})`,
  );
}

function list(): void {
  let chapter = '';
  for (const { id, title, chapter: own } of experiments) {
    if (own !== chapter) console.log(`\n${own}`);
    chapter = own;
    console.log(`  ${id.padEnd(24)}${title}`);
  }
  console.log(`\n${experimentUsage}`);
}

/** JSON has no infinity: such a number is written as null. */
const printJson = (value: object) => console.log(JSON.stringify(value));

async function run({ id, seeds, json, shard: [part, parts] }: Asked): Promise<boolean> {
  const experiment = experimentOf(id!);
  const all = firstSeeds(seeds ?? experiment.seeds.full);
  const own = all.filter((_, i) => i % parts === part - 1);
  if (own.length === 0) throw new RangeError(`--shard: part ${part} of ${parts} has no seed`);
  if (!json) console.log(heading(experiment));
  const onRun = (measured: Measured) =>
    json
      ? printJson({ experiment: experiment.id, ...measured })
      : console.error(
          `seed ${measured.seed} done, ${own.length - own.indexOf(measured.seed) - 1} to go`,
        );
  const outcome = await runExperiment(experiment, { seeds: own, onRun });
  if (json) {
    const { runs: _, judged, ...rest } = outcome;
    printJson({
      ...rest,
      judged: judged.map(({ criterion, values, met }) => ({ says: criterion.says, values, met })),
    });
  } else {
    console.log(`Medians of ${own.length} seeds, and 10 to 90 %:`);
    for (const line of spreadLines(outcome)) console.log(line);
    console.log('');
    for (const judged of outcome.judged)
      for (const line of judgedLines(judged, outcome.runs)) console.log(line);
    console.log(`\n${outcome.sentence}`);
    console.log(outcome.met ? 'Every criterion is met.' : 'NOT every criterion is met.');
  }
  return outcome.met;
}

/**
 * @param args  what follows the word `experiment`
 * @returns the exit code: 0 where every criterion is met, 1 where one is not, 2 for a call that is not understood
 */
export async function experiment(args: readonly string[]): Promise<number> {
  try {
    const asked = read(args);
    if (asked.id !== undefined) return (await run(asked)) ? 0 : 1;
    list();
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    return 2;
  }
}
