// What is to be done to a trainer between two frames, in the order in which it was asked for.
import type { Trainer } from 'batchnorm-playground';

/** Something that is done to a trainer. */
export type Job = (trainer: Trainer) => Promise<void>;

export class Jobs {
  #waiting: Job[] = [];
  #running = 0;
  /** Settles when those that are being done are. */
  end: Promise<void> = Promise.resolve();

  get waiting(): number {
    return this.#waiting.length + this.#running;
  }

  /** @returns what the work gives when its turn has come */
  add<T>(work: (trainer: Trainer) => Promise<T>): Promise<T> {
    return new Promise((done, failed) => {
      this.#waiting.push((trainer) => work(trainer).then(done, failed));
    });
  }

  /** @returns whether there was any */
  async run(trainer: Trainer): Promise<boolean> {
    const jobs = this.#waiting.splice(0);
    this.#running = jobs.length;
    this.end = this.#each(jobs, trainer);
    await this.end;
    return jobs.length > 0;
  }

  async #each(jobs: readonly Job[], trainer: Trainer): Promise<void> {
    for (const job of jobs) {
      await job(trainer);
      this.#running--;
    }
  }
}
