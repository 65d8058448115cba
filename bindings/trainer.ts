// A run as its users see it: asynchronous, with a history that grows as the answers arrive.
import type { ConfigInput, ResolvedConfig } from './config';
import type {
  GridRequest,
  ParameterBlock,
  Points,
  Progress,
  RunData,
  Started,
  Until,
} from './engine';
import { outOfRange, wrongType } from './errors';
import { boundOf, fieldAt, within } from './fields';
import { History } from './history';
import type { Host } from './host';
import { type Evaluation, type Measures, measuredRow, measuredSeries } from './measures';
import { resolveConfig } from './resolve';

export interface RunOptions {
  /** Updates to make from now; without it the run goes on until `until`, or for ever. */
  steps?: number;
  until?: Until;
  /** About how long a slice works, in milliseconds. */
  sliceMs?: number;
}

export interface LayerInfo {
  /** bn1, bn2, … */
  name: string;
  layer: number;
  units: number;
}

const maxGrid = 512;
const maxMeasured = 1024;

function whole(field: string, value: unknown, min: number, max: number): number {
  const bound = `a whole number from ${min} to ${max}`;
  if (typeof value !== 'number') throw wrongType(field, value, bound);
  if (!Number.isInteger(value) || value < min || value > max) throw outOfRange(field, value, bound);
  return value;
}

function positive(field: string, value: unknown): number {
  if (typeof value !== 'number') throw wrongType(field, value, 'a number above 0');
  if (!(value > 0)) throw outOfRange(field, value, 'a number above 0');
  return value;
}

export class Trainer {
  /** Every field filled in. */
  readonly config: ResolvedConfig;
  readonly history: History;
  /** The batch norms, from the input on. */
  readonly layers: readonly LayerInfo[];
  readonly #host: Host;
  #status: Progress;
  #data: Promise<RunData> | undefined;

  /** @internal Use createTrainer. */
  constructor(host: Host, config: ConfigInput, { series, hasTest, progress }: Started) {
    this.#host = host;
    this.config = resolveConfig(config);
    this.layers = series
      .filter(({ name }) => name.endsWith('/gamma'))
      .map(({ name, width }) => ({
        name: name.split('/')[0]!,
        layer: Number(/\d+/.exec(name)),
        units: width,
      }));
    this.history = new History(series, measuredSeries(this.layers, hasTest));
    this.#status = progress;
  }

  /** Where the run was when last heard of. */
  get status(): Progress {
    return this.#status;
  }

  /**
   * Trains slice by slice; the next slice is worked on when the next value is asked for, so not
   * asking is a pause and `break` ends it. Each value says where the run is.
   */
  async *run({
    steps = Number.POSITIVE_INFINITY,
    until = {},
    sliceMs = 12,
  }: RunOptions = {}): AsyncGenerator<Progress, void, undefined> {
    if (steps !== Number.POSITIVE_INFINITY) whole('steps', steps, 1, Number.MAX_SAFE_INTEGER);
    positive('sliceMs', sliceMs);
    for (const key of ['loss', 'accuracy', 'epoch'] as const)
      if (until[key] !== undefined) positive(`until.${key}`, until[key]);
    let left = steps;
    while (left > 0) {
      const made = await this.#advance(left, sliceMs, until);
      left -= made;
      if (left <= 0 && this.#status.state === 'running')
        this.#status = { ...this.#status, state: 'finished' };
      yield this.#status;
      if (this.#status.state !== 'running') return;
    }
  }

  /** Trains n mini-batches. */
  async step(n = 1): Promise<Progress> {
    let left = whole('n', n, 1, Number.MAX_SAFE_INTEGER);
    do left -= await this.#advance(left, 100, {});
    while (left > 0 && this.#status.state === 'running');
    return this.#status;
  }

  async #advance(steps: number, ms: number, until: Until): Promise<number> {
    const { progress, rows, made } = await this.#host.call('advance', { steps, ms, until });
    this.#status = progress;
    this.history.append(rows);
    return made;
  }

  /** The points that train and that test, in their own coordinates. */
  data(): Promise<RunData> {
    this.#data ??= this.#host.call('data');
    return this.#data;
  }

  /**
   * @param points  N × 2, row by row, in the data's own coordinates
   * @returns the net's outputs (for two classes a logit), N numbers, with running statistics
   */
  async predict(points: Float32Array): Promise<Float32Array> {
    const { features } = await this.data();
    if (!(points instanceof Float32Array)) throw wrongType('points', points, 'a Float32Array');
    if (points.length === 0 || points.length % features !== 0)
      throw outOfRange('points', points.length, `rows of ${features} numbers each`);
    return this.#host.call('predict', points);
  }

  /**
   * Values at the centres of size × size cells, row by row from the top (the largest y).
   * @param bounds  left, right, bottom, top; without it the data's extent, square, with a margin
   * @param layer  0: the net's output; 1, 2, …: a unit of that hidden layer
   */
  async grid({
    size,
    bounds,
    layer = 0,
    unit = 0,
  }: {
    size: number;
    bounds?: GridRequest['bounds'];
    layer?: number;
    unit?: number;
  }): Promise<{ size: number; bounds: GridRequest['bounds']; values: Float32Array }> {
    whole('size', size, 1, maxGrid);
    whole('layer', layer, 0, this.config.layers.length);
    whole('unit', unit, 0, (this.config.layers[layer - 1]?.units ?? 1) - 1);
    const box = bounds ?? extent(await this.data());
    if (box.length !== 4 || !box.every(Number.isFinite) || !(box[0] < box[1] && box[2] < box[3]))
      throw outOfRange('bounds', box.join(', '), 'left < right, bottom < top, all finite');
    return {
      size,
      bounds: box,
      values: await this.#host.call('grid', { size, bounds: box, layer, unit }),
    };
  }

  /** Mean loss and accuracy over a whole set. @throws RangeError for 'test' where nothing was split off */
  async evaluate(
    set: 'train' | 'test' = 'train',
    { statistics = 'running' }: { statistics?: 'running' | 'batch' } = {},
  ): Promise<Evaluation> {
    if (set !== 'train' && set !== 'test') throw outOfRange('set', set, 'train or test');
    if (statistics !== 'running' && statistics !== 'batch')
      throw outOfRange('statistics', statistics, 'running or batch');
    if (set === 'test' && this.config.data.split === null)
      throw outOfRange('set', set, 'train: with data.split null no points test');
    return this.#host.call('evaluate', set, statistics);
  }

  /** What each batch norm does now, over the training set; also a row of `history.measured`. */
  async measures(): Promise<Measures> {
    const measures = await this.#host.call('measures');
    const table = this.history.measured;
    if (table.rows >= maxMeasured) table.thinOut();
    table.append({
      generation: table.generation,
      from: table.rows,
      steps: Float64Array.of(measures.step),
      values: Float32Array.from(measuredRow(measures)),
    });
    return measures;
  }

  /** By name: linear1/weight, bn1/gamma, … */
  parameters(): Promise<Record<string, ParameterBlock>> {
    return this.#host.call('parameters');
  }

  /** Of the last mini-batch's mean loss, by the parameters' names. */
  gradients(): Promise<Record<string, ParameterBlock>> {
    return this.#host.call('gradients');
  }

  /** What can change while the run goes on. */
  async configure({ learningRate }: { learningRate?: number }): Promise<void> {
    if (learningRate === undefined) return;
    const field = fieldAt('optimizer.learningRate')!;
    if (typeof learningRate !== 'number')
      throw wrongType('learningRate', learningRate, boundOf(field));
    if (!within(field, learningRate))
      throw outOfRange('learningRate', learningRate, boundOf(field));
    await this.#host.call('setLearningRate', learningRate);
    this.config.optimizer.learningRate = learningRate;
  }

  /** Frees the run; twice is fine, any call after it rejects. */
  dispose(): void {
    this.#host.dispose();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dispose();
  }
}

const margin = 1.1;

/** The smallest square around all points, with a margin. */
function extent({ train, test }: { train: Points; test: Points | null }): GridRequest['bounds'] {
  const all = [train.points, test?.points ?? new Float32Array()];
  const range = (offset: number) => {
    const low = Math.min(
      ...all.map((points) =>
        points.reduce((m, v, i) => (i % 2 === offset ? Math.min(m, v) : m), Infinity),
      ),
    );
    const high = Math.max(
      ...all.map((points) =>
        points.reduce((m, v, i) => (i % 2 === offset ? Math.max(m, v) : m), -Infinity),
      ),
    );
    return [(low + high) / 2, (high - low) / 2] as const;
  };
  const [x, halfX] = range(0);
  const [y, halfY] = range(1);
  const half = Math.max(halfX, halfY) * margin;
  return [x - half, x + half, y - half, y + half];
}
