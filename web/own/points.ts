// A reader's own points, and their text in a link: 8 bytes of coordinates a point, then what each is, as base64url.
import { mostClasses } from '../figures/class-look';

export interface OwnPoints {
  /** x, y, x, y, … */
  readonly xy: readonly number[];
  /** A class a point, from 0; none where points have values. */
  readonly labels: readonly number[];
  /** A value a point, in place of classes. */
  readonly values?: readonly number[];
}

export const NO_POINTS: OwnPoints = { xy: [], labels: [] };
export const sizeOf = ({ xy }: OwnPoints): number => xy.length / 2;
/** At least two, however the points that are there are labelled. */
export const classesOf = ({ labels }: OwnPoints): number =>
  labels.reduce((most, label) => Math.max(most, label + 1), 2);
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

/** What a point is: a bit for two classes, a byte for more, four for a value. */
const bytesOf = (kind: string, count: number): number =>
  kind === '' ? Math.ceil(count / 8) : kind === VALUES ? 4 * count : count;

/** What stands before the text, with a point behind: the number of classes where it is not two, or a v for values. */
const VALUES = 'v';
const kindOf = (points: OwnPoints): string => {
  if (points.values) return VALUES;
  const classes = classesOf(points);
  return classes > 2 ? String(classes) : '';
};

/** Coordinates and values are kept as the module takes them: to the last bit of a 32-bit number. */
export function writePoints(points: OwnPoints): string {
  const { xy, labels, values } = points;
  const [kind, count] = [kindOf(points), sizeOf(points)];
  const start = BYTES * count;
  const bytes = new Uint8Array(start + bytesOf(kind, count));
  const view = new DataView(bytes.buffer);
  xy.forEach((v, i) => {
    view.setFloat32(4 * i, v, true);
  });
  values?.forEach((v, i) => {
    view.setFloat32(start + 4 * i, v, true);
  });
  labels.forEach((label, i) => {
    if (kind === '') bytes[start + (i >> 3)]! |= label << (i & 7);
    else bytes[start + i] = label;
  });
  return kind === '' ? toText(bytes) : `${kind}.${toText(bytes)}`;
}

/** null: a text that this page has not written. */
export function readPoints(text: string): OwnPoints | null {
  const [whole, kind = '', rest = ''] = /^(?:(v|[3-9])\.)?([\w-]*)$/.exec(text) ?? [];
  const bytes = whole === undefined ? null : toBytes(rest);
  if (!bytes || (kind !== VALUES && Number(kind) > mostClasses)) return null;
  const count = Math.floor(bytes.length / (BYTES + bytesOf(kind, 8) / 8));
  if (BYTES * count + bytesOf(kind, count) !== bytes.length || count > most) return null;
  const view = new DataView(bytes.buffer);
  const floats = (from: number, n: number) =>
    Array.from({ length: n }, (_, i) => view.getFloat32(from + 4 * i, true));
  const xy = floats(0, 2 * count);
  const values = kind === VALUES ? floats(BYTES * count, count) : [];
  if (![...xy, ...values].every(Number.isFinite)) return null;
  if (kind === VALUES) return { xy, labels: [], values };
  const at = (i: number) =>
    kind === '' ? (bytes[BYTES * count + (i >> 3)]! >> (i & 7)) & 1 : bytes[BYTES * count + i]!;
  const labels = Array.from({ length: count }, (_, i) => at(i));
  const points = { xy, labels };
  return kindOf(points) === kind || count === 0 ? points : null;
}
