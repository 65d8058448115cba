// Steps asked for by hand: how many wait, and where they will end.
import type { Progress, Trainer } from 'batchnorm-playground';

export class ByHand {
  #waiting = 0;
  /** Of those that are being made. */
  #end: number | null = null;

  get waiting(): number {
    return this.#waiting;
  }

  ask(steps: number): void {
    this.#waiting += steps;
  }

  /** How many are left of a pass when all that was asked for is done; at its end a whole one. */
  leftOf(pass: number, step: number): number {
    return pass - (((this.#end ?? step) + this.#waiting) % pass);
  }

  /** @param trainer  null: it can't make any now, and they are dropped */
  async make(trainer: Pick<Trainer, 'status' | 'step'> | null): Promise<Progress | null> {
    const steps = this.#waiting;
    this.#waiting = 0;
    if (!trainer || steps === 0) return null;
    this.#end = trainer.status.step + steps;
    const progress = await trainer.step(steps);
    this.#end = null;
    return progress;
  }
}
