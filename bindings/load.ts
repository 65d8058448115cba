// One instance of the core, from the bytes of its wasm.
import createCore, { type Core } from '#core';

/** @throws Error that says why, where WebAssembly or its SIMD is missing */
export async function loadCore(bytes: Uint8Array): Promise<Core> {
  if (typeof WebAssembly !== 'object')
    throw new Error('This browser has no WebAssembly, or it is switched off.');
  return new Promise((resolve, reject) => {
    const fail = (reason: unknown) =>
      reject(new Error(`The core did not start: ${String(reason)}`));
    createCore({ wasmBinary: bytes, onAbort: fail, printErr: () => {}, print: () => {} }).then(
      // The old glue's module is a thenable of its own: as a promise's value it would resolve for ever.
      (core) => resolve(core),
      fail,
    );
  });
}
