// What every refusal must be: a RangeError or a TypeError that names field, value and bound.
import { expect } from 'vitest';

interface Refused {
  field: string;
  value: unknown;
  bound: string;
}

/** The error that a call gives, at once or later; undefined where it answers. */
export async function errorOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** @param field  where given: the field that must be named, or one within it */
export function expectRefusal(error: unknown, what: string, field?: string): void {
  const said = `${what}: ${String(error)}`;
  const kind = error instanceof RangeError || error instanceof TypeError;
  expect(kind && Object.hasOwn(error, 'value'), said).toBe(true);
  const refused = error as Error & Refused;
  expect(typeof refused.field === 'string' && refused.field !== '', said).toBe(true);
  expect(typeof refused.bound === 'string' && refused.bound !== '', said).toBe(true);
  expect(refused.message.length, said).toBeLessThan(1000);
  expect(refused.message, said).toContain(refused.field.slice(0, 40));
  if (field !== undefined)
    expect(field.startsWith(refused.field) || refused.field.startsWith(field), said).toBe(true);
}
