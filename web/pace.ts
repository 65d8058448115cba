// How much is trained between two pictures.
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
