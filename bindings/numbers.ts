// The numbers that a report of the core names, one after the other.
import type { Session } from './core';

/** A reader of them, from the front; each answer is a copy. */
export function numbersOf(session: Session): (count: number) => Float64Array {
  const numbers = session.numbersView().slice();
  let at = 0;
  return (count) => numbers.slice(at, (at += count));
}
