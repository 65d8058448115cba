// What is kept of a run on its way: where it can go back to, and every earlier step to look at.
import type { Config, History, Trainer } from 'batchnorm-playground';
import { type Checkpoint, Checkpoints } from './checkpoints';
import type { Job } from './jobs';
import { Looks, type Moment } from './looks';
import { Memory } from './memory';
import { Replay } from './replay';
import { retrace } from './retrace';

export class Recall {
  readonly #begun: readonly [config: Config, first?: Job];
  readonly #checkpoints: Checkpoints;
  readonly #memory: Memory;
  readonly #looks = new Looks();
  readonly #replay: Replay<Moment>;

  constructor(
    begun: readonly [config: Config, first?: Job],
    memory = new Memory(),
    checkpoints = new Checkpoints(),
  ) {
    [this.#begun, this.#memory, this.#checkpoints] = [begun, memory, checkpoints];
    const look = (trainer: Trainer) => this.#looks.take(trainer, trainer.config, true);
    this.#replay = new Replay(memory, begun[0], begun[1], look);
  }

  /** The same for a run that leaves this one's way. */
  copy(): Recall {
    return new Recall(this.#begun, this.#memory.copy(), this.#checkpoints.copy());
  }

  /** Now and then the whole run as it stands. */
  async keep(trainer: Trainer, { measures }: Moment, now: number): Promise<void> {
    if (!this.#memory.due(now)) return;
    const bytes = await trainer.snapshot();
    this.#memory.keep(measures.step, bytes);
    this.#checkpoints.push({ step: measures.step, loss: measures.train.loss, bytes });
  }

  /** Does what a hand wants, and remembers how it is done again. */
  async perform<T>(trainer: Trainer, work: (t: Trainer) => Promise<T>, again?: Job): Promise<T> {
    const made = await work(trainer);
    // A run that has diverged goes nowhere from there.
    if (again && trainer.status.state !== 'diverged') this.#memory.did(trainer.status.step, again);
    return made;
  }

  async restore(trainer: Trainer, bytes: Uint8Array): Promise<void> {
    await trainer.restore(bytes);
    this.#checkpoints.backTo(trainer.status.step);
    this.#memory.jumped(trainer.status.step, bytes);
  }

  /** The run goes on in another worker where it stood. */
  async goOn(trainer: Trainer, bytes: Uint8Array, history: History): Promise<void> {
    await trainer.restore(bytes, { history });
    this.#memory.keep(trainer.status.step, bytes);
  }

  /** The run goes on in another worker from where it was last kept; false: it never was. */
  async comeBack(trainer: Trainer, history: History): Promise<boolean> {
    const last = this.last();
    if (!last) return false;
    await trainer.restore(last.bytes, { history });
    this.#memory.jumped(last.step, last.bytes);
    return true;
  }

  /** The run goes in another worker the last stretch to where it diverged; false: it was never kept. */
  async relive(trainer: Trainer, step: number, history: History): Promise<boolean> {
    const route = this.#memory.route(step + 1);
    if (!route) return false;
    await trainer.restore(route.from.bytes, { history });
    await retrace(trainer, route, step + 1);
    return true;
  }

  /** Whether anything but training was done to it. */
  get touched(): boolean {
    return this.#memory.version > 0;
  }

  /** In bytes. */
  get size(): number {
    return this.#memory.size;
  }

  get snapshots(): readonly Uint8Array[] {
    return this.#memory.snapshots;
  }

  last(): Checkpoint | null {
    return this.#checkpoints.last();
  }

  lastGood(): Checkpoint | null {
    return this.#checkpoints.lastGood();
  }

  /** What was to be seen at an earlier step; null: another one has been asked for. */
  moment(step: number, { chosen, set }: Looks): Promise<Moment | null> {
    Object.assign(this.#looks, { chosen, set });
    return this.#replay.moment(step);
  }

  dispose(): void {
    this.#replay.dispose();
  }
}
