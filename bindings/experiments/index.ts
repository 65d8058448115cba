// The experiments in the order of the story, and what runs them.
import { doesItUndo } from './does-it-undo';
import type { Experiment } from './experiment';
import { gauge } from './gauge';
import { growingWeights } from './growing-weights';
import { highOrder } from './high-order';
import { higherLearningRate } from './higher-learning-rate';
import { inputsOnOneScale } from './inputs-on-one-scale';
import { noiseOfSmallBatches } from './noise-of-small-batches';
import { notCovariateShift } from './not-covariate-shift';
import { onlyBatchNorm } from './only-batch-norm';
import { sigmoidStack } from './sigmoid-stack';
import { smootherLandscape } from './smoother-landscape';
import { undoMiniBatch } from './undo-mini-batch';
import { undoOneLayer } from './undo-one-layer';
import { undoTrainedNet } from './undo-trained-net';
import { whyAffineLogit } from './why-affine-logit';
import { whyScaleTanh } from './why-scale-tanh';
import { whyShiftRings } from './why-shift-rings';
import { whyShiftXor } from './why-shift-xor';

export const experiments: readonly Experiment[] = [
  inputsOnOneScale,
  sigmoidStack,
  whyShiftXor,
  whyShiftRings,
  whyAffineLogit,
  whyScaleTanh,
  undoOneLayer,
  undoTrainedNet,
  doesItUndo,
  gauge,
  higherLearningRate,
  smootherLandscape,
  highOrder,
  notCovariateShift,
  onlyBatchNorm,
  noiseOfSmallBatches,
  undoMiniBatch,
  growingWeights,
];

/** @throws RangeError that names what there is */
export function experimentOf(id: string): Experiment {
  const found = experiments.find((experiment) => experiment.id === id);
  if (found) return found;
  throw new RangeError(
    `experiment “${id}”: there is none; there are ${experiments.map((e) => e.id).join(', ')}`,
  );
}

export { answer, type Published, publishedSeeds, quoted, type Sentence } from './answer';
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
export { type Rail, railOf, valuesOf } from './rail';
export { firstSeeds, gather, type LaneEnd, measure, runExperiment } from './runner';
export { type Act, type Figure, type Marked, plain, type StoryStep, type SweepLine } from './story';
