// Checks of single arguments, shared by all that users call.
import { outOfRange, wrongType } from './errors';

/** A whole number within bounds. */
export function whole(field: string, value: unknown, min: number, max: number): number {
  const bound = `a whole number from ${min} to ${max}`;
  if (typeof value !== 'number') throw wrongType(field, value, bound);
  if (!Number.isInteger(value) || value < min || value > max) throw outOfRange(field, value, bound);
  return value;
}

export function positive(field: string, value: unknown): number {
  if (typeof value !== 'number') throw wrongType(field, value, 'a number above 0');
  if (!(value > 0)) throw outOfRange(field, value, 'a number above 0');
  return value;
}

export function oneOf<T extends string>(field: string, value: unknown, words: readonly T[]): T {
  if (words.includes(value as T)) return value as T;
  throw outOfRange(field, value, `one of ${words.join(', ')}`);
}

export function floats(field: string, value: unknown): Float32Array {
  if (!(value instanceof Float32Array)) throw wrongType(field, value, 'a Float32Array');
  return value;
}
