// Checks of single arguments, shared by all that users call.
import { outOfRange, unknownField, wrongType } from './errors';

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

export function notNegative(field: string, value: unknown): number {
  if (typeof value !== 'number') throw wrongType(field, value, 'a finite number from 0');
  if (!(value >= 0 && value < Infinity)) throw outOfRange(field, value, 'a finite number from 0');
  return value;
}

export function flag(field: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw wrongType(field, value, 'true or false');
  return value;
}

/** No list, no Map, no Date, no promise: those would be taken for objects without a field. */
export const isPlain = (value: unknown): value is object =>
  Object.prototype.toString.call(value) === '[object Object]';

/** Refuses an option that there is not, with the nearest one that there is. */
export function knownKeys(of: string, value: unknown, known: readonly string[]): void {
  if (!isPlain(value)) throw wrongType(of, value, 'an object');
  for (const [key, item] of Object.entries(value))
    if (!known.includes(key)) throw unknownField(key, item, known, of);
}

export function oneOf<T extends string>(field: string, value: unknown, words: readonly T[]): T {
  if (words.includes(value as T)) return value as T;
  throw outOfRange(field, value, `one of ${words.join(', ')}`);
}

export function text(field: string, value: unknown): string {
  if (typeof value !== 'string') throw wrongType(field, value, 'a text');
  return value;
}

/** An array of numbers, so many if said; `bound` is what it is for. */
export function numbers(
  field: string,
  value: unknown,
  bound: string,
  count?: number,
): readonly number[] {
  const long = (list: unknown[]) => count === undefined || list.length === count;
  if (!Array.isArray(value) || !long(value)) throw wrongType(field, value, bound);
  for (let i = 0; i < value.length; i++)
    if (typeof value[i] !== 'number') throw wrongType(`${field}.${i}`, value[i], 'a number');
  return value as number[];
}

export function floats(field: string, value: unknown): Float32Array {
  if (!(value instanceof Float32Array)) throw wrongType(field, value, 'a Float32Array');
  return value;
}
