// Undo and redo: what can be taken back, in order, as long as it still concerns the run on screen.
export interface Change {
  /** In words: “Noise 0.2”, “γ of unit 2·5”. */
  readonly about: string;
  /** Changes of one kind in quick succession, such as a slider's, are one. */
  readonly merge?: string;
  /** The run whose numbers it changed; none: it changed a setting, whatever the run. */
  readonly run?: number;
  undo(): void;
  redo(): void;
}

const MOST = 100;
const TOGETHER_MS = 900;

export class Undo {
  #done: Change[] = [];
  #undone: Change[] = [];
  #pushedAt = 0;

  push(change: Change): void {
    const last = this.#done.at(-1);
    const now = performance.now();
    const one = change.merge && last?.merge === change.merge && now - this.#pushedAt < TOGETHER_MS;
    this.#pushedAt = now;
    this.#undone = [];
    if (one) this.#done.splice(-1, 1, { ...change, undo: last.undo });
    else this.#done.push(change);
    if (this.#done.length > MOST) this.#done.shift();
  }

  /** What would be undone next, or redone. */
  next(run: number, redo = false): Change | null {
    const stack = redo ? this.#undone : this.#done;
    // A net that is gone cannot be given its numbers back.
    while (stack.length > 0 && (stack.at(-1)!.run ?? run) !== run) stack.pop();
    return stack.at(-1) ?? null;
  }

  undo(run: number): Change | null {
    const change = this.next(run);
    if (!change) return null;
    this.#undone.push(this.#done.pop()!);
    change.undo();
    return change;
  }

  redo(run: number): Change | null {
    const change = this.next(run, true);
    if (!change) return null;
    this.#done.push(this.#undone.pop()!);
    change.redo();
    return change;
  }
}
