// The page's address: how it is shown, what it shows, and what of both could not be taken.
import { type Notice, parseHash, writeHash } from './hash';
import { parseQuery, type Query } from './query';
import type { State } from './state';

export function readAddress(): { query: Query; state: State; notices: readonly Notice[] } {
  const { query, notices } = parseQuery(location.search);
  const asked = parseHash(location.hash);
  return { query, state: asked.state, notices: [...notices, ...asked.notices] };
}

/** A slider that is dragged would write it at each move. */
const WRITE_MS = 120;
let writing: ReturnType<typeof setTimeout> | undefined;

/** Writes a state into the address, unless another one comes soon; null: the address has another one now. */
export function writeSoon(state: State | null): void {
  clearTimeout(writing);
  if (state) writing = setTimeout(() => writeHash(state), WRITE_MS);
}
