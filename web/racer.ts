// One lane's trainer: it goes where the run goes; when its worker dies, another goes on where it was last kept.
import {
  type Config,
  createTrainer,
  type History,
  type Measures,
  type OptimizerConfig,
  type Progress,
  type RunData,
  type Trainer,
} from 'batchnorm-playground';
import { type Answers, answers } from './answers';
import { Crashes } from './crashes';

/** What a lane shows at one moment. */
export interface LaneView extends Answers {
  readonly progress: Progress;
  readonly history: History;
  readonly measures: Measures | null;
  readonly points: RunData;
}

/** A lane to be: its settings, and what is done to it before its first step. */
export interface Entry {
  readonly config: Config;
  readonly first: (trainer: Trainer) => Promise<void>;
}

const GRID = 64;
const KEPT_MS = 1000;

export class Racer {
  readonly #entry: Entry;
  readonly #crashes = new Crashes();
  #trainer!: Trainer;
  #points!: RunData;
  #measures: Measures | null = null;
  #seen: Answers = { grid: null, curve: null };
  #kept!: Uint8Array;
  #keepAt = 0;
  #revival: Promise<void> | null = null;
  #gone = false;

  private constructor(entry: Entry) {
    this.#entry = entry;
  }

  static async begin(entry: Entry): Promise<Racer> {
    const racer = new Racer(entry);
    racer.#trainer = await createTrainer(entry.config);
    await entry.first(racer.#trainer);
    racer.#points = await racer.#trainer.data();
    await racer.#keep();
    return racer;
  }

  get view(): LaneView {
    const { status: progress, history } = this.#trainer;
    return { progress, history, measures: this.#measures, points: this.#points, ...this.#seen };
  }

  /** @returns whether it had to go there */
  advance(step: number): Promise<boolean> {
    return this.#safely(async (trainer) => {
      const { state, step: at } = trainer.status;
      if (state === 'diverged' || at >= step) return false;
      await trainer.step(step - at);
      return true;
    });
  }

  look(): Promise<void> {
    return this.#safely(async (trainer) => {
      if (trainer.status.state === 'diverged') return;
      [this.#measures, this.#seen] = await Promise.all([
        trainer.measures(),
        answers(trainer, this.#points, GRID),
      ]);
      if (performance.now() >= this.#keepAt) await this.#keep();
    });
  }

  configure(live: OptimizerConfig): Promise<void> {
    return this.#safely(async (trainer) => {
      await trainer.configure(live);
      await this.#keep();
    });
  }

  dispose(): void {
    this.#gone = true;
    this.#trainer.dispose();
  }

  async #keep(): Promise<void> {
    this.#kept = await this.#trainer.snapshot();
    this.#keepAt = performance.now() + KEPT_MS;
  }

  /** Does it again in another worker, unless these die one after the other. */
  async #safely<T>(work: (trainer: Trainer) => Promise<T>): Promise<T> {
    for (;;) {
      const trainer = this.#trainer;
      try {
        return await work(trainer);
      } catch (error) {
        if (this.#gone) throw error;
        // Of several calls that were lost together, the first counts.
        if (trainer === this.#trainer && !this.#revival) {
          if (!this.#crashes.survives(error, performance.now())) throw error;
          this.#revival = this.#revive().finally(() => (this.#revival = null));
        }
        await this.#revival;
      }
    }
  }

  async #revive(): Promise<void> {
    const { history } = this.#trainer;
    this.#trainer.dispose();
    const trainer = await createTrainer(this.#entry.config);
    await trainer.restore(this.#kept, { history });
    if (this.#gone) trainer.dispose();
    this.#trainer = trainer;
  }
}
