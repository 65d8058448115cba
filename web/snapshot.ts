// What the page knows at one moment of a run: all that a figure is given.
import type { History, Measures, Progress, ResolvedConfig, RunData } from 'batchnorm-playground';
import type { Curve, Grid } from './answers';
import type { GaugeReport } from './gauge';
import type { Inside, Parameters, UnitMaps } from './looks';
import type { Trails } from './trails';
import type { UnitRef } from './unit';

export type { Curve, Grid };
export type Phase = 'starting' | 'playing' | 'paused' | 'diverged' | 'failed';

export interface Snapshot {
  /** Counts the starts: a figure forgets its ranges when it changes. */
  readonly run: number;
  readonly phase: Phase;
  readonly progress: Progress;
  readonly config: ResolvedConfig;
  readonly history: History;
  readonly measures: Measures | null;
  readonly points: RunData | null;
  readonly grid: Grid | null;
  /** The answers along the one feature, where points have no second. */
  readonly curve: Curve | null;
  readonly maps: UnitMaps | null;
  readonly parameters: Parameters | null;
  readonly inside: Inside | null;
  readonly trails: Trails;
  /** The unit that is pointed at anywhere on the page. */
  readonly hovered: UnitRef | null;
  /** The unit that was chosen to be looked into; null: the median unit is. */
  readonly chosen: UnitRef | null;
  /** While an earlier step is shown: the step that the run has reached, and its trails up to there. */
  readonly past: { readonly reached: number; readonly trails: Trails } | null;
  /** The step to which a run that diverged can go back. */
  readonly lastGood: number | null;
  /** What the last rescaling of weights moved. */
  readonly gauge: GaugeReport | null;
}
