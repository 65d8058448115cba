// The wasm itself, carried in the module: nothing is fetched. The worker is handed these bytes.
import base64 from '#wasm';

let bytes: Uint8Array<ArrayBuffer> | undefined;

/** A plain loop: a call for each of half a million letters holds a page up for a tenth of a second. */
function decoded(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text);
  const numbers = new Uint8Array(letters.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = letters.charCodeAt(i);
  return numbers;
}

/** Decoded once; nobody writes to it. */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  bytes ??= decoded(base64);
  return bytes;
}
