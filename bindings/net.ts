// A trained net by itself: what a file of it must hold, read out of a run and put into another.

import type { Session } from '#core';
import type { ResolvedConfig } from './config';
import { accepted } from './errors';
import { numbersOf } from './numbers';
import type { ParameterBlock } from './state';

/** Running statistics of a batch norm, units numbers each. */
export interface RunningStatistics {
  mean: Float64Array;
  var: Float64Array;
  /** Batches that are in them. */
  batches: number;
}

/** What the net sees of input j is (made − centre)·factor + offset. */
export interface InputMap {
  centre: Float64Array;
  factor: Float64Array;
  offset: Float64Array;
}

export interface Net {
  config: ResolvedConfig;
  /** Updates that made it. */
  step: number;
  /** By name: linear1/weight [out, in], bn1/gamma, … */
  parameters: Record<string, ParameterBlock>;
  /** By name: bn1, … */
  statistics: Record<string, RunningStatistics>;
  inputMap: InputMap;
  /** Numbers a point. */
  features: number;
  /** Numbers the net gives for a point. */
  outputs: number;
  /** 0: the targets are values. */
  classes: number;
}

interface NetState {
  norms: { name: string; units: number; batches: number }[];
  inputs: number;
}

export function readNetState(session: Session): Pick<Net, 'statistics' | 'inputMap'> {
  const { norms, inputs } = JSON.parse(session.netState()) as NetState;
  const next = numbersOf(session);
  return {
    statistics: Object.fromEntries(
      norms.map(({ name, units, batches }) => [
        name,
        { mean: next(units), var: next(units), batches },
      ]),
    ),
    inputMap: { centre: next(inputs), factor: next(inputs), offset: next(inputs) },
  };
}

/** @throws RangeError for numbers that are no statistics of this net */
export function writeStatistics(session: Session, statistics: Net['statistics']): void {
  for (const [name, { mean, var: variance, batches }] of Object.entries(statistics)) {
    session.doublesView(mean.length + variance.length).set([...mean, ...variance]);
    accepted(session.setRunning(name, batches));
  }
}
