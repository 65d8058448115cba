// One instance of the core, from its wasm.
import createCore, { type Core } from '#core';
import type { WasmSource } from './source';

/** Instantiates a module that is compiled already, in place of the glue. */
const instantiate =
  (module: WebAssembly.Module, fail: (reason: unknown) => void) =>
  (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
    WebAssembly.instantiate(module, imports).then(done, fail);
    return {};
  };

/** @throws Error that says why, where WebAssembly or its SIMD is missing */
export async function loadCore(source: WasmSource): Promise<Core> {
  if (typeof WebAssembly !== 'object')
    throw new Error('This browser has no WebAssembly, or it is switched off.');
  return new Promise((resolve, reject) => {
    const fail = (reason: unknown) =>
      reject(new Error(`The core did not start: ${String(reason)}`));
    const wasm =
      source instanceof WebAssembly.Module
        ? { instantiateWasm: instantiate(source, fail) }
        : { wasmBinary: source };
    createCore({ ...wasm, onAbort: fail, printErr: () => {}, print: () => {} }).then(
      // The old glue's module is a thenable of its own: as a promise's value it would resolve for ever.
      (core) => resolve(core),
      fail,
    );
  });
}
