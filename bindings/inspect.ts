// What a closer look gives: the landscape along a step, one unit's histograms, every layer's state.

import type { Session } from './core';
import { accepted } from './errors';
import { infinite } from './infinite';
import { numbersOf } from './numbers';

/** Which points are looked at: the whole training set, or the last mini-batch. */
export type PointSet = 'train' | 'batch';

/**
 * The loss around the current weights w, g its gradient over what trains, |·| the Euclidean norm.
 * Noise and dropout are off, statistics are the points' own. Infinite stands for no number.
 */
export interface Probe {
  loss: number;
  /** |g| */
  gradientNorm: number;
  /** Of each block's gradient, by name. */
  blockNorms: Record<string, number>;
  /** Of the plain gradient step whose decrease is compared. */
  rate: number;
  /** rate·|g|², to first order. */
  predictedDecrease: number;
  /** L(w) − L(w − rate·g) */
  actualDecrease: number;
  /** Mean change, in size, of the unit means that arrive at the Linears from the second on, over that step. */
  inputShift: number;
  /** For each step size asked for. */
  along: {
    eta: Float64Array;
    /** L(w − eta·g) */
    loss: Float64Array;
    /** |g(w − eta·g) − g|/|g| */
    change: Float64Array;
    /** Of the angle between the two gradients. */
    cosine: Float64Array;
  };
  /** Largest minus smallest loss along. */
  lossRange: number;
  largestChange: number;
  /** Mean input of each Linear, by name, one number a unit: its drift is the covariate shift. */
  inputMeans: Record<string, Float64Array>;
}

interface ProbeReport extends Omit<Probe, 'blockNorms' | 'along' | 'inputMeans'> {
  blocks: string[];
  alongFields: (keyof Probe['along'])[];
}

export function readProbe(
  session: Session,
  along: readonly number[],
  set: PointSet,
  rate: number,
): Probe {
  session.doublesView(along.length).set(along);
  const { blocks, alongFields, ...report } = JSON.parse(
    accepted(session.probe(set === 'batch', rate)),
  ) as ProbeReport;
  const next = numbersOf(session);
  const norms = next(blocks.length);
  return {
    ...infinite(report),
    blockNorms: Object.fromEntries(blocks.map((name, i) => [name, norms[i]!])),
    along: Object.fromEntries(
      alongFields.map((name) => [name, next(along.length)]),
    ) as unknown as Probe['along'],
    inputMeans: readInputMeans(session),
  };
}

function readInputMeans(session: Session): Probe['inputMeans'] {
  const layers = JSON.parse(session.layerInputs()) as { name: string; units: number }[];
  const next = numbersOf(session);
  return Object.fromEntries(layers.map(({ name, units }) => [name, next(units)]));
}

export interface Histogram {
  /** Edge of the first bin, and of the last. */
  low: number;
  high: number;
  counts: Float64Array;
  /** Values outside. */
  below: number;
  above: number;
}

/** One unit of one batch norm, as its values pass. */
export interface UnitView {
  /** bn1 */
  norm: string;
  unit: number;
  /** How many points were looked at. */
  rows: number;
  /** Of these points: μ and σ = √(var + eps). */
  mean: number;
  std: number;
  gamma: number;
  beta: number;
  /** x */
  before: Histogram;
  /** x̂ = (x − μ)/σ */
  standardised: Histogram;
  /** y = γ·x̂ + β */
  after: Histogram;
  /** What the layer hands on. */
  activated: Histogram;
}

interface UnitReport
  extends Pick<UnitView, 'norm' | 'unit' | 'rows' | 'mean' | 'std' | 'gamma' | 'beta'> {
  bins: number;
  stages: (Omit<Histogram, 'counts'> & { name: string })[];
}

/** As `histogram` takes it. */
export interface HistogramOptions {
  /** 1 for the first hidden layer. */
  layer: number;
  /** Counted from 0. */
  unit: number;
  /** 40 unless said. */
  bins?: number;
  /** The last mini-batch unless said. */
  set?: PointSet;
  /** Whether all four share one range, as they do unless said; otherwise each has its own. */
  common?: boolean;
  /** Low and high edge of all four instead; values outside are counted as such. */
  range?: readonly [low: number, high: number];
}

/** Whose histograms, and how they are cut; as Trainer.histogram takes it, checked. */
export interface UnitQuestion {
  layer: number;
  unit: number;
  bins: number;
  set: PointSet;
  /** One range for all four, or each its own. */
  common: boolean;
  /** This range instead: two numbers, or none. */
  range: readonly number[];
}

export function readUnit(
  session: Session,
  { layer, unit, bins, set, common, range }: UnitQuestion,
): UnitView {
  session.doublesView(range.length).set(range);
  const {
    bins: count,
    stages,
    ...report
  } = infinite(
    JSON.parse(accepted(session.unit(set === 'batch', layer, unit, bins, common))) as UnitReport,
  );
  const next = numbersOf(session);
  const named = stages.map(({ name, ...edges }) => [name, { ...edges, counts: next(count) }]);
  return { ...report, ...Object.fromEntries(named) } as UnitView;
}

/** A Linear, and what arrives at the activation behind it. */
export interface LayerView {
  /** linear1 */
  name: string;
  units: number;
  /** Whether batch norm follows at once, so that the size of the weights does not matter. */
  normalized: boolean;
  /** |w| */
  weightNorm: number;
  /** Learning rate over |w|²: the pace at which the direction of normalised weights turns. */
  effectiveRate: number;
  /** Units whose ReLU passes no point. */
  dead: number[];
  /** By percent: one number a unit. */
  percentiles: Record<string, Float64Array>;
}

export function readLayers(session: Session, set: PointSet): LayerView[] {
  const { percents, layers } = JSON.parse(session.layerViews(set === 'batch')) as {
    percents: number[];
    layers: Omit<LayerView, 'percentiles'>[];
  };
  const next = numbersOf(session);
  return layers.map((layer) => {
    const rows = next(layer.units * percents.length);
    const of = (i: number) =>
      Float64Array.from({ length: layer.units }, (_, j) => rows[j * percents.length + i]!);
    return {
      ...infinite(layer),
      percentiles: Object.fromEntries(percents.map((p, i) => [p, of(i)])),
    };
  });
}
