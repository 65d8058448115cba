// One lane's trainer: it goes where the run goes, and back; when its worker dies, another goes on where it was kept.
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
import type { Job } from './jobs';
import { Memory } from './memory';
import { Replay } from './replay';

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
  readonly first: Job;
}

type Seen = Pick<LaneView, 'progress' | 'measures'> & Answers;
const GRID = 64;

export class Racer {
  readonly #entry: Entry;
  readonly #crashes = new Crashes();
  #trainer!: Trainer;
  #points!: RunData;
  /** Whether the points are the reader's own. */
  #drawn = false;
  #seen!: Seen;
  #kept!: Uint8Array;
  readonly #memory = new Memory();
  readonly #replay: Replay<Seen>;
  #revival: Promise<void> | null = null;
  #gone = false;

  private constructor(entry: Entry) {
    this.#entry = entry;
    const { config, first } = entry;
    this.#replay = new Replay(this.#memory, config, first, (at) => this.#see(at));
  }

  static async begin(entry: Entry): Promise<Racer> {
    const racer = new Racer(entry);
    racer.#trainer = await createTrainer(entry.config);
    await entry.first(racer.#trainer);
    racer.#points = await racer.#trainer.data();
    racer.#drawn = racer.#trainer.config.data.name === 'custom';
    racer.#seen = { progress: racer.#trainer.status, measures: null, grid: null, curve: null };
    await racer.#keep();
    return racer;
  }

  /** How far it is stands at once, what is seen of it since the last look. */
  get view(): LaneView {
    return this.#with({ ...this.#seen, progress: this.#trainer.status });
  }

  /** As it was at an earlier step; null: another one has been asked for. */
  async viewAt(step: number): Promise<LaneView | null> {
    if (this.#trainer.status.step <= step) return this.view;
    const seen = await this.#replay.moment(step);
    return seen && this.#with(seen);
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
      this.#seen = await this.#see(trainer);
      if (this.#memory.due(performance.now())) await this.#keep();
    });
  }

  configure(live: OptimizerConfig): Promise<void> {
    return this.#safely(async (trainer) => {
      await trainer.configure(live);
      this.#memory.did(trainer.status.step, (again) => again.configure(live));
      await this.#keep();
    });
  }

  /** Lets its workers go; it can be woken. */
  dispose(): void {
    this.#gone = true;
    this.#replay.dispose();
    this.#trainer.dispose();
  }

  /** Stands again where it was last kept. */
  async wake(): Promise<this> {
    this.#gone = false;
    this.#revival = (this.#revival ?? Promise.resolve()).then(() => this.#revive());
    await this.#revival.finally(() => (this.#revival = null));
    return this;
  }

  /** Of its snapshots, in bytes. */
  get size(): number {
    return this.#memory.size;
  }

  async #keep(): Promise<void> {
    this.#kept = await this.#trainer.snapshot();
    this.#memory.keep(this.#trainer.status.step, this.#kept);
  }

  #with(seen: Seen): LaneView {
    return { ...seen, history: this.#trainer.history, points: this.#points };
  }

  async #see(trainer: Trainer): Promise<Seen> {
    const progress = trainer.status;
    const [measures, seen] = await Promise.all([
      trainer.measures(),
      answers(trainer, this.#points, GRID, this.#drawn),
    ]);
    return { progress, measures, ...seen };
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
