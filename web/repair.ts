// What only the whole configuration shows to be wrong, made to fit: the setting that the module names gets a value that will do.
import { initial, rowOfField } from './config';
import { type Notice, refusal } from './hash';
import { changesOf, formatLanes, wordsOf } from './lanes';
import { readPoints, sizeOf } from './own/points';
import type { Key, State, Value } from './state';

export interface Repair {
  readonly key: Key;
  readonly value: Value;
  readonly notice: Notice;
}

/** The batch that was asked for, and what stands there in its place. */
interface Replaced {
  readonly was: Value;
  readonly now: Value;
}

/** How many points train, at least. */
function rowsOf({ data, points, samples, split }: State): number {
  const own = data === 'custom' ? readPoints(String(points)) : null;
  const all = own ? sizeOf(own) : Number(samples);
  return Math.floor(all * (typeof split === 'number' ? split : 1));
}

/** Mends, and takes a batch that it had to make the full set back to its size as soon as that fits. */
export class Mender {
  #batch: Replaced | null = null;

  /** null: nothing that a setting could mend. */
  mend(state: State, error: unknown): Repair | null {
    const found = repair(state, error);
    if (found?.key === 'batch') this.#batch = { was: state.batch, now: found.value };
    return found;
  }

  /** A state that the page is to go to, with the batch that was asked for, where its points are enough for that. */
  again(to: State): State {
    if (!this.#batch) return to;
    const { was, now } = this.#batch;
    if (to.batch === now && rowsOf(to) < Number(was)) return to;
    this.#batch = null;
    return to.batch === now ? { ...to, batch: was } : to;
  }
}

/** null: nothing that a setting could mend. */
function repair(state: State, error: unknown): Repair | null {
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
