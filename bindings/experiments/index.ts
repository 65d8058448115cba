// The experiments in the order of the story, and what runs them.
import { doesItUndo } from './does-it-undo';
import type { Experiment } from './experiment';
import { undoMiniBatch } from './undo-mini-batch';
import { undoOneLayer } from './undo-one-layer';
import { whyAffineLogit } from './why-affine-logit';
import { whyScaleTanh } from './why-scale-tanh';
import { whyShiftRings } from './why-shift-rings';
import { whyShiftXor } from './why-shift-xor';

export const experiments: readonly Experiment[] = [
  whyShiftXor,
  whyShiftRings,
  whyAffineLogit,
  whyScaleTanh,
  undoOneLayer,
  doesItUndo,
  undoMiniBatch,
];

/** @throws RangeError that names what there is */
export function experimentOf(id: string): Experiment {
  const found = experiments.find((experiment) => experiment.id === id);
  if (found) return found;
  throw new RangeError(
    `experiment “${id}”: there is none; there are ${experiments.map((e) => e.id).join(', ')}`,
  );
}

export {
  type Criterion,
  chapters,
  type Experiment,
  type Lane,
  type Numbers,
  type Source,
} from './experiment';
export { configOfLane, LaneRun } from './lane-run';
export type { Notes } from './notes';
export { inWords, limits, percent, short } from './number-words';
export {
  type Judged,
  judge,
  type Measured,
  type Outcome,
  outcomeOf,
  type Spread,
  spreadOf,
} from './outcome';
export { firstSeeds, gather, type LaneEnd, measure, runExperiment } from './runner';
export { type Act, type Figure, type Marked, plain, type StoryStep, type SweepLine } from './story';
