// What only the whole configuration shows to be wrong, made to fit: the setting that the module names gets a value that will do.
import { initial, rowOfField } from './config';
import { type Notice, refusal } from './hash';
import { changesOf, formatLanes, wordsOf } from './lanes';
import type { Key, State, Value } from './state';

export interface Repair {
  readonly key: Key;
  readonly value: Value;
  readonly notice: Notice;
}

/** null: nothing that a setting could mend. */
export function repair(state: State, error: unknown): Repair | null {
  const { field = '', value, bound } = error as Record<string, string | undefined>;
  const row = rowOfField(field);
  const instead = row && (row.instead ?? initial[row.key]);
  if (!row || bound === undefined || instead === undefined || state[row.key] === instead)
    return null;
  return { key: row.key, value: instead, notice: refusal(row, String(value), bound, instead) };
}

/** A lane that cannot be is taken out. */
export function withoutLane(state: State, lane: number, error: unknown): Repair {
  const changes = changesOf(state);
  const value = formatLanes(changes.filter((_, i) => i !== lane));
  const about = `Lane “${wordsOf(changes[lane]!)}”`;
  return { key: 'lanes', value, notice: { about, text: (error as Error).message } };
}
