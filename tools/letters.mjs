// The wasm as text: a printable letter for each byte that occurs often, two for the others. base64 would
// hide from who compresses the text what repeats; letters beyond ASCII, some minifiers escape.

/** The letters that a string literal and a script can hold as they are; the first two begin a pair. */
const letters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
  (letter) => !'\'"\\<`$'.includes(letter),
);
const single = letters.slice(2);
const pairs = letters.slice(0, 2).flatMap((first) => letters.map((second) => first + second));

/** How each byte is written. Neighbours stay neighbours, from which a compressor guesses what comes next. */
function spelling(bytes) {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte]++;
  const byCount = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
  const often = new Set(byCount.slice(0, single.length));
  const left = { single: single.values(), pairs: pairs.values() };
  return Array.from(counts, (_, byte) => left[often.has(byte) ? 'single' : 'pairs'].next().value);
}

/** Every byte from 0 to 255 once, which says how each is written, and then the bytes. */
export function lettersOf(bytes) {
  const written = spelling(bytes);
  return written.join('') + Array.from(bytes, (byte) => written[byte]).join('');
}
