// Writes protocol buffers: https://protobuf.dev/programming-guides/encoding. Fields only, no schema.

/** A field: its number and what it holds; undefined is left out. */
export type Field = readonly [number, Value | undefined];
/** number and bigint: a varint; Float: 32 bits; text, bytes, or a message made of fields. */
export type Value = number | bigint | Float | string | Uint8Array | readonly Field[];
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return bytes;
}

const key = (field: number, wire: number) => varint(BigInt((field << 3) | wire));

function parts([field, value]: Field): Uint8Array[] {
  if (value === undefined) return [];
  if (typeof value === 'number' || typeof value === 'bigint')
    return [Uint8Array.of(...key(field, 0), ...varint(BigInt(value)))];
  if (value instanceof Float) {
    const four = new Uint8Array(4);
    new DataView(four.buffer).setFloat32(0, value.value, true);
    return [Uint8Array.of(...key(field, 5)), four];
  }
  const body =
    typeof value === 'string'
      ? new TextEncoder().encode(value)
      : value instanceof Uint8Array
        ? value
        : message(value);
  return [Uint8Array.of(...key(field, 2), ...varint(BigInt(body.length))), body];
}

export function message(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const all = fields.flatMap(parts);
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
