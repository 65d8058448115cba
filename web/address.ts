// The page's address: how it is shown, what it shows, and what of both could not be taken.
import { type Notice, parseHash } from './hash';
import { parseQuery, type Query } from './query';
import type { State } from './state';

export function readAddress(): { query: Query; state: State; notices: readonly Notice[] } {
  const { query, notices } = parseQuery(location.search);
  const asked = parseHash(location.hash);
  return { query, state: asked.state, notices: [...notices, ...asked.notices] };
}
