// What the page knows at one moment of a run: all that a figure is given.
import type {
  History,
  Measures,
  Progress,
  ResolvedConfig,
  RunData,
  Trainer,
} from 'batchnorm-playground';
import type { Trails } from './trails';

export type Grid = Awaited<ReturnType<Trainer['grid']>>;
/** x and y of a line. */
export interface Curve {
  readonly x: Float32Array;
  readonly y: Float32Array;
}
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
  readonly trails: Trails;
}
