// The rest of a loop that has nothing to do, until it is woken.
export class Rest {
  #wake: (() => void) | null = null;

  wake(): void {
    this.#wake?.();
    this.#wake = null;
  }

  sleep(): Promise<void> {
    return new Promise((done) => {
      this.#wake = done;
    });
  }
}
