// The wasm itself, carried in the module: nothing is fetched. The worker is handed these bytes.
import text from '#wasm';

let bytes: Uint8Array<ArrayBuffer> | undefined;

/**
 * A plain loop: a call for each of half a million letters holds a page up for a tenth of a second.
 * @param text  base64, or as our page has it a letter a byte, whose code is the byte modulo 256
 */
function decoded(text: string): Uint8Array<ArrayBuffer> {
  const letters = text.startsWith('A') ? atob(text) : text;
  const numbers = new Uint8Array(letters.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = letters.charCodeAt(i);
  return numbers;
}

/** Decoded once; nobody writes to it. */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  bytes ??= decoded(text);
  return bytes;
}
