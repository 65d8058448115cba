// How a run comes to be: in a worker where one starts, on this thread otherwise.
import { knownKeys } from './checks';
import type { Config } from './config';
import { sharedCore } from './cores';
import { isRefusal, outOfRange, wrongType } from './errors';
import { type Host, LocalHost } from './host';
import { blobWorker, RemoteHost } from './remote';
import { resolveConfig } from './resolve';
import { findWasm, type OwnSource, type WasmOptions } from './source';
import { Trainer } from './trainer';
import { type AnyWorker, isWorker, type NodeWorker } from './worker-line';

export interface CreateOptions {
  /**
   * Whether to train in a worker, so that a page stays free; or a function that makes it. Without
   * it: in a worker where there are any and one starts, on this thread otherwise (as in Node). In Node
   * the function gives a `Worker` of `node:worker_threads` that runs `batchnorm-playground/worker`.
   */
  worker?: boolean | (() => Worker | NodeWorker);
  /** Where the core's wasm comes from, if not from the module itself. */
  wasm?: WasmOptions;
}

function madeBy(make: () => AnyWorker): AnyWorker {
  const made: unknown = make();
  if (isWorker(made)) return made;
  throw wrongType('worker', made, 'a function that makes a Worker');
}

async function startHost(
  config: Config,
  { worker, wasm }: CreateOptions,
  own: OwnSource,
): Promise<Host> {
  const remote = async (made: AnyWorker) =>
    RemoteHost.start(made, config, await findWasm(wasm, own));
  if (typeof worker === 'function') return remote(madeBy(worker));
  if (worker !== undefined && typeof worker !== 'boolean')
    throw wrongType('worker', worker, 'true, false or a function that makes a Worker');
  const able = typeof Worker === 'function';
  if (worker === true && !able)
    throw outOfRange('worker', worker, 'false or left out: there are no web workers here');
  if (worker ?? able) {
    try {
      return await remote(blobWorker());
    } catch (error) {
      // A page's policy may forbid workers, or Worker may be another kind (a polyfill in Node);
      // that is no reason not to train. A refused configuration is.
      if (worker === true || isRefusal(error)) throw error;
    }
  }
  return new LocalHost(await sharedCore(wasm, own), config);
}

/** A checked configuration of our own. Not by structuredClone: a reactive one is a proxy, which that refuses. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, copyOf);
  if (ArrayBuffer.isView(value)) return structuredClone(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)]));
}

/** @throws RangeError or TypeError with `field`, `value`, `bound` for the first value that is refused */
export async function create(
  config: Config,
  options: CreateOptions,
  own: OwnSource,
): Promise<Trainer> {
  resolveConfig(config);
  knownKeys('the options of createTrainer', options, ['worker', 'wasm']);
  const copy = copyOf(config) as Config;
  const host = await startHost(copy, options, own);
  return new Trainer(host, await host.call('started'));
}
