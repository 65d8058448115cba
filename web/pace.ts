// How much is trained between two pictures.
import type { ResolvedConfig, RunData } from 'batchnorm-playground';

export type Speed = 'slow' | 'normal' | 'fast';

const STEPS_PER_SECOND: Record<Speed, number> = {
  slow: 15,
  normal: 300,
  fast: Number.POSITIVE_INFINITY,
};
/** From picture to picture of a moving run, three frames of most screens: in two of them the page is its reader's. */
const PICTURE_MS = 45;
/** The same for a reader who wants less motion. */
const CALM_MS = 500;
const FRAME_MS = 1000 / 60;
const LONGEST_FRAME_MS = 100;
/** A fast run that is to stop somewhere makes so many steps a frame. */
const TO_STOP = 128;

/** Steps that fall due as time passes; what is left over of one counts for the next frame. */
export class Pace {
  /** The step at which the run stops by itself. */
  stopAt = Number.POSITIVE_INFINITY;
  #owed = 0;
  #before: number | null = null;

  /** @returns how many steps this frame may make; infinite: as many as fit */
  due(now: number, speed: Speed, step: number): number {
    const left = Math.max(0, this.stopAt - step);
    const ms = Math.min(now - (this.#before ?? now - FRAME_MS), LONGEST_FRAME_MS);
    this.#before = now;
    if (speed === 'fast') return Number.isFinite(left) ? Math.min(TO_STOP, left) : left;
    this.#owed += (ms / 1000) * STEPS_PER_SECOND[speed];
    const due = Math.min(Math.floor(this.#owed), left);
    this.#owed -= due;
    return due;
  }

  /** Whether this is where it stops; it does so once. */
  reached(step: number): boolean {
    if (step < this.stopAt) return false;
    this.stopAt = Number.POSITIVE_INFINITY;
    return true;
  }

  /** Time in which the run rested is not made up for: it goes on as after one frame. */
  rest(): void {
    this.#before = null;
  }
}

/** When the run is looked at again, so that eyes have enough and looking takes no more time than training. */
export const nextPicture = (begun: number, ended: number, less: boolean): number =>
  begun + Math.max(less ? CALM_MS : PICTURE_MS, 2 * (ended - begun));

/** Mini-batches in a pass: a short last one is dropped, a training set smaller than a batch is one. */
export function batchesInPass({ batchSize }: ResolvedConfig, { train, features }: RunData): number {
  if (batchSize === 'full') return 1;
  return Math.max(1, Math.floor(train.points.length / features / batchSize));
}
