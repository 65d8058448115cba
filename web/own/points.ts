// A reader's own points, and their text in a link: 8 bytes of coordinates a point, then a bit a label, as base64url.

export interface OwnPoints {
  /** x, y, x, y, … */
  readonly xy: readonly number[];
  /** 0 or 1 a point. */
  readonly labels: readonly number[];
}

export const NO_POINTS: OwnPoints = { xy: [], labels: [] };
/** Fewer cannot be split into points that train and points that test. */
export const fewest = 4;
export const most = 20_000;
export const POINTS_BOUND = `from ${fewest} to ${most} points as this page writes them`;

const BYTES = 8;

function toText(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function toBytes(text: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Coordinates are kept as the module takes them: to the last bit of a 32-bit number. */
export function writePoints({ xy, labels }: OwnPoints): string {
  const bytes = new Uint8Array(BYTES * labels.length + Math.ceil(labels.length / 8));
  const view = new DataView(bytes.buffer);
  xy.forEach((v, i) => {
    view.setFloat32(4 * i, v, true);
  });
  labels.forEach((label, i) => {
    bytes[BYTES * labels.length + (i >> 3)]! |= label << (i & 7);
  });
  return toText(bytes);
}

/** null: a text that this page has not written. */
export function readPoints(text: string): OwnPoints | null {
  const bytes = toBytes(text);
  if (!bytes) return null;
  const count = Math.floor((8 * bytes.length) / (8 * BYTES + 1));
  if (BYTES * count + Math.ceil(count / 8) !== bytes.length || count > most) return null;
  const view = new DataView(bytes.buffer);
  const xy = Array.from({ length: 2 * count }, (_, i) => view.getFloat32(4 * i, true));
  if (!xy.every(Number.isFinite)) return null;
  const bit = (i: number) => (bytes[BYTES * count + (i >> 3)]! >> (i & 7)) & 1;
  return { xy, labels: Array.from({ length: count }, (_, i) => bit(i)) };
}
