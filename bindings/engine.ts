// One run on one instance of the core: synchronous, and the only caller of its views.
import type { Core, Session } from '#core';
import { configText } from './resolve';
import type { ConfigInput } from './config';
import type { Rows, SeriesInfo } from './history';
import { type Evaluation, type Measures, readMeasures } from './measures';

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
  labels: Int32Array;
}

export interface RunData {
  features: number;
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

export interface ParameterBlock {
  /** As in PyTorch: a Linear's weight is [out, in]. */
  shape: number[];
  values: Float32Array;
  trains: boolean;
}

export interface Started {
  series: SeriesInfo[];
  hasTest: boolean;
  progress: Progress;
}

interface Structure
  extends Record<'features' | 'targets' | 'classes' | 'train' | 'test' | 'batches', number> {
  series: SeriesInfo[];
  blocks: { name: string; rows: number; cols: number; offset: number; trains: boolean }[];
}

type Status = Pick<Progress, 'step' | 'epoch' | 'loss' | 'diverged'>;

const firstChunk = 8;

export class Engine {
  readonly #session: Session;
  readonly #structure: Structure;
  #sentGeneration = 0;
  #sentRows = 0;
  #chunk = firstChunk;

  constructor(core: Core, config: ConfigInput) {
    this.#session = new core.Session(configText(config));
    this.#structure = JSON.parse(this.#session.structure()) as Structure;
  }

  started(): Started {
    const { series, test } = this.#structure;
    return {
      series,
      hasTest: test > 0,
      progress: this.#progress('running'),
    };
  }

  /** Works until the slice is over; returns the rows that are new. */
  advance({ steps, ms, until }: Slice): { progress: Progress; rows: Rows; made: number } {
    const start = this.#status().step;
    const deadline = performance.now() + ms;
    let finished = false;
    let left = steps;
    let now = performance.now();
    do {
      const before = now;
      const chunk = Math.min(left, this.#chunk, this.#toEpochEnd(until));
      this.#session.advance(chunk);
      left -= chunk;
      now = performance.now();
      this.#tune(now - before, ms);
      if (this.#status().diverged) break;
      finished = this.#reached(until);
    } while (left > 0 && !finished && now < deadline);
    const progress = this.#progress(finished ? 'finished' : 'running');
    return { progress, rows: this.#newRows(), made: progress.step - start };
  }

  /** Chunks of about an eighth of a slice: the clock is asked rarely, and the slice kept. */
  #tune(took: number, ms: number): void {
    if (took < ms / 16) this.#chunk = Math.min(2 * this.#chunk, 1 << 20);
    else if (took > ms / 4) this.#chunk = Math.max(1, this.#chunk >> 1);
  }

  #toEpochEnd(until: Until): number {
    if (until.loss === undefined && until.accuracy === undefined && until.epoch === undefined)
      return Infinity;
    const { batches } = this.#structure;
    return batches - (this.#status().step % batches);
  }

  #reached(until: Until): boolean {
    const { epoch } = this.#status();
    if (!Number.isInteger(epoch)) return false;
    if (until.epoch !== undefined && epoch >= until.epoch) return true;
    if (until.loss === undefined && until.accuracy === undefined) return false;
    const { loss, accuracy } = this.evaluate('train', 'running');
    return (
      (until.loss !== undefined && loss <= until.loss) ||
      (until.accuracy !== undefined && accuracy >= until.accuracy)
    );
  }

  #status(): Status {
    return JSON.parse(this.#session.status()) as Status;
  }

  #progress(state: 'running' | 'finished'): Progress {
    const status = this.#status();
    return {
      ...status,
      state: status.diverged ? 'diverged' : state,
      rows: this.#session.historyRows(),
    };
  }

  #newRows(): Rows {
    const session = this.#session;
    const generation = session.historyGeneration();
    const from = generation === this.#sentGeneration ? this.#sentRows : 0;
    const steps = session.historyStepsView(from).slice();
    const values = session.historyView(from).slice();
    this.#sentGeneration = generation;
    this.#sentRows = session.historyRows();
    return { generation, from, steps, values };
  }

  data(): RunData {
    const { features, targets, classes, test } = this.#structure;
    const read = (which: boolean): Points => {
      const rows = this.#session.pointsView(which).slice();
      const width = features + targets;
      const n = rows.length / width;
      const points = new Float32Array(n * features);
      const labels = new Int32Array(n);
      for (let i = 0; i < n; i++) {
        points.set(rows.subarray(i * width, i * width + features), i * features);
        labels[i] = rows[i * width + features]!;
      }
      return { points, labels };
    };
    return { features, classes, train: read(false), test: test > 0 ? read(true) : null };
  }

  predict(points: Float32Array): Float32Array {
    this.#session.inputView(points.length).set(points);
    return this.#session.predictView(points.length / this.#structure.features).slice();
  }

  grid({ size, bounds, layer, unit }: GridRequest): Float32Array {
    return this.#session.gridView(size, ...bounds, layer, unit).slice();
  }

  evaluate(set: 'train' | 'test', statistics: 'running' | 'batch'): Evaluation {
    return JSON.parse(this.#session.evaluate(set === 'test', statistics === 'batch')) as Evaluation;
  }

  measures(): Measures {
    const test = this.#structure.test > 0 ? this.evaluate('test', 'running') : null;
    return {
      step: this.#status().step,
      train: this.evaluate('train', 'running'),
      test,
      ...readMeasures(this.#session),
    };
  }

  parameters(): Record<string, ParameterBlock> {
    return this.#named(this.#session.parametersView().slice());
  }

  gradients(): Record<string, ParameterBlock> {
    return this.#named(this.#session.gradientsView().slice());
  }

  /** A weight's columns in the core are PyTorch's rows: the same order in memory. */
  #named(flat: Float32Array): Record<string, ParameterBlock> {
    return Object.fromEntries(
      this.#structure.blocks.map(({ name, rows, cols, offset, trains }) => [
        name,
        {
          shape: name.endsWith('/weight') ? [cols, rows] : [cols],
          values: flat.slice(offset, offset + rows * cols),
          trains,
        },
      ]),
    );
  }

  setLearningRate(rate: number): void {
    this.#session.setLearningRate(rate);
  }

  dispose(): void {
    this.#session.delete();
  }
}
