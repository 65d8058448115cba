// Pictures take turns: a task draws what fits into a moment, the next one goes on.

/** Of one task: then input and the next frame have their turn. */
const MOMENT_MS = 8;

let spent = 0;
const waiting: (() => void)[] = [];

async function next(): Promise<void> {
  spent = 0;
  while (spent < MOMENT_MS && waiting.length > 0) {
    waiting.shift()!();
    await null; // It draws now.
  }
  if (waiting.length > 0) setTimeout(next);
}

/** Whether this task has drawn enough. */
export const full = (): boolean => waiting.length > 0 || spent >= MOMENT_MS;

/** The turn after all who wait already, in a later task. */
export function turn(): Promise<void> {
  if (waiting.length === 0) setTimeout(next);
  return new Promise((mine) => waiting.push(mine));
}

/** Draws, and counts the time. */
export function draws(work: () => unknown): void {
  const from = performance.now();
  if (spent === 0) setTimeout(() => (spent = 0));
  work();
  spent += performance.now() - from;
}
