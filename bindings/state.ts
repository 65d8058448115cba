// The words of a run: where it is, what it is asked, what it answers.
import type { ResolvedConfig } from './config';
import type { SeriesInfo } from './history';

/** Where the run is. */
export interface Progress {
  /** Updates made. */
  step: number;
  /** Passes over the training set. */
  epoch: number;
  /** Of the last mini-batch, before its update. */
  loss: number;
  /** diverged: a number stopped being finite; that is a result, not an error. */
  state: 'running' | 'finished' | 'diverged';
  /** Rows of the history so far. */
  rows: number;
  /** Where the first number that is not finite appeared. */
  diverged?: { step: number; layer: string; quantity: string };
}

/** Where a run ends; whichever comes first. */
export interface Until {
  /** Mean loss of the training set, looked at after each epoch. */
  loss?: number;
  /** Accuracy on the training set, looked at after each epoch. */
  accuracy?: number;
  epoch?: number;
}

export interface Slice {
  /** Updates to make at most. */
  steps: number;
  /** About how long to work, in milliseconds. */
  ms: number;
  until: Until;
}

export interface Points {
  /** N × D, row by row, in the points' own coordinates. */
  points: Float32Array;
  /** The class of each point; empty where targets are values. */
  labels: Int32Array;
  /** N × K, row by row: 0 or 1 for two classes, one-hot for more, else values. */
  targets: Float32Array;
}

export interface RunData {
  features: number;
  /** 0: targets are values. */
  classes: number;
  train: Points;
  test: Points | null;
}

export interface GridRequest {
  /** Cells a side. */
  size: number;
  /** left, right, bottom, top, in the points' own coordinates. */
  bounds: [number, number, number, number];
  /** 0: the net's output; 1, 2, …: a unit of that hidden layer. */
  layer: number;
  unit: number;
}

/** As `grid` takes it: without bounds the data's extent, without layer the net's output. */
export type GridOptions = Pick<GridRequest, 'size'> & Partial<GridRequest>;

export interface ParameterBlock {
  /** As in PyTorch: a Linear's weight is [out, in]. */
  shape: number[];
  values: Float32Array;
  trains: boolean;
}

/** What a reader must know when a run begins, or has been made into another. */
export interface Started {
  config: ResolvedConfig;
  series: SeriesInfo[];
  test: boolean;
  classes: number;
  progress: Progress;
}
