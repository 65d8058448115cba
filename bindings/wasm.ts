// The wasm itself, carried in the module: nothing is fetched. The worker is handed these bytes.
import base64 from '#wasm';

export const wasmBytes = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
