// Runs an experiment over seeds.
import type { Experiment, Numbers } from './experiment';
import { LaneRun } from './lane-run';
import type { Notes } from './notes';
import { type Measured, type Outcome, outcomeOf } from './outcome';

/** What a lane gave. */
export interface LaneEnd {
  readonly numbers: Numbers;
  readonly notes: Notes;
}

/** The numbers of all lanes as `lane/name`, and what compares them. */
export function gather(experiment: Experiment, ends: Readonly<Record<string, LaneEnd>>): Numbers {
  const all: Record<string, number> = {};
  for (const [lane, { numbers }] of Object.entries(ends))
    for (const [name, value] of Object.entries(numbers)) all[`${lane}/${name}`] = value;
  const notes = Object.fromEntries(Object.entries(ends).map(([lane, end]) => [lane, end.notes]));
  return { ...all, ...experiment.derive?.(all, notes) };
}

/** Every lane with one seed, one after the other. */
export async function measure(experiment: Experiment, seed: number): Promise<Measured> {
  const ends: Record<string, LaneEnd> = {};
  for (const lane of experiment.lanes) {
    const run = await LaneRun.start(lane, seed);
    try {
      for await (const _ of run.run());
      ends[lane.id] = { numbers: await run.end(), notes: run.notes };
    } finally {
      run.dispose();
    }
  }
  return { seed, numbers: gather(experiment, ends) };
}

export const firstSeeds = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => i + 1);

/** With its own number of seeds, 1, 2, …, unless `seeds` says which; `onRun` is told after each. */
export async function runExperiment(
  experiment: Experiment,
  {
    seeds = firstSeeds(experiment.seeds.full),
    onRun,
  }: { seeds?: readonly number[]; onRun?: (run: Measured) => void } = {},
): Promise<Outcome> {
  if (seeds.length === 0) throw new RangeError('seeds: none; an outcome takes at least one');
  const runs: Measured[] = [];
  for (const seed of seeds) {
    const run = await measure(experiment, seed);
    runs.push(run);
    onRun?.(run);
  }
  return outcomeOf(experiment, runs);
}
