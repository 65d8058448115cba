// What `measures()` gives: the core's numbers of every batch norm, named.
import type { Session } from './core';
import type { SeriesInfo } from './history';
import { infinite } from './infinite';
import { numbersOf } from './numbers';

/** Quantiles over the units of a layer. */
export interface Band {
  /** 10 % */
  low: number;
  median: number;
  /** 90 % */
  high: number;
}

type UnitName =
  | 'gamma'
  | 'beta'
  | 'mean'
  | 'std'
  | 'gain'
  | 'shift'
  | 'intercept'
  | 'identityDistance'
  | 'affineDistance'
  | 'kappa'
  | 'activeFraction';

/**
 * One batch norm, one number a unit, over the whole training set with its own statistics:
 * `mean` μ and `std` σ = √(var + eps) of what comes in; `gain` γ/σ and `intercept` β − γμ/σ, the
 * map x ↦ gain·x + intercept that the layer performs, and `shift`, the intercept in units of σ;
 * `identityDistance`, the RMS change that the layer makes to its input, in σ (0: undone);
 * `affineDistance`, the RMS change that step 2 makes; `kappa` β/γ − μ/σ; `activeFraction`, the
 * share of points that a ReLU behind it passes.
 */
export interface LayerMeasures extends Record<UnitName, Float32Array> {
  name: string;
  /** 1 for the first hidden layer. */
  layer: number;
  units: number;
  /** 0 where no weight leads on from the unit; such units are left out of bands and verdict. */
  counted: Uint8Array;
  bands: Record<'identityDistance' | 'affineDistance' | 'gain', Band>;
}

/** Training-set loss with the set's own statistics, not the running ones: as trained, with every batch norm bypassed, with γ = 1 and β = 0. */
export interface WhatIf {
  trained: number;
  identity: number;
  step2Off: number;
  /** The same for one batch norm alone, the others as trained. */
  layers: { name: string; identity: number; step2Off: number }[];
}

/** Whether batch norm undoes itself, told by the unit whose distance is the median. */
export interface Verdict {
  /** undone: median < .05 and the 90 % unit < .2; close: median < .25. */
  state: 'undone' | 'close' | 'not';
  distance: number;
  /** distance/(1 + distance) */
  meter: number;
  layer: string;
  /** Counted from 0. */
  unit: number;
  /** The median unit's map is x ↦ gain·x + intercept. */
  gain: number;
  intercept: number;
}

export interface Evaluation {
  loss: number;
  /** Share of the points whose class is right; absent where targets are values. */
  accuracy?: number;
}

export interface Measures {
  step: number;
  /** Whole sets, with running statistics. */
  train: Evaluation;
  test: Evaluation | null;
  layers: LayerMeasures[];
  /** null where there is no batch norm. */
  whatIf: WhatIf | null;
  verdict: Verdict | null;
}

interface Report {
  unitFields: UnitName[];
  layers: Pick<LayerMeasures, 'name' | 'layer' | 'units' | 'bands'>[];
  whatIf?: WhatIf;
  verdict?: Verdict;
}

/** Asks the core once, and names what it says. */
export function readMeasures(session: Session): Pick<Measures, 'layers' | 'whatIf' | 'verdict'> {
  const { unitFields, layers, whatIf, verdict } = JSON.parse(session.measure()) as Report;
  const next = numbersOf(session);
  return {
    layers: layers.map((info) => {
      const named = unitFields.map((name) => [name, Float32Array.from(next(info.units))]);
      const counted = Uint8Array.from(next(info.units));
      return { ...info, ...Object.fromEntries(named), counted } as LayerMeasures;
    }),
    whatIf: whatIf ? infinite(whatIf) : null,
    verdict: verdict ? infinite(verdict) : null,
  };
}

const bandNames = ['identityDistance', 'affineDistance', 'gain'] as const;

/** Which sets and quantities a run has. */
export interface Measured {
  readonly test: boolean;
  readonly classes: number;
}

/** The series of the table that has a row for each measuring. */
export const measuredSeries = (
  layers: readonly { name: string }[],
  { test, classes }: Measured,
): SeriesInfo[] => [
  ...['train', ...(test ? ['test'] : [])].flatMap((set) => [
    { name: `loss/${set}`, width: 1 },
    ...(classes > 0 ? [{ name: `accuracy/${set}`, width: 1 }] : []),
  ]),
  ...layers.flatMap(({ name }) => bandNames.map((band) => ({ name: `${name}/${band}`, width: 3 }))),
];

/** That row; bands as low, median, high. */
export const measuredRow = ({ train, test, layers }: Measures): number[] => [
  ...[train, ...(test ? [test] : [])].flatMap(({ loss, accuracy }) =>
    accuracy === undefined ? [loss] : [loss, accuracy],
  ),
  ...layers.flatMap(({ bands }) =>
    bandNames.flatMap((name) => [bands[name].low, bands[name].median, bands[name].high]),
  ),
];
