// Where a run can go back to when it diverges: a few snapshots, and how good the run was at each.
export interface Checkpoint {
  readonly step: number;
  /** Of the training set. */
  readonly loss: number;
  readonly bytes: Uint8Array;
}

const MOST = 8;
/** A loss this many times the lowest is on its way out already. */
const GOOD = 2;

export class Checkpoints {
  #kept: Checkpoint[] = [];
  #lowest = Number.POSITIVE_INFINITY;

  /** The first stays; of the later ones the newest. */
  push(checkpoint: Checkpoint): void {
    if (!Number.isFinite(checkpoint.loss)) return;
    this.#kept = this.#kept.filter(({ step }) => step < checkpoint.step);
    this.#kept.push(checkpoint);
    this.#lowest = Math.min(this.#lowest, checkpoint.loss);
    if (this.#kept.length > MOST) this.#kept.splice(1, 1);
  }

  copy(): Checkpoints {
    const other = new Checkpoints();
    [other.#kept, other.#lowest] = [[...this.#kept], this.#lowest];
    return other;
  }

  /** The run was set back to a step: those after it are of another way. */
  backTo(step: number): void {
    this.#kept = this.#kept.filter((kept) => kept.step <= step);
  }

  last(): Checkpoint | null {
    return this.#kept.at(-1) ?? null;
  }

  /** The newest at which the loss was not far above the lowest that the run has had. */
  lastGood(): Checkpoint | null {
    const bound = GOOD * this.#lowest + 0.05;
    return this.#kept.findLast(({ loss }) => loss <= bound) ?? this.#kept[0] ?? null;
  }
}
