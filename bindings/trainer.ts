// What a run can be asked, and what can be done to it; run.ts has how it goes on.
import { flag, floats, notNegative, oneOf, whole } from './checks';
import type { OptimizerInput } from './config';
import { outOfRange, wrongType } from './errors';
import { extent } from './extent';
import type { LayerView, PointSet, Probe, UnitView } from './inspect';
import { limits } from './limits';
import { type Evaluation, type Measures, measuredRow } from './measures';
import { optimizerLines } from './resolve';
import { Run } from './run';
import type { GridRequest, ParameterBlock, RunData } from './state';

/** One run. Every method answers asynchronously, in a worker or on this thread. */
export class Trainer extends Run {
  #data: Promise<RunData> | undefined;

  /** The points that train and that test, in their own coordinates. */
  data(): Promise<RunData> {
    this.#data ??= this.host.call('data');
    return this.#data;
  }

  /**
   * @param points  N × 2, row by row, in the data's own coordinates
   * @returns the net's outputs (for two classes a logit), N numbers, with running statistics
   */
  async predict(points: Float32Array): Promise<Float32Array> {
    const { features } = await this.data();
    floats('points', points);
    if (points.length === 0 || points.length % features !== 0)
      throw outOfRange('points', points.length, `rows of ${features} numbers each`);
    return this.host.call('predict', points);
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
    const data = await this.data();
    if (data.features !== 2)
      throw outOfRange('data', `${data.features} features`, 'points of two features, for a grid');
    const outputs = data.train.targets.length / (data.train.points.length / data.features);
    whole('size', size, 1, limits.grid);
    whole('layer', layer, 0, this.config.layers.length);
    whole('unit', unit, 0, (this.config.layers[layer - 1]?.units ?? outputs) - 1);
    const box = bounds ?? extent(data);
    if (box.length !== 4 || !box.every(Number.isFinite) || !(box[0] < box[1] && box[2] < box[3]))
      throw outOfRange('bounds', box.join(', '), 'left < right, bottom < top, all finite');
    return {
      size,
      bounds: box,
      values: await this.host.call('grid', { size, bounds: box, layer, unit }),
    };
  }

  /** Mean loss and accuracy over a whole set. @throws RangeError for 'test' where nothing was split off */
  async evaluate(
    set: 'train' | 'test' = 'train',
    { statistics = 'running' }: { statistics?: 'running' | 'batch' } = {},
  ): Promise<Evaluation> {
    oneOf('set', set, ['train', 'test']);
    oneOf('statistics', statistics, ['running', 'batch']);
    if (set === 'test' && this.config.data.split === null)
      throw outOfRange('set', set, 'train: with data.split null no points test');
    return this.host.call('evaluate', set, statistics);
  }

  /** What each batch norm does now, over the training set; also a row of `history.measured`. */
  async measures(): Promise<Measures> {
    const measures = await this.host.call('measures');
    const table = this.history.measured;
    if (table.rows >= limits.measured) table.thinOut();
    table.append({
      generation: table.generation,
      from: table.rows,
      steps: Float64Array.of(measures.step),
      values: Float32Array.from(measuredRow(measures)),
    });
    return measures;
  }

  /**
   * The loss around the current weights: gradient norms, first-order and actual decrease of a step
   * of `rate` (0: no step, where only `along` is wanted), and loss and gradient at the step sizes
   * `along`.
   */
  async probe({
    along = [],
    rate = 0.1,
    set = 'train',
  }: {
    along?: number[];
    rate?: number;
    set?: PointSet;
  } = {}): Promise<Probe> {
    oneOf('set', set, ['train', 'batch']);
    if (!Array.isArray(along)) throw wrongType('along', along, 'an array of step sizes');
    notNegative('rate', rate);
    return this.host.call('probe', Float32Array.from(along), set, rate);
  }

  /**
   * One unit of a batch norm: histograms before, after step 1, after step 2 and activated.
   * @param layer  1 for the first hidden layer
   * @param common  whether all four share one range; otherwise each has its own
   * @param range  low and high edge of all four instead; values outside are counted as such
   */
  async histogram({
    layer,
    unit,
    bins = 40,
    set = 'batch',
    common = true,
    range,
  }: {
    layer: number;
    unit: number;
    bins?: number;
    set?: PointSet;
    common?: boolean;
    range?: readonly [low: number, high: number];
  }): Promise<UnitView> {
    oneOf('set', set, ['train', 'batch']);
    for (const [field, value] of Object.entries({ layer, unit })) whole(field, value, 0, 1e6);
    whole('bins', bins, 1, limits.bins);
    flag('common', common);
    if (range !== undefined && (!Array.isArray(range) || range.length !== 2))
      throw wrongType('range', range, 'an array of two numbers, the smaller one first');
    return this.host.call('unitView', { layer, unit, bins, set, common, range: range ?? [] });
  }

  /** Every Linear: weight norm, effective rate, percentiles of what it hands on, dead units. */
  async layerViews(set: PointSet = 'train'): Promise<LayerView[]> {
    oneOf('set', set, ['train', 'batch']);
    return this.host.call('layerViews', set);
  }

  /** By name: linear1/weight, bn1/gamma, … */
  parameters(): Promise<Record<string, ParameterBlock>> {
    return this.host.call('parameters');
  }

  /** Of the last mini-batch's mean loss, by the parameters' names. */
  gradients(): Promise<Record<string, ParameterBlock>> {
    return this.host.call('gradients');
  }

  /**
   * Goes on with other settings of the optimizer; another optimizer starts without a memory.
   * @param live  `learningRate` alone, or any fields of `optimizer`
   */
  async configure(live: OptimizerInput): Promise<void> {
    this.reconfigured(await this.host.call('configure', optimizerLines(live)));
  }

  /**
   * Sets blocks by name, each all its numbers in the order in which `parameters()` gives them.
   * @throws RangeError for a name that is none, a wrong count, a number that is not finite
   */
  async setParameters(values: Record<string, Float32Array>): Promise<void> {
    for (const [name, numbers] of Object.entries(values)) floats(name, numbers);
    await this.host.call('setParameters', values);
  }

  /** Holds blocks at what they are, whatever the optimizer does. */
  freeze(names: string | string[]): Promise<void> {
    return this.host.call('setTrains', [names].flat(), false);
  }

  thaw(names: string | string[]): Promise<void> {
    return this.host.call('setTrains', [names].flat(), true);
  }

  /**
   * Puts batch norm into every hidden layer without normalisation: with γ = 1 and β = 0, or with
   * γ = σ and β = μ of the training set, where the net computes what it did.
   */
  async insertBatchNorm({ at = 'start' }: { at?: 'start' | 'identity' } = {}): Promise<void> {
    oneOf('at', at, ['start', 'identity']);
    this.adopt(await this.host.call('insertBatchNorm', at));
  }

  /** Folds every batch norm into a Linear by its running statistics: inference stays the same. */
  async foldBatchNorm(): Promise<void> {
    this.adopt(await this.host.call('foldBatchNorm'));
  }

  /** Multiplies weight and bias of a hidden layer's Linear (layer 1, 2, …) by a factor. */
  async rescale({ layer, factor }: { layer: number; factor: number }): Promise<void> {
    whole('layer', layer, 1, this.config.layers.length);
    if (typeof factor !== 'number')
      throw wrongType('factor', factor, 'a finite number other than 0');
    await this.host.call('rescale', layer, factor);
  }

  /** The whole run as bytes: parameters, optimizer, running statistics, random streams. */
  snapshot(): Promise<Uint8Array> {
    return this.host.call('snapshot');
  }

  /** Goes back to where a snapshot of this run was taken; its history is cut there. */
  async restore(snapshot: Uint8Array): Promise<void> {
    if (!(snapshot instanceof Uint8Array)) throw wrongType('snapshot', snapshot, 'a Uint8Array');
    const { measured } = this.history;
    const { rows, ...started } = await this.host.call('restore', snapshot);
    this.adopt(started);
    this.history.append(rows);
    this.history.measured.takeOver(measured, this.status.step);
  }

  /** Frees the run; twice is fine, any call after it rejects. */
  dispose(): void {
    this.host.dispose();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dispose();
  }
}
