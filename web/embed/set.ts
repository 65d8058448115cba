// A state changed by a message: all of it is taken, or nothing.
import type { Fields } from 'batchnorm-playground/embed';
import { problem } from '../config';
import { parseHash, readValue } from '../hash';
import { type Key, type Row, rowOf, rows, type State, type Value } from '../state';

/** @throws RangeError that names field, value and bound */
export function stateFrom(state: State, fields: Fields): State {
  if (fields.hash !== undefined) return whole(String(fields.hash));
  const to: Record<Key, Value> = { ...state };
  for (const [key, given] of Object.entries(fields) as [Key, Value][]) {
    const value = typeof given === 'string' ? readValue(rowOf(key), given) : given;
    const bound = problem(key, value);
    if (bound !== null)
      throw new RangeError(`${key} is “${String(given).slice(0, 24)}”: it must be ${bound}`);
    to[key] = value;
  }
  return to;
}

/** The settings in which two states differ. */
export const changed = (from: State, to: State): readonly Row[] =>
  rows.filter(({ key }) => from[key] !== to[key]);

/** More than these are counted. */
const NAMED = 2;

export const inWords = (settings: readonly Row[]): string =>
  settings.length > NAMED
    ? `${settings.length} settings`
    : settings.map(({ label }) => label).join(' and ');

function whole(hash: string): State {
  const { state, notices } = parseHash(hash);
  const [first] = notices;
  if (first) throw new RangeError(`hash: ${first.about}: ${first.text}`);
  return state;
}
