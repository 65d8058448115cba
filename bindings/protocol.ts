// What passes between the page and its worker: requests and replies, nothing else.
import type { Config } from './config';
import { Crash } from './errors';
import type { Method } from './host';
import type { WasmSource } from './source';

export type Request =
  | {
      readonly id: number;
      readonly start: { readonly wasm: WasmSource; readonly config: Config };
    }
  | { readonly id: number; readonly method: Method; readonly args: readonly unknown[] };

export type Reply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: SentError };

/** An error as it crosses: its kind by name, and what our own errors carry. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly details: Record<string, unknown>;
}

const kinds = { RangeError, TypeError, Crash };

export function packError(error: unknown): SentError {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const { field, value, bound } = error as Record<string, unknown>;
  const details = field === undefined ? {} : { field, value: sendable(value), bound };
  return { name, message, details };
}

/** Only what any structured clone takes. */
const sendable = (value: unknown) =>
  typeof value === 'function' || typeof value === 'symbol' || typeof value === 'object'
    ? String(value)
    : value;

export function unpackError({ name, message, details }: SentError): Error {
  const Kind = kinds[name as keyof typeof kinds] ?? Error;
  return Object.assign(new Kind(message), details);
}
