// The safetensors format (huggingface.co/docs/safetensors): a length, a header in JSON, the numbers.
import { limits } from './limits';

export interface Tensor {
  dtype: 'F32' | 'F64' | 'I64';
  shape: number[];
  /** F32 and F64 as they are; I64 rounded to a double. */
  values: Float32Array | Float64Array;
}

export interface TensorFile {
  metadata: Map<string, string>;
  tensors: Map<string, Tensor>;
}

const sizes = { F32: 4, F64: 8, I64: 8 } as const;

/** A file that is refused: what is wrong with it. */
export const badFile = (why: string): RangeError =>
  Object.assign(new RangeError(`the file is no model that can be read: ${why}`), {
    field: 'model',
    value: 'a file',
    bound: why,
  });

export function writeTensors({ metadata, tensors }: TensorFile): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = [...tensors].map(([name, { dtype, shape, values }]) => {
    const begin = end;
    end += values.length * sizes[dtype];
    return [name, { dtype, shape, data_offsets: [begin, end] }] as const;
  });
  const header = JSON.stringify({
    __metadata__: Object.fromEntries(metadata),
    ...Object.fromEntries(entries),
  });
  const text = new TextEncoder().encode(header);
  // Padded with spaces, so that the numbers lie at multiples of eight.
  const room = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + room + end).fill(0x20, 8, 8 + room);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(room), true);
  bytes.set(text, 8);
  let at = 8 + room;
  for (const { dtype, values } of tensors.values())
    for (const value of values) {
      if (dtype === 'F32') view.setFloat32(at, value, true);
      else if (dtype === 'F64') view.setFloat64(at, value, true);
      else view.setBigInt64(at, BigInt(value), true);
      at += sizes[dtype];
    }
  return bytes;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own entries only: a header comes from anywhere. */
function headerOf(bytes: Uint8Array): { entries: [string, unknown][]; start: number } {
  if (bytes.length > limits.modelBytes)
    throw badFile(`it has ${bytes.length} bytes, at most ${limits.modelBytes} are read`);
  if (bytes.length < 10) throw badFile('it is cut short');
  const room = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (room > BigInt(bytes.length - 8)) throw badFile('its header is longer than itself');
  const start = 8 + Number(room);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, start)));
  } catch {
    throw badFile('its header is no JSON');
  }
  if (!isObject(header)) throw badFile('its header is no object');
  return { entries: Object.entries(header), start };
}

function metadataOf(value: unknown): Map<string, string> {
  if (!isObject(value)) throw badFile('its metadata is no object');
  const entries = Object.entries(value);
  if (entries.some(([, text]) => typeof text !== 'string'))
    throw badFile('its metadata is not all text');
  return new Map(entries as [string, string][]);
}

const wholes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((v) => Number.isSafeInteger(v) && v >= 0);

function tensorOf(
  name: string,
  value: unknown,
  bytes: Uint8Array,
): { tensor: Tensor; begin: number; end: number } {
  if (!isObject(value)) throw badFile(`${name} is no tensor`);
  const { dtype, shape, data_offsets: offsets } = value as Record<string, unknown>;
  if (dtype !== 'F32' && dtype !== 'F64' && dtype !== 'I64')
    throw badFile(
      `${name} is of type ${typeof dtype === 'string' ? dtype.slice(0, 20) : typeof dtype}, not F32, F64 or I64`,
    );
  if (!wholes(shape) || shape.length > 2)
    throw badFile(`${name} has no shape of at most two sizes`);
  if (!wholes(offsets) || offsets.length !== 2) throw badFile(`${name} has no place`);
  const [begin, end] = offsets as [number, number];
  const count = shape.reduce((a, b) => a * b, 1);
  if (end > bytes.length || end - begin !== count * sizes[dtype])
    throw badFile(`${name} does not fit into its place`);
  return { tensor: { dtype, shape, values: numbers(bytes, dtype, begin, count) }, begin, end };
}

function numbers(bytes: Uint8Array, dtype: Tensor['dtype'], begin: number, count: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset + begin);
  const size = sizes[dtype];
  if (dtype === 'F32')
    return Float32Array.from({ length: count }, (_, i) => view.getFloat32(i * size, true));
  return Float64Array.from({ length: count }, (_, i) =>
    dtype === 'F64' ? view.getFloat64(i * size, true) : Number(view.getBigInt64(i * size, true)),
  );
}

/** @throws RangeError that says what is wrong: every byte must belong to just one tensor */
export function readTensors(bytes: Uint8Array): TensorFile {
  const { entries, start } = headerOf(bytes);
  const body = bytes.subarray(start);
  const metadata = new Map<string, string>();
  const tensors = new Map<string, Tensor>();
  const places: { begin: number; end: number }[] = [];
  for (const [name, value] of entries) {
    if (name === '__metadata__') {
      for (const [key, text] of metadataOf(value)) metadata.set(key, text);
      continue;
    }
    const { tensor, begin, end } = tensorOf(name.slice(0, 80), value, body);
    tensors.set(name, tensor);
    places.push({ begin, end });
  }
  let at = 0;
  for (const { begin, end } of places.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at) throw badFile('its tensors overlap or leave holes');
    at = end;
  }
  if (at !== body.length) throw badFile('bytes are left over');
  return { metadata, tensors };
}
