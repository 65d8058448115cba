// A limit on how often: so many at once, and then so many a second.

export class Bucket {
  readonly #most: number;
  readonly #perSecond: number;
  #left: number;
  #at = Number.NEGATIVE_INFINITY;

  constructor(most: number, perSecond: number) {
    this.#most = this.#left = most;
    this.#perSecond = perSecond;
  }

  /** Whether one more may pass at this time, in milliseconds. */
  take(now: number): boolean {
    const since = Math.max(0, now - this.#at) / 1000;
    this.#left = Math.min(this.#most, this.#left + since * this.#perSecond);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
