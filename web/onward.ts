// The lanes alone: when the page's own run has diverged, they go on at its speed until they are paused.
import { nextFrame } from './frames';
import { Pace, type Speed } from './pace';

/** Steps a frame where the speed has no bound. */
const FAST = 32;

export interface Field {
  readonly speed: () => Speed;
  /** Takes all that still train to a step; false: none does. */
  readonly follow: (step: number) => Promise<boolean>;
  /** Whether the page's own run is out of the race. */
  readonly out: () => boolean;
  /** Told when none trains any more. */
  readonly over: () => void;
}

export class Onward {
  readonly #field: Field;
  #pace = new Pace();
  #step = 0;
  #going = 0;
  #phase: 'playing' | 'paused' | null = null;

  constructor(field: Field) {
    this.#field = field;
  }

  /** null: they follow the page's own run, or none is there. */
  get phase(): 'playing' | 'paused' | null {
    return this.#field.out() ? this.#phase : null;
  }

  begin(step: number, on: boolean): void {
    this.#step = step;
    this.#pace = new Pace();
    this.#play(on);
  }

  end(): void {
    this.#going++;
    this.#phase = null;
  }

  /** @returns false: there is nothing that could be played or paused */
  toggle(): boolean {
    if (this.phase === null) return false;
    this.#play(this.#phase === 'paused');
    return true;
  }

  #play(on: boolean): void {
    this.#phase = on ? 'playing' : 'paused';
    const mine = ++this.#going;
    this.#pace.rest();
    if (on) void this.#go(mine);
  }

  async #go(mine: number): Promise<void> {
    const going = () => mine === this.#going && this.#field.out();
    for (let now = await nextFrame(); going(); now = await nextFrame()) {
      const due = Math.min(FAST, this.#pace.due(now, this.#field.speed(), this.#step));
      if (due === 0) continue;
      this.#step += due;
      const moved = await this.#field.follow(this.#step);
      if (moved || mine !== this.#going) continue;
      this.end();
      this.#field.over();
    }
  }
}
