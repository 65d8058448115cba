// The cores of this thread: one is shared by its runs until it is full or broken.
import type { Core } from '#core';
import { loadCore } from './load';
import { findWasm, type OwnSource, type WasmOptions } from './source';

/** A core whose memory has grown so far gets no new runs: each shall find room to grow. */
const fullBytes = 64 * 1024 * 1024;

interface Cores {
  get(key: unknown): Promise<Core> | undefined;
  set(key: unknown, core: Promise<Core>): unknown;
  delete(key: unknown): boolean;
}
const byAddress: Cores = new Map<string, Promise<Core>>();
/** Go with the bytes that they were made of. */
const bySource: Cores = new WeakMap<object, Promise<Core>>();
const broken = new WeakMap<Core, Error>();

/** A trap leaves the core's memory in an unknown state: nothing more is asked of it. */
export function breakCore(core: Core, error: Error): void {
  broken.set(core, error);
}

export const breakageOf = (core: Core): Error | undefined => broken.get(core);

const usable = (core: Core) => !broken.has(core) && core.HEAPF32.buffer.byteLength < fullBytes;

/** @throws Error that says why, where there is no wasm or it does not start */
export async function sharedCore(options: WasmOptions | undefined, own: OwnSource): Promise<Core> {
  const key = options?.binary ?? options?.url?.toString() ?? own;
  const cores = typeof key === 'string' ? byAddress : bySource;
  const kept = cores.get(key);
  if (kept) {
    const core = await kept;
    if (usable(core)) return core;
    // Of several who wait, the first to see it loads the next one.
    if (cores.get(key) !== kept) return sharedCore(options, own);
  }
  const loading = findWasm(options, own).then(loadCore);
  cores.set(key, loading);
  loading.catch(() => cores.delete(key));
  return loading;
}
