// What a run can be asked; changes.ts has what can be done to it, run.ts how it goes on.

import { ChangeableRun } from './changes';
import { flag, floats, notNegative, oneOf, whole } from './checks';
import { outOfRange, wrongType } from './errors';
import { type Exported, type ExportFormat, exportFormats, exportNet } from './export-net';
import { extent } from './extent';
import type { HistogramOptions, LayerView, PointSet, Probe, UnitView } from './inspect';
import { limits } from './limits';
import { type Evaluation, type Measures, measuredRow } from './measures';
import type { GridOptions, GridRequest, ParameterBlock, RunData } from './state';

/** One run. Every method answers asynchronously, in a worker or on this thread. */
export class Trainer extends ChangeableRun {
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
   * Without bounds: the data's extent, square, with a margin.
   */
  async grid({
    size,
    bounds,
    layer = 0,
    unit = 0,
  }: GridOptions): Promise<{ size: number; bounds: GridRequest['bounds']; values: Float32Array }> {
    const data = await this.data();
    if (data.features !== 2)
      throw outOfRange('data', `${data.features} features`, 'points of two features, for a grid');
    const outputs = data.train.targets.length / (data.train.points.length / data.features);
    whole('size', size, 1, limits.grid);
    whole('layer', layer, 0, this.resolved.layers.length);
    whole('unit', unit, 0, (this.resolved.layers[layer - 1]?.units ?? outputs) - 1);
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
   * All share one range unless `common` is false or `range` says which.
   */
  async histogram({
    layer,
    unit,
    bins = 40,
    set = 'batch',
    common = true,
    range,
  }: HistogramOptions): Promise<UnitView> {
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
   * The net as a file: for PyTorch (`load_state_dict`, and `importModel`), as JSON, as ONNX with
   * the points' own coordinates for input; or as a script that rebuilds the run in PyTorch.
   * @throws RangeError where the run diverged, for its weights are no numbers
   */
  async export<F extends ExportFormat>(format: F): Promise<Exported<F>> {
    oneOf('format', format, exportFormats);
    return exportNet(format, {
      net: (initial) => this.host.call('net', initial),
      data: () => this.data(),
      history: this.history,
      byHand: this.byHand,
    });
  }

  /** Frees the run; twice is fine, any call after it rejects. */
  dispose(): void {
    this.host.dispose();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dispose();
  }
}
