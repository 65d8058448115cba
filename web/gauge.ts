// The scale of the weights before batch norm is a gauge: what the net computes does not move with it, other numbers do.
import type { Measures, Trainer } from 'batchnorm-playground';
import { apply, type Edit, layersBeforeNorm } from './edit';

export interface Moved {
  readonly layer: number;
  /** Medians over the units that count, before and after. */
  readonly std: readonly [number, number];
  readonly distance: readonly [number, number];
  /** Median over units of |change|: units move both ways, so medians can stand while units move. */
  readonly distanceMoved: number;
  /** Largest |change| of a γ or a β. */
  readonly step2: number;
  /** |∂L/∂W| of the Linear before. */
  readonly gradient: readonly [number, number];
  /** Largest share of eps in var + eps over the units that count, after. */
  readonly epsShare: number;
}

export interface GaugeReport {
  readonly step: number;
  readonly factor: number;
  readonly loss: readonly [number, number];
  /** Largest |change| of the net's answer at a training point, and the largest |answer|, running statistics. */
  readonly answers: { readonly moved: number; readonly size: number };
  readonly layers: readonly Moved[];
}

/** A number that changed by no more than this share of itself did not move. */
export const TOLERANCE = 0.01;
/** Below it, a change is one of the last digits alone. */
const NOTHING = 1e-6;

export const stands = ([from, to]: readonly [number, number]): boolean =>
  Math.abs(to - from) <= Math.max(NOTHING, TOLERANCE * Math.abs(from));

/** What ought to stand, and whether it did. */
export function stood({ loss, answers }: GaugeReport): { loss: boolean; answers: boolean } {
  return {
    loss: stands(loss),
    answers: stands([answers.size, answers.size + answers.moved]),
  };
}

/** A share of eps in var + eps that is no longer small. */
const FELT = 0.1;

/** The eps of sqrt(var + eps) where it is no longer small: its largest share in a layer; 0 while it is. */
export function epsFelt({ layers }: GaugeReport): number {
  const most = Math.max(0, ...layers.map(({ epsShare }) => epsShare));
  return most > FELT ? most : 0;
}

interface Reading {
  readonly measures: Measures;
  readonly answers: Float32Array;
  readonly gradients: Record<string, number>;
}

async function read(trainer: Trainer): Promise<Reading> {
  const { train } = await trainer.data();
  const [measures, answers, probe] = await Promise.all([
    trainer.measures(),
    trainer.predict(train.points),
    trainer.probe(),
  ]);
  return { measures, answers, gradients: probe.blockNorms };
}

const largest = (values: Iterable<number>) => {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
};

const differences = (a: Float32Array, b: Float32Array) => a.map((value, i) => b[i]! - value);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function moved(a: Reading, b: Reading, layer: number, eps: number): Moved {
  const [from, to] = [a, b].map(
    ({ measures }) => measures.layers.find((l) => l.layer === layer)!,
  ) as [Measures['layers'][number], Measures['layers'][number]];
  const counted = (values: Float32Array) =>
    median(Array.from(values).filter((_, u) => from.counted[u] !== 0));
  const gradient = `linear${layer}/weight`;
  return {
    layer,
    std: [counted(from.std), counted(to.std)],
    distance: [counted(from.identityDistance), counted(to.identityDistance)],
    distanceMoved: counted(differences(from.identityDistance, to.identityDistance).map(Math.abs)),
    step2: Math.max(
      largest(differences(from.gamma, to.gamma)),
      largest(differences(from.beta, to.beta)),
    ),
    gradient: [a.gradients[gradient]!, b.gradients[gradient]!],
    epsShare: Math.max(
      ...Array.from(to.std, (std, u) => (from.counted[u] !== 0 ? eps / (std * std) : 0)),
    ),
  };
}

/** Rescales, and measures before and after. */
export async function gaugeMove(
  trainer: Trainer,
  edit: Edit & { kind: 'rescale' },
): Promise<GaugeReport> {
  const before = await read(trainer);
  await apply(trainer, edit);
  const after = await read(trainer);
  return {
    step: trainer.status.step,
    factor: edit.factor,
    loss: [before.measures.whatIf!.trained, after.measures.whatIf!.trained],
    answers: {
      moved: largest(differences(before.answers, after.answers)),
      size: largest(before.answers),
    },
    layers: layersBeforeNorm(trainer).map((layer) =>
      moved(before, after, layer, trainer.config.layers[layer - 1]!.norm.eps),
    ),
  };
}
