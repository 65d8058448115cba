// The rest of a loop that has nothing to do, until it is woken.
export class Rest {
  #wake: (() => void) | null = null;
  #asleep: (() => void)[] = [];

  wake(): void {
    this.#wake?.();
    this.#wake = null;
  }

  /** When it next falls asleep: all that was asked is then done and shown. */
  next(): Promise<void> {
    return new Promise((done) => this.#asleep.push(done));
  }

  sleep(): Promise<void> {
    for (const done of this.#asleep.splice(0)) done();
    return new Promise((done) => {
      this.#wake = done;
    });
  }
}
