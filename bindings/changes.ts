// What can be done to a run: other settings, other numbers, another structure, another moment.
import { floats, isPlain, knownKeys, oneOf, text, whole } from './checks';
import type { OptimizerConfig } from './config';
import { wrongType } from './errors';
import { History } from './history';
import { complete, fitted } from './load-model';
import { optimizerLines } from './resolve';
import { Run } from './run';
import type { Model } from './state-dict';

export class ChangeableRun extends Run {
  /** Whether steps alone, from the configuration on, have made it what it is. */
  #byHand = false;

  /** @internal */
  protected get byHand(): boolean {
    return this.#byHand;
  }

  /** What is refused has changed nothing. */
  async #changed<T>(answer: Promise<T>): Promise<T> {
    const done = await answer;
    this.#byHand = true;
    return done;
  }

  /**
   * Goes on with other settings of the optimizer; another optimizer starts without a memory.
   * @param live  `learningRate` alone, or any fields of `optimizer`
   */
  async configure(live: OptimizerConfig): Promise<void> {
    this.reconfigured(await this.#changed(this.host.call('configure', optimizerLines(live))));
  }

  /**
   * Sets blocks by name, each all its numbers in the order in which `parameters()` gives them.
   * @throws RangeError for a name that is none, a wrong count, a number that is not finite
   */
  async setParameters(values: Record<string, Float32Array>): Promise<void> {
    if (!isPlain(values)) throw wrongType('values', values, 'an object: a Float32Array a block');
    for (const [name, numbers] of Object.entries(values)) floats(name, numbers);
    await this.#changed(this.host.call('setParameters', values));
  }

  /** Holds blocks at what they are, whatever the optimizer does. */
  freeze(names: string | string[]): Promise<void> {
    return this.#setTrains(names, false);
  }

  thaw(names: string | string[]): Promise<void> {
    return this.#setTrains(names, true);
  }

  async #setTrains(names: string | string[], trains: boolean): Promise<void> {
    const list = Array.isArray(names) ? names : [names];
    for (let i = 0; i < list.length; i++) text(`names.${i}`, list[i]);
    await this.#changed(this.host.call('setTrains', list, trains));
  }

  /**
   * Puts batch norm into every hidden layer without normalisation: with γ = 1 and β = 0, or with
   * γ = σ and β = μ of the training set, where the net computes what it did.
   */
  async insertBatchNorm(options: { at?: 'start' | 'identity' } = {}): Promise<void> {
    knownKeys('the options of insertBatchNorm', options, ['at']);
    const { at = 'start' } = options;
    oneOf('at', at, ['start', 'identity']);
    this.adopt(await this.#changed(this.host.call('insertBatchNorm', at)));
  }

  /** Folds every batch norm into a Linear by its running statistics: inference stays the same. */
  async foldBatchNorm(): Promise<void> {
    this.adopt(await this.#changed(this.host.call('foldBatchNorm')));
  }

  /** Multiplies weight and bias of a hidden layer's Linear (layer 1, 2, …) by a factor. */
  async rescale(options: { layer: number; factor: number }): Promise<void> {
    knownKeys('the options of rescale', options, ['layer', 'factor']);
    const { layer, factor } = options;
    whole('layer', layer, 1, this.config.layers.length);
    if (typeof factor !== 'number')
      throw wrongType('factor', factor, 'a finite number other than 0');
    await this.#changed(this.host.call('rescale', layer, factor));
  }

  /** The whole run as bytes: parameters, optimizer, running statistics, random streams. */
  snapshot(): Promise<Uint8Array> {
    return this.host.call('snapshot');
  }

  /**
   * Goes back to where a snapshot of this run was taken; its history is cut there.
   * @param options.history  the one that led to the snapshot, where this trainer's own did not: of another trainer,
   * or of the way that this one went before it was set back
   */
  async restore(
    snapshot: Uint8Array,
    options: { history?: History | undefined } = {},
  ): Promise<void> {
    if (!(snapshot instanceof Uint8Array)) throw wrongType('snapshot', snapshot, 'a Uint8Array');
    knownKeys('the options of restore', options, ['history']);
    const { history: other } = options;
    if (other !== undefined && !(other instanceof History))
      throw wrongType('history', other, "a trainer's history");
    const before = this.history;
    const { rows, ...started } = await this.#changed(
      this.host.call('restore', snapshot, other !== undefined),
    );
    this.adopt(started);
    const { step } = this.status;
    // A row is of a step that is made with the weights of so many: that of the snapshot is still to come.
    if (other) this.history.follow(other, step - 1);
    else this.history.follow(before, step - 1, before.earlier);
    this.history.append(rows);
    this.history.measured.takeOver((other ?? before).measured, step);
  }

  /** @internal Takes in what a file brought. */
  async load(model: Model): Promise<void> {
    await this.setParameters(fitted(model, await this.host.call('parameters')));
    const mean = '/runningMean';
    const tracked = this.history.names.filter((name) => name.endsWith(mean));
    const statistics = complete(
      model,
      tracked.map((name) => name.slice(0, -mean.length)),
    );
    await this.host.call('load', statistics);
    if (model.frozen.length > 0) await this.freeze(model.frozen);
  }
}
