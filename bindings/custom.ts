// A reader's own points, checked and laid out as the core takes them.
import type { CustomData } from './config';
import { outOfRange, wrongType } from './errors';
import { fieldAt, within } from './fields';

/** What becomes of the fields, and the rows: N × (features + one label, or the targets). */
export interface CustomRows {
  readonly fields: {
    name: 'custom';
    samples: number;
    features: number;
    classes: number;
    targets: number;
  };
  readonly rows: Float32Array;
}

const counts = (path: string, value: number, what: string) => {
  const field = fieldAt(path)!;
  if (!within(field, value))
    throw outOfRange(path, value, `from ${field.min} to ${field.max} ${what}`);
  return value;
};

function finite(field: string, values: unknown): Float32Array {
  if (!(values instanceof Float32Array)) throw wrongType(field, values, 'a Float32Array');
  const bad = values.findIndex((v) => !Number.isFinite(v));
  if (bad >= 0) throw outOfRange(`${field}.${bad}`, values[bad], 'a finite number');
  return values;
}

function labelColumn(labels: unknown, n: number): { column: Float32Array; classes: number } {
  if (!(labels instanceof Int32Array || Array.isArray(labels)))
    throw wrongType('data.labels', labels, 'an Int32Array or an array');
  if (labels.length !== n)
    throw outOfRange('data.labels', labels.length, `${n} labels, one a point`);
  const most = fieldAt('data.classes')!.max! - 1;
  for (const [i, label] of labels.entries())
    if (!Number.isInteger(label) || label < 0 || label > most)
      throw outOfRange(`data.labels.${i}`, label, `a whole number from 0 to ${most}`);
  const column = Float32Array.from(labels);
  return { column, classes: column.reduce((a, b) => Math.max(a, b), 1) + 1 };
}

/** What a reader says of the points besides must be as they are. */
function agrees(given: object, own: CustomRows['fields']): CustomRows['fields'] {
  for (const key of ['name', 'samples', 'classes'] as const) {
    const said = (given as Record<string, unknown>)[key];
    if (said !== undefined && said !== own[key])
      throw outOfRange(`data.${key}`, said, `${own[key]}, as the points have it, or left out`);
  }
  return own;
}

/** @throws RangeError or TypeError with field, value and bound: the first value that is refused */
export function customRows(data: CustomData): CustomRows {
  const { points, features = 2, labels, targets } = data;
  const x = finite('data.points', points);
  if (typeof features !== 'number') throw wrongType('data.features', features, 'a whole number');
  counts('data.features', features, 'numbers a point');
  if (x.length % features !== 0)
    throw outOfRange('data.points', x.length, `rows of ${features} numbers each`);
  const n = counts('data.samples', x.length / features, 'points');
  if ((labels === undefined) === (targets === undefined))
    throw outOfRange('data.labels', labels, 'given, or data.targets in their place');
  const { column, classes } =
    labels === undefined
      ? { column: finite('data.targets', targets), classes: 0 }
      : labelColumn(labels, n);
  if (column.length % n !== 0)
    throw outOfRange('data.targets', column.length, `rows of numbers for ${n} points`);
  const width = counts('data.targets', column.length / n, 'values a point');
  const rows = new Float32Array(n * (features + width));
  for (let i = 0; i < n; i++) {
    rows.set(x.subarray(i * features, (i + 1) * features), i * (features + width));
    rows.set(column.subarray(i * width, (i + 1) * width), i * (features + width) + features);
  }
  const own = { name: 'custom' as const, samples: n, features, classes, targets: width };
  return { fields: agrees(data, own), rows };
}
