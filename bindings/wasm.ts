// The wasm itself, carried in the module: nothing is fetched. The worker is handed these bytes.
import base64 from '#wasm';

let bytes: Uint8Array<ArrayBuffer> | undefined;

/** Decoded once; nobody writes to it. */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  bytes ??= Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return bytes;
}
