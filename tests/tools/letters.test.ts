// The wasm as text: every byte comes back, and no letter needs an escape or looks like markup.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decoded } from '../../bindings/wasm';
import { lettersOf } from '../../tools/letters.mjs';

test('any bytes come back, as printable ASCII without quotes, escapes and tags', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      const letters = lettersOf(bytes);
      expect(decoded(letters)).toEqual(bytes);
      expect(letters).toMatch(/^[ -~]*$/);
      expect(letters).not.toMatch(/['"\\<`$]/);
    }),
  );
});

test('what occurs most takes one letter, whatever its number', () => {
  const often = Array.from({ length: 80 }, (_, i) => 3 * i);
  const header = lettersOf(often).length - often.length;
  expect(lettersOf([...often, ...often]).length).toBe(header + 160);
  expect(lettersOf([...often, ...often, 1]).length).toBeLessThanOrEqual(header + 162);
});
