// How a run moves on in one frame: by the steps that a hand asked for, or as many as its speed allows.
import type { Progress, ResolvedConfig, RunData, Trainer } from 'batchnorm-playground';
import { ByHand } from './by-hand';
import { batchesInPass, Pace, type Speed } from './pace';
import type { Phase } from './snapshot';

const SLICE_MS = 8;

export class Stride {
  speed: Speed = 'normal';
  pace = new Pace();
  #byHand = new ByHand();
  #slices: ReturnType<Trainer['run']> | null = null;

  /** For another run. */
  restart(): void {
    this.pace = new Pace();
    this.#byHand = new ByHand();
    this.#slices = null;
  }

  /** The run was set to another moment. */
  jumped(): void {
    this.#slices = null;
  }

  get waiting(): number {
    return this.#byHand.waiting;
  }

  ask(steps: number): void {
    this.#byHand.ask(steps);
  }

  /** How many steps there are to the end of the pass over the training set. */
  toEpoch(config: ResolvedConfig, points: RunData, step: number): number {
    return this.#byHand.leftOf(batchesInPass(config, points), step);
  }

  /** The work of one frame. @param phase  of the run; null: it is held where it is */
  async advance(trainer: Trainer, phase: Phase | null, now: number): Promise<Progress | null> {
    if (phase !== 'playing') {
      this.pace.rest();
      return this.#byHand.make(phase === 'paused' ? trainer : null);
    }
    const due = this.pace.due(now, this.speed, trainer.status.step);
    if (due === Number.POSITIVE_INFINITY) return this.#slice(trainer);
    return due > 0 ? trainer.step(due) : null;
  }

  /** One slice of an endless run: between two frames it is simply not asked to go on. */
  async #slice(trainer: Trainer): Promise<Progress> {
    this.#slices ??= trainer.run({ sliceMs: SLICE_MS });
    const { done, value } = await this.#slices.next();
    return done ? trainer.status : value;
  }
}
