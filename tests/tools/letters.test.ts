// The wasm in the page as letters: every byte comes back, and no letter needs an escape or looks like markup.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersOf, withLetters } from '../../tools/letters.mjs';

const bytesOf = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));

test('any bytes come back modulo 256, as printable text without quotes, escapes and tags', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const letters = lettersOf(bytes);
      expect(bytesOf(letters)).toEqual(bytes);
      expect(letters).toMatch(/^[\p{L}\p{N}\p{P}\p{S} ]*$/u);
      expect(letters).not.toMatch(/["\\<`$]/);
    }),
  );
});

test('a script’s base64 of a wasm becomes letters, other texts stay', () => {
  const wasm = new Uint8Array(100).map((_, i) => [0, 97, 115, 109][i] ?? i);
  const base64 = Buffer.from(wasm).toString('base64');
  const code = withLetters(`f("AGFz");g("${base64}")`);
  expect(code).toBe(`f("AGFz");g("${lettersOf(wasm)}")`);
  expect(lettersOf(wasm).startsWith('A')).toBe(false);
});
