// How much is trained between two pictures.
import type { ResolvedConfig, RunData } from 'batchnorm-playground';

export type Speed = 'slow' | 'normal' | 'fast';

const STEPS_PER_SECOND: Record<Speed, number> = {
  slow: 15,
  normal: 300,
  fast: Number.POSITIVE_INFINITY,
};
const LONGEST_FRAME_MS = 100;

/** Steps that fall due as time passes; what is left over of one counts for the next frame. */
export class Pace {
  #owed = 0;
  #before: number | null = null;

  /** @returns how many steps this frame may make; infinite: as many as fit */
  due(now: number, speed: Speed): number {
    const ms = Math.min(now - (this.#before ?? now), LONGEST_FRAME_MS);
    this.#before = now;
    if (speed === 'fast') return Number.POSITIVE_INFINITY;
    this.#owed += (ms / 1000) * STEPS_PER_SECOND[speed];
    const due = Math.floor(this.#owed);
    this.#owed -= due;
    return due;
  }

  /** Time in which the run rested is not made up for. */
  rest(): void {
    this.#before = null;
  }
}

/** Mini-batches in a pass: a short last one is dropped, a training set smaller than a batch is one. */
export function batchesInPass({ batchSize }: ResolvedConfig, { train, features }: RunData): number {
  if (batchSize === 'full') return 1;
  return Math.max(1, Math.floor(train.points.length / features / batchSize));
}
