// The npm module: train small networks with batch norm, and measure what its two steps do.
import type { ConfigInput } from './config';
import { type Host, LocalHost } from './host';
import { loadCore } from './load';
import { blobWorker, RemoteHost } from './remote';
import { resolveConfig } from './resolve';
import { Trainer } from './trainer';
import { wasmBytes } from './wasm';

export interface CreateOptions {
  /**
   * Whether to train in a worker, so that a page stays free; or a function that makes it. Without
   * it: in a worker where there are any and one starts, on this thread otherwise (as in Node).
   */
  worker?: boolean | (() => Worker);
}

async function startHost(config: ConfigInput, worker: CreateOptions['worker']): Promise<Host> {
  if (typeof worker === 'function') return RemoteHost.start(worker(), config);
  const able = typeof Worker === 'function';
  if (worker === true && !able) throw new Error('worker is true: there are no web workers here');
  if (worker ?? able) {
    try {
      return await RemoteHost.start(blobWorker(), config);
    } catch (error) {
      // A page's policy may forbid workers; that is no reason not to train.
      if (worker === true || error instanceof RangeError || error instanceof TypeError) throw error;
    }
  }
  return new LocalHost(await loadCore(wasmBytes()), config);
}

/**
 * A run, ready to train. Without a configuration it is the page's: a spiral, 2-16-16-1, batch norm.
 * @throws RangeError or TypeError with `field`, `value`, `bound` for the first value that is refused
 */
export async function createTrainer(
  config: ConfigInput = {},
  options: CreateOptions = {},
): Promise<Trainer> {
  resolveConfig(config);
  const own = structuredClone(config);
  const host = await startHost(own, options.worker);
  return new Trainer(host, await host.call('started'));
}

export const version = '0.1.0';

export type * from './config';
export type { ConfigError } from './errors';
export { type Field, type FieldValue, fields } from './fields';
export { History, Table } from './history';
export type { Histogram, LayerView, PointSet, Probe, UnitView } from './inspect';
export type { Band, Evaluation, LayerMeasures, Measures, Verdict, WhatIf } from './measures';
export { defaults, resolveConfig } from './resolve';
export type { LayerInfo, RunOptions } from './run';
export type {
  GridRequest,
  ParameterBlock,
  Points,
  Progress,
  RunData,
  Until,
} from './state';
export type { Trainer } from './trainer';
