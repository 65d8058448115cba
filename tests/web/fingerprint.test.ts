// The short text that is equal where all weights are: known sums, and every bit counts.
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../web/embed/fingerprint';

const block = (bytes: ArrayBuffer) => ({
  'linear1/weight': { shape: [1], values: new Float32Array(bytes), trains: true },
});

describe('the fingerprint of weights', () => {
  test('is FNV-1a of 32 bits in its first half', () => {
    // By the definition: offset basis 0x811c9dc5, prime 0x01000193, over bytes.
    let sum = 0x811c9dc5n;
    const bytes = new TextEncoder().encode('foobar12');
    for (const byte of bytes) sum = ((sum ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn;
    expect(fingerprint(block(bytes.buffer as ArrayBuffer)).slice(0, 8)).toBe(
      sum.toString(16).padStart(8, '0'),
    );
  });

  test('of nothing is the two beginnings', () => {
    expect(fingerprint({})).toBe('811c9dc59747b28c');
  });

  test('changes with any bit, and with the sign of zero', () => {
    const values = new Float32Array([0.5, -3, 0]);
    const before = fingerprint(block(values.buffer));
    for (let bit = 0; bit < 96; bit++) {
      const bytes = new Uint8Array(values.buffer.slice(0));
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(fingerprint(block(bytes.buffer))).not.toBe(before);
    }
  });
});
