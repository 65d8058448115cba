// An earlier step of the run, computed again from what is remembered: the same numbers, bit for bit.
import { type Config, createTrainer, type Trainer } from 'batchnorm-playground';
import type { Job } from './jobs';
import type { Event, Memory, Route } from './memory';
import { redo } from './retrace';

/** Between two slices of a long way a newer wish is heard. */
const SLICE = 512;

/** @template T  what is seen of the run at a step */
export class Replay<T> {
  readonly #memory: Memory;
  readonly #config: Config;
  readonly #first: Job | undefined;
  readonly #look: (trainer: Trainer) => Promise<T>;
  #trainer: Promise<Trainer> | null = null;
  #version = -1;
  readonly #done = new Set<Event>();
  #wish = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    memory: Memory,
    config: Config,
    first: Job | undefined,
    look: (trainer: Trainer) => Promise<T>,
  ) {
    this.#memory = memory;
    this.#look = look;
    this.#config = config;
    this.#first = first;
  }

  /** What was to be seen at a step; null: another one has been asked for meanwhile. */
  moment(step: number): Promise<T | null> {
    const wish = ++this.#wish;
    const mine = this.#turn.then(() => (wish === this.#wish ? this.#see(step, wish) : null));
    // A worker that died is missed only by this wish: the nearest kept moment stands, the next wish has another worker.
    const safe = mine.catch(() => this.#drop());
    this.#turn = safe;
    return safe;
  }

  dispose(): void {
    this.#wish++;
    this.#drop();
  }

  #drop(): null {
    void this.#trainer?.then((trainer) => trainer.dispose()).catch(() => {});
    this.#trainer = null;
    this.#version = -1;
    return null;
  }

  async #see(step: number, wish: number): Promise<T | null> {
    const route = this.#memory.route(step);
    if (!route) return null;
    const trainer = await (this.#trainer ??= this.#begin());
    if (!this.#onTheWay(trainer, route, step)) await this.#back(trainer, route);
    for (const event of route.way) {
      if (event.step < trainer.status.step || this.#done.has(event)) continue;
      if (!(await this.#walk(trainer, event.step, wish))) return null;
      await redo(trainer, event);
      this.#done.add(event);
    }
    if (!(await this.#walk(trainer, step, wish))) return null;
    return this.#look(trainer);
  }

  async #begin(): Promise<Trainer> {
    const trainer = await createTrainer(this.#config);
    await this.#first?.(trainer);
    return trainer;
  }

  /** Whether the step lies ahead, nearer than the snapshot. */
  #onTheWay({ status }: Trainer, { from }: Route, step: number): boolean {
    const fits = this.#version === this.#memory.version;
    return fits && from.step <= status.step && status.step <= step;
  }

  async #back(trainer: Trainer, { from }: Route): Promise<void> {
    await trainer.restore(from.bytes);
    this.#version = this.#memory.version;
    this.#done.clear();
  }

  /**
   * As far as the run itself got, if it diverged on the way.
   * @returns whether nothing else has been wished for meanwhile
   */
  async #walk(trainer: Trainer, step: number, wish: number): Promise<boolean> {
    const ahead = ({ state, step: at }: Trainer['status']) => state !== 'diverged' && at < step;
    while (ahead(trainer.status) && wish === this.#wish)
      await trainer.step(Math.min(SLICE, step - trainer.status.step));
    return wish === this.#wish;
  }
}
