// What a run can be asked; changes.ts has what can be done to it, run.ts how it goes on.

import { ChangeableRun } from './changes';
import { flag, floats, knownKeys, notNegative, numbers, oneOf, whole } from './checks';
import { outOfRange } from './errors';
import { type Exported, type ExportFormat, exportFormats, exportNet } from './export-net';
import { extent } from './extent';
import type { HistogramOptions, LayerView, PointSet, Probe, UnitView } from './inspect';
import { limits } from './limits';
import { type Evaluation, type Measures, measuredRow } from './measures';
import type { GridOptions, GridRequest, ParameterBlock, RunData } from './state';

const histogramKeys = ['layer', 'unit', 'bins', 'set', 'common', 'range'];

/** One run. Every method answers asynchronously, in a worker or on this thread. */
export class Trainer extends ChangeableRun {
  #data: Promise<RunData> | undefined;

  /** The points that train and that test, in their own coordinates. */
  data(): Promise<RunData> {
    this.#data ??= this.host.call('data');
    return this.#data;
  }

  /**
   * @param points  N × features, row by row, in the data's own coordinates
   * @returns the net's outputs (for two classes a logit), N × outputs, row by row, with running statistics
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
   * Without bounds: the data's extent, square, with a margin. What `predict` gives, up to rounding;
   * a batch norm without running statistics has those of the training set here.
   */
  async grid(
    options: GridOptions,
  ): Promise<{ size: number; bounds: GridRequest['bounds']; values: Float32Array }> {
    knownKeys('the options of grid', options, ['size', 'bounds', 'layer', 'unit']);
    const { size, bounds, layer = 0, unit = 0 } = options;
    if (bounds !== undefined) numbers('bounds', bounds, 'left, right, bottom, top', 4);
    const data = await this.data();
    if (data.features !== 2)
      throw outOfRange('data', `${data.features} features`, 'points of two features, for a grid');
    const outputs = data.train.targets.length / (data.train.points.length / data.features);
    whole('size', size, 1, limits.grid);
    whole('layer', layer, 0, this.resolved.layers.length);
    whole('unit', unit, 0, (this.resolved.layers[layer - 1]?.units ?? outputs) - 1);
    const box = bounds ?? extent(data);
    if (!box.every(Number.isFinite) || !(box[0] < box[1] && box[2] < box[3]))
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
    options: { statistics?: 'running' | 'batch' } = {},
  ): Promise<Evaluation> {
    knownKeys('the options of evaluate', options, ['statistics']);
    const { statistics = 'running' } = options;
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
  async probe(options: { along?: number[]; rate?: number; set?: PointSet } = {}): Promise<Probe> {
    knownKeys('the options of probe', options, ['along', 'rate', 'set']);
    const { along = [], rate = 0.1, set = 'train' } = options;
    oneOf('set', set, ['train', 'batch']);
    numbers('along', along, 'an array of step sizes');
    notNegative('rate', rate);
    return this.host.call('probe', along, set, rate);
  }

  /**
   * One unit of a batch norm: histograms before, after step 1, after step 2 and activated.
   * All share one range unless `common` is false or `range` says which.
   */
  async histogram(options: HistogramOptions): Promise<UnitView> {
    knownKeys('the options of histogram', options, histogramKeys);
    const { layer, unit, bins = 40, set = 'batch', common = true, range } = options;
    oneOf('set', set, ['train', 'batch']);
    for (const [field, value] of Object.entries({ layer, unit })) whole(field, value, 0, 1e6);
    whole('bins', bins, 1, limits.bins);
    flag('common', common);
    if (range !== undefined)
      numbers('range', range, 'an array of two numbers, the smaller one first', 2);
    return this.host.call('unitView', { layer, unit, bins, set, common, range: range ?? [] });
  }

  /** Every Linear: weight norm, effective rate, percentiles of what arrives at the activation behind it, dead units. */
  async layerViews(set: PointSet = 'train'): Promise<LayerView[]> {
    oneOf('set', set, ['train', 'batch']);
    return this.host.call('layerViews', set);
  }

  /** By name: linear1/weight, bn1/gamma, … */
  parameters(): Promise<Record<string, ParameterBlock>> {
    return this.host.call('parameters');
  }

  /** Of the last mini-batch's mean loss, by the parameters' names, as the update took it: clipped, and with weight decay and l1. */
  gradients(): Promise<Record<string, ParameterBlock>> {
    return this.host.call('gradients');
  }

  /**
   * The net as a file: for PyTorch (`load_state_dict`, and `importModel`), as JSON, as ONNX with
   * the points' own coordinates for input; or as a script that rebuilds the run in PyTorch.
   * @throws RangeError where weights are no numbers, as after most divergences
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

  [Symbol.dispose](): void {
    this.dispose();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dispose();
  }
}
