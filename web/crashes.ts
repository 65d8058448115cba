// A crash is a hiccup: the run comes back where it was last kept, until it has crashed three times within a minute.
import { isCrash } from 'batchnorm-playground';

const MOST = 3;
const WITHIN_MS = 60_000;

export class Crashes {
  #times: readonly number[] = [];

  /** @param now in milliseconds @returns whether the run may come back from this error */
  survives(error: unknown, now: number): boolean {
    if (!isCrash(error)) return false;
    this.#times = [...this.#times.filter((time) => now - time < WITHIN_MS), now];
    return this.#times.length < MOST;
  }
}
