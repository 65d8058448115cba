// Undo and redo: what can be taken back, in order, as long as it still concerns the run on screen.
export interface Change {
  /** In words: “Noise 0.2”, “γ of unit 2·5”. */
  readonly about: string;
  /** Changes of one kind in quick succession, such as a slider's, are one. */
  readonly merge?: string | undefined;
  /** The run that it leads back to, or whose numbers it changed. */
  readonly life: number;
  /** What has to be kept for it; of what several keep, each has to be kept once. */
  readonly keeps?: () => readonly ArrayBufferView[];
  /** A net that is gone cannot be given its numbers back. */
  possible(): boolean;
  /** Takes it back. @returns what does it again */
  undo(): Change;
}

const MOST = 100;
const MOST_BYTES = 32 * 1024 * 1024;
const TOGETHER_MS = 900;

function sizeOf(changes: readonly Change[]): number {
  const kept = new Set(changes.flatMap((change) => change.keeps?.() ?? []));
  return [...kept].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** The oldest go; the newest stays, however large. */
function bound(changes: Change[]): void {
  while (changes.length > 1 && (changes.length > MOST || sizeOf(changes) > MOST_BYTES))
    changes.shift();
}

export class Undo {
  #done: Change[] = [];
  #undone: Change[] = [];
  #pushedAt = Number.NEGATIVE_INFINITY;

  push(change: Change): void {
    const last = this.#done.at(-1);
    const now = performance.now();
    const one = change.merge && last?.merge === change.merge && now - this.#pushedAt < TOGETHER_MS;
    this.#pushedAt = now;
    this.#undone = [];
    // Of several that are one, the first leads back to where they began.
    if (!one) this.#done.push(change);
    bound(this.#done);
  }

  /** What would be undone next, or redone. */
  next(redo = false): Change | null {
    const stack = redo ? this.#undone : this.#done;
    while (stack.length > 0 && !stack.at(-1)!.possible()) stack.pop();
    return stack.at(-1) ?? null;
  }

  undo(): Change | null {
    return this.#go(this.#done, this.#undone, this.next());
  }

  redo(): Change | null {
    return this.#go(this.#undone, this.#done, this.next(true));
  }

  /** The newest changes, as far back as all are of a kind. */
  newest(kind: (change: Change) => boolean): readonly Change[] {
    return this.#done.slice(this.#done.findLastIndex((change) => !kind(change)) + 1);
  }

  /** Whether anything leads back, or forth again, to a run. */
  leadsTo(life: number): boolean {
    return [...this.#done, ...this.#undone].some((change) => change.life === life);
  }

  #go(from: Change[], to: Change[], change: Change | null): Change | null {
    if (!change) return null;
    from.pop();
    to.push(change.undo());
    bound(to);
    // What is changed from here on is another change, however soon.
    this.#pushedAt = Number.NEGATIVE_INFINITY;
    return change;
  }
}
