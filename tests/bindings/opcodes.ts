// Walks the code section of a wasm binary and counts its SIMD instructions, relaxed ones apart.

/** Numbers of the SIMD proposal that were left free; early toolchains put relaxed SIMD there. */
const holes = new Set([
  0x9a, 0xa2, 0xa5, 0xa6, 0xaf, 0xb0, 0xb2, 0xb3, 0xb4, 0xbb, 0xc2, 0xc5, 0xc6, 0xcf, 0xd0, 0xd2,
  0xd3, 0xd4, 0xe2, 0xee,
]);

class Reader {
  at = 0;
  constructor(readonly bytes: Uint8Array) {}

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new Error('the binary ends too early');
    return byte;
  }

  /** A LEB128 number; the value of signed ones is not needed, only their length. */
  number(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  numbers(count: number): void {
    for (let i = 0; i < count; i++) this.number();
  }
}

/** Steps over what follows a plain opcode. */
function skipOperands(r: Reader, op: number): void {
  const one = [0x02, 0x03, 0x04, 0x0c, 0x0d, 0x10, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2];
  if (one.includes(op) || (op >= 0x20 && op <= 0x26)) r.number();
  else if (op === 0x11 || (op >= 0x28 && op <= 0x3e)) r.numbers(2);
  else if (op === 0x0e) r.numbers(r.number() + 1);
  else if (op === 0x1c) r.numbers(r.number());
  else if (op === 0x43) r.at += 4;
  else if (op === 0x44) r.at += 8;
  else if (op === 0xfc) skipBulk(r, r.number());
  else if (!plain(op)) throw new Error(`unknown opcode 0x${op.toString(16)} at ${r.at - 1}`);
}

const plain = (op: number) =>
  [0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b, 0xd1].includes(op) || (op >= 0x45 && op <= 0xc4);

function skipBulk(r: Reader, op: number): void {
  if (op > 7) r.numbers([8, 10, 12, 14].includes(op) ? 2 : 1);
}

function skipSimdOperands(r: Reader, op: number): void {
  if (op <= 11 || op === 92 || op === 93) r.numbers(2);
  else if (op === 12 || op === 13) r.at += 16;
  else if (op >= 21 && op <= 34) r.at += 1;
  else if (op >= 84 && op <= 91) {
    r.numbers(2);
    r.at += 1;
  }
}

export interface SimdCount {
  functions: number;
  simd: number;
  relaxed: number;
}

function countBody(r: Reader, end: number, count: SimdCount): void {
  for (let groups = r.number(); groups > 0; groups--) r.numbers(2);
  let last = 0;
  while (r.at < end) {
    last = r.byte();
    if (last !== 0xfd) {
      skipOperands(r, last);
      continue;
    }
    const op = r.number();
    if (op >= 0x100 || holes.has(op)) count.relaxed++;
    else count.simd++;
    skipSimdOperands(r, op);
  }
  if (r.at !== end || last !== 0x0b) throw new Error(`a function's end was missed at ${r.at}`);
}

/** Every function must end where its length says: a misread opcode does not pass unseen. */
export function countSimd(bytes: Uint8Array): SimdCount {
  const r = new Reader(bytes);
  const count = { functions: 0, simd: 0, relaxed: 0 };
  r.at = 8;
  while (r.at < bytes.length) {
    const section = r.byte();
    const end = r.number() + r.at;
    if (section === 10)
      for (let left = r.number(); left > 0; left--, count.functions++) {
        const size = r.number();
        countBody(r, r.at + size, count);
      }
    r.at = end;
  }
  return count;
}
