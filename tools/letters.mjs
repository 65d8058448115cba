// Bytes as a letter each: in a page that travels compressed, base64 would hide from the compressor what repeats.

/** What a string literal and a script can hold as they are; every other byte stands 256 higher, where all are letters. */
const plain = (byte) => byte >= 32 && byte < 127 && !'"\\<`$'.includes(String.fromCharCode(byte));

/** A letter whose code is the byte, modulo 256. */
export const lettersOf = (bytes) =>
  Array.from(bytes, (byte) => String.fromCharCode(plain(byte) ? byte : byte + 256)).join('');

/** The wasm that a script carries as base64, as letters; the module reads both. */
export const withLetters = (code) =>
  code.replace(/(["'`])(AGFzbQ[\w+/]{64,}={0,2})\1/, (_, quote, base64) =>
    [quote, lettersOf(Buffer.from(base64, 'base64')), quote].join(''),
  );

/** Vite plugin: for the page alone. Who bundles the module may have a minifier that escapes every letter. */
export const wasmAsLetters = {
  name: 'wasm-as-letters',
  enforce: 'pre',
  transform: {
    filter: { id: /dist\/index\.js$/ },
    handler: (code) => ({ code: withLetters(code), map: null }),
  },
};
