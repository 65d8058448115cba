// Errors that a program can read: which field, which value, what it must be.

/** What a refused value's error carries besides its message. */
export interface Refusal {
  readonly field: string;
  readonly value: unknown;
  readonly bound: string;
}

export type ConfigError = (RangeError | TypeError) & Refusal;

export const isRefusal = (error: unknown): error is ConfigError =>
  error instanceof Error && Object.hasOwn(error, 'field') && Object.hasOwn(error, 'bound');

/** The core or its worker stopped: what it was asked is lost, a new trainer can go on from a snapshot. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Whether a call was lost because the core or its worker stopped, rather than refused. */
export const isCrash = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'Crash';

const shown = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  return Object.is(value, -0) ? '-0' : String(value);
};

function refusal(error: Error, field: string, value: unknown, bound: string): ConfigError {
  return Object.assign(error, { field, value, bound }) as ConfigError;
}

const sentence = (field: string, value: unknown, bound: string) =>
  `${field} is ${shown(value)}: it must be ${bound}`;

/** A value of the right type outside its bounds. */
export const outOfRange = (field: string, value: unknown, bound: string): ConfigError =>
  refusal(new RangeError(sentence(field, value, bound)), field, value, bound);

/** A value of the wrong type. */
export const wrongType = (field: string, value: unknown, bound: string): ConfigError =>
  refusal(new TypeError(sentence(field, value, bound)), field, value, bound);

/** A field that there is not. */
export function unknownField(
  field: string,
  value: unknown,
  known: readonly string[],
  of = 'the configuration',
): ConfigError {
  const near = nearest(field, known);
  const bound = `a known field${near ? ` (did you mean ${near}?)` : ''}`;
  return refusal(
    new TypeError(`${field} is no field of ${of}${near ? `: did you mean ${near}?` : ''}`),
    field,
    value,
    bound,
  );
}

/**
 * What the core answered. It does not throw itself: an error that flies through wasm frees nothing.
 * @throws RangeError with field, value and bound where the answer is a refusal
 */
export function accepted(answer: string): string {
  if (!answer.startsWith('{"refused":')) return answer;
  const { refused } = JSON.parse(answer) as { refused: Refusal & { sentence: string } };
  const { field, value, bound, sentence } = refused;
  throw refusal(new RangeError(sentence), field, value, bound);
}

const leaf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/**
 * The known name with the fewest edits to the given one, if these are few: as it is written, or, for
 * a field in the wrong place, by the last word of a path.
 */
function nearest(name: string, known: readonly string[]): string | undefined {
  const scored = known.flatMap((candidate) => [
    { candidate, edits: edits(name, candidate) },
    // Two short words are always near.
    ...(leaf(name).length > 3
      ? [{ candidate, edits: edits(leaf(name), leaf(candidate)) + 0.5 }]
      : []),
  ]);
  const best = scored.sort((a, b) => a.edits - b.edits)[0];
  return best && best.edits <= Math.max(2, name.length / 3) ? best.candidate : undefined;
}

/** Levenshtein distance, letters in either case alike. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a.slice(0, 80).toLowerCase()].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b.toLowerCase()].entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}
