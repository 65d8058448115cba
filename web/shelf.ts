// The runs that undo and redo can bring back: the last few that were left, as far as anything leads to them.
/** What is kept of a life: its run, and the lanes that went beside it. */
export interface Kept {
  readonly size: number;
}

/** Five restarts in a row can be taken back with all that was learnt; what lies further back begins anew. */
const MOST = 5;
const MOST_BYTES = 32 * 1024 * 1024;

/** @template T  what is kept of a run */
export class Shelf<T extends Kept> {
  readonly #kept = new Map<number, T>();

  put(life: number, kept: T): void {
    this.#kept.delete(life);
    this.#kept.set(life, kept);
    const size = () => [...this.#kept.values()].reduce((sum, { size: bytes }) => sum + bytes, 0);
    // The newest stays, however large.
    while (this.#kept.size > 1 && (this.#kept.size > MOST || size() > MOST_BYTES))
      this.#kept.delete(this.#kept.keys().next().value!);
  }

  has(life: number): boolean {
    return this.#kept.has(life);
  }

  /** Takes it off the shelf. */
  take(life: number): T | undefined {
    const kept = this.#kept.get(life);
    this.#kept.delete(life);
    return kept;
  }

  /** Lets go what nothing leads to any more. */
  keep(wanted: (life: number) => boolean): void {
    for (const life of this.#kept.keys()) if (!wanted(life)) this.#kept.delete(life);
  }
}
