// What a verb is asked: its options, read strictly, and the error of one that is not understood.
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Asked in a way that is not understood: exit code 2. */
export class UsageError extends Error {}

export interface Asked {
  /** Of --name text; the last one counts. */
  text(name: string): string | undefined;
  /** Of --name text, each of them. */
  all(name: string): string[];
  flag(name: string): boolean;
  /** Of --name number, a whole one from `min` to `max`. */
  whole(name: string, otherwise: number, min: number, max: number): number;
  readonly positionals: readonly string[];
}

/**
 * @param texts  options with a value  @param flags  options without one
 * @throws UsageError for an option that there is not, or one without its value
 */
export function ask(
  args: string[],
  { texts = [], flags = [] }: { texts?: readonly string[]; flags?: readonly string[] },
): Asked {
  const options: ParseArgsConfig['options'] = {
    ...Object.fromEntries(texts.map((name) => [name, { type: 'string', multiple: true }])),
    ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' }])),
  };
  const { values, positionals } = parsed(joined(args, texts), options);
  const all = (name: string) => (values[name] ?? []) as string[];
  return {
    all,
    text: (name) => all(name).at(-1),
    flag: (name) => values[name] === true,
    whole: (name, otherwise, min, max) =>
      all(name).length === 0 ? otherwise : wholeNumber(`--${name}`, all(name).at(-1)!, min, max),
    positionals,
  };
}

/** `--rate -1` as `--rate=-1`: a number below 0 is no other option. */
const joined = (args: string[], texts: readonly string[]): string[] =>
  args.flatMap((arg, i) => {
    const below = (at: number) =>
      /^-[\d.]/.test(args[at] ?? '') && texts.some((name) => args[at - 1] === `--${name}`);
    return below(i) ? [] : below(i + 1) ? [`${arg}=${args[i + 1]}`] : [arg];
  });

function parsed(args: string[], options: ParseArgsConfig['options']) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true }) as {
      values: Record<string, unknown>;
      positionals: string[];
    };
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!);
  }
}

export function wholeNumber(field: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new UsageError(`${field} is ${text}: it must be a whole number from ${min} to ${max}`);
}

/** Says a text that was asked for; the exit code. */
export function show(text: string): number {
  console.log(text);
  return 0;
}
