// WebAssembly SIMD for real: Eigen says it packs, and the shipped wasm is full of v128 instructions.
import { describe, expect, test } from 'vitest';
import createCore from '#core';
import { wasmBytes } from '../../bindings/wasm';
import { countSimd } from './opcodes';

const bytes = wasmBytes();

describe('SIMD', () => {
  test("is what Eigen's own packets are made of", async () => {
    const core = await createCore({ wasmBinary: bytes });
    expect(core.simd()).toMatch(/SSE4\.2/);
  });

  test('is in the wasm in plenty, and none of it relaxed', () => {
    const { functions, simd, relaxed } = countSimd(bytes);
    expect(functions).toBeGreaterThan(100);
    expect(simd).toBeGreaterThan(500);
    expect(relaxed).toBe(0);
  });

  test('is told apart by the counter', () => {
    const body = (...code: number[]) =>
      Uint8Array.of(
        0,
        97,
        115,
        109,
        1,
        0,
        0,
        0,
        10,
        code.length + 4,
        1,
        code.length + 2,
        0,
        ...code,
        11,
      );
    const f32x4Add = [0xfd, 0xe4, 0x01];
    const relaxedMadd = [0xfd, 0x85, 0x02];
    const earlyRelaxed = [0xfd, 0xaf, 0x01];
    const count = countSimd(body(...f32x4Add, ...relaxedMadd, ...earlyRelaxed));
    expect(count).toEqual({ functions: 1, simd: 1, relaxed: 2 });
    expect(() => countSimd(body(0x27))).toThrow('unknown opcode');
  });
});
