// The wasm itself, carried in the module: nothing is fetched. The worker is handed these bytes.
import text from '#wasm';

let bytes: Uint8Array<ArrayBuffer> | undefined;

/** The letters with which a pair begins. */
const [space, mark] = [32, 33];

/**
 * One plain loop: a call for each of hundreds of thousands of letters would hold a page up.
 * @param text  every byte from 0 to 255, which says how each is written, and then the bytes
 */
export function decoded(text: string): Uint8Array<ArrayBuffer> {
  const byteOf = new Uint8Array(3 << 7);
  const found = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    let letter = text.charCodeAt(at);
    if (letter <= mark) letter = ((letter - space + 1) << 7) | text.charCodeAt(++at);
    if (length < 256) byteOf[letter] = length;
    found[length++] = byteOf[letter]!;
  }
  return found.slice(256, length);
}

/** Decoded once; nobody writes to it. */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  bytes ??= decoded(text);
  return bytes;
}
