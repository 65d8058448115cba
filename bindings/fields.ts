// The core's table of fields, for everyone who is not the core: path, kind, limits, default.
import table from '#fields';

/** One field of the configuration. Layers stand as `layers.*`. */
export interface Field {
  readonly path: string;
  readonly kind: 'number' | 'integer' | 'choice' | 'boolean';
  readonly min?: number;
  readonly max?: number;
  /** min itself is out. */
  readonly minExclusive?: boolean;
  /** max itself is out. */
  readonly maxExclusive?: boolean;
  /** The bounds are for |value|. */
  readonly magnitude?: boolean;
  readonly default: FieldValue | readonly number[];
  readonly choices?: readonly string[];
  /** The word that may stand in place of a number; `null` stands for the value null. */
  readonly absent?: string;
  /** How many numbers the field may have, where it takes several. */
  readonly list?: number;
}

export type FieldValue = number | string | boolean | null;

const asValue = (field: Field): Field =>
  field.absent === 'null' && field.default === 'null' ? { ...field, default: null } : field;

/** The one table that validator, form and URL share. */
export const fields: readonly Field[] = (table as readonly Field[]).map(asValue);

const byPath = new Map(fields.map((field) => [field.path, field]));

/** The field of a path such as `layers.0.norm.eps` or `data.scale.1`. */
export function fieldAt(path: string): Field | undefined {
  const general = path.replace(/^layers\.\d+\./, 'layers.*.');
  const exact = byPath.get(general);
  if (exact) return exact;
  const list = byPath.get(general.replace(/\.\d+$/, ''));
  return list?.list ? list : undefined;
}

/** What a value of the field must be, in words. */
export function boundOf(field: Field): string {
  if (field.kind === 'boolean') return 'true or false';
  if (field.choices) return `one of ${field.choices.join(', ')}`;
  const start = field.kind === 'integer' ? 'a whole number' : 'a number';
  const magnitude = field.magnitude ? ' whose magnitude is' : '';
  const from = `${field.minExclusive ? 'above' : 'from'} ${field.min}`;
  const to = `${field.maxExclusive ? 'to below' : 'to'} ${field.max}`;
  return `${start}${magnitude} ${from} ${to}${field.absent ? ` or ${field.absent}` : ''}`;
}

/** Whether a number is within the field's limits. */
export function within(field: Field, value: number): boolean {
  const { min = -Infinity, max = Infinity } = field;
  if (!Number.isFinite(value)) return false;
  if (field.kind === 'integer' && !Number.isInteger(value)) return false;
  const v = field.magnitude ? Math.abs(value) : value;
  return (field.minExclusive ? v > min : v >= min) && (field.maxExclusive ? v < max : v <= max);
}
