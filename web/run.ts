// The run loop: it pulls work from a trainer once a frame, looks at it, and hands out a snapshot.
import {
  type ConfigInput,
  createTrainer,
  type Measures,
  type OptimizerInput,
  type Progress,
  type RunData,
  type Trainer,
} from 'batchnorm-playground';
import { type Answers, answers } from './answers';
import { nextFrame } from './frames';
import type { Phase, Snapshot } from './snapshot';
import { Trails } from './trails';

export type Speed = 'slow' | 'normal' | 'fast';

const STEPS_PER_SECOND: Record<Speed, number> = {
  slow: 15,
  normal: 300,
  fast: Number.POSITIVE_INFINITY,
};
const SLICE_MS = 8;
const LONGEST_FRAME_MS = 100;
const GRID = 128;
const CALM_MS = 500;

const NOTHING: Answers = { grid: null, curve: null };

const calm = matchMedia('(prefers-reduced-motion: reduce)');

export class Run {
  speed: Speed = 'normal';
  readonly #publish: (snapshot: Snapshot) => void;
  readonly #fail: (error: unknown) => void;
  #trainer: Trainer | null = null;
  #phase: Phase = 'starting';
  #run = 0;
  #steps = 0;
  #measures: Measures | null = null;
  #points: RunData | null = null;
  #answers: Answers = NOTHING;
  #trails = new Trails();
  #slices: ReturnType<Trainer['run']> | null = null;
  #wake: () => void = () => {};
  #owed = 0;
  #lookAt = 0;

  constructor(publish: (snapshot: Snapshot) => void, fail: (error: unknown) => void) {
    this.#publish = publish;
    this.#fail = fail;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** A new run from its first step. The picture of the old one stays until the new one has its own. */
  async start(config: ConfigInput, phase: 'playing' | 'paused'): Promise<void> {
    const run = ++this.#run;
    this.#drop();
    this.#phase = phase;
    try {
      const trainer = await createTrainer(config);
      if (run !== this.#run) return trainer.dispose();
      this.#begin(trainer);
      await this.#loop(trainer);
    } catch (error) {
      if (run !== this.#run) return;
      this.#phase = 'failed';
      this.#fail(error);
    }
  }

  play(on: boolean): void {
    if (this.#phase !== 'playing' && this.#phase !== 'paused') return;
    this.#phase = on ? 'playing' : 'paused';
    this.#wake();
  }

  /** Pauses, and does exactly this many steps. */
  step(n = 1): void {
    this.play(false);
    this.#steps += n;
    this.#wake();
  }

  async configure(live: OptimizerInput): Promise<void> {
    await this.#trainer?.configure(live);
  }

  dispose(): void {
    this.#run++;
    this.#drop();
  }

  #drop(): void {
    this.#trainer?.dispose();
    this.#trainer = null;
    this.#wake();
  }

  #begin(trainer: Trainer): void {
    this.#trainer = trainer;
    this.#trails = new Trails();
    this.#measures = this.#points = this.#slices = null;
    this.#answers = NOTHING;
    this.#steps = this.#owed = this.#lookAt = 0;
  }

  async #loop(trainer: Trainer): Promise<void> {
    this.#points = await trainer.data();
    await this.#look(trainer, true);
    let before = performance.now();
    while (trainer === this.#trainer) {
      const now = await nextFrame();
      const progress = await this.#advance(trainer, Math.min(now - before, LONGEST_FRAME_MS));
      before = now;
      if (trainer !== this.#trainer) return;
      if (progress?.state === 'diverged') this.#phase = 'diverged';
      if (progress || this.#phase !== 'playing')
        await this.#look(trainer, this.#phase !== 'playing');
      if (this.#phase !== 'playing' && this.#steps === 0) await this.#sleep(trainer);
    }
  }

  /** The work of one frame: the steps asked for by hand, or what the speed allows. */
  async #advance(trainer: Trainer, ms: number): Promise<Progress | null> {
    if (this.#phase !== 'playing') {
      const asked = this.#steps;
      this.#steps = 0;
      return asked > 0 && this.#phase === 'paused' ? trainer.step(asked) : null;
    }
    if (this.speed === 'fast') return this.#slice(trainer);
    this.#owed += (ms / 1000) * STEPS_PER_SECOND[this.speed];
    const due = Math.floor(this.#owed);
    this.#owed -= due;
    return due > 0 ? trainer.step(due) : null;
  }

  /** One slice of an endless run: between two frames it is simply not asked to go on. */
  async #slice(trainer: Trainer): Promise<Progress> {
    this.#slices ??= trainer.run({ sliceMs: SLICE_MS });
    const { done, value } = await this.#slices.next();
    return done ? trainer.status : value;
  }

  /** Measures and heat map, at most once a frame, and seldom enough that they take no more time than training. */
  async #look(trainer: Trainer, always: boolean): Promise<void> {
    const from = performance.now();
    if (!always && from < this.#lookAt) return;
    if (trainer.status.state !== 'diverged') {
      const [measures, seen] = await Promise.all([
        trainer.measures(),
        answers(trainer, this.#points!, GRID),
      ]);
      if (trainer !== this.#trainer) return;
      this.#measures = measures;
      this.#answers = seen;
      this.#trails.push(measures);
    }
    const cost = performance.now() - from;
    this.#lookAt = from + (calm.matches ? CALM_MS : cost > SLICE_MS ? 2 * cost : 0);
    this.#publish(this.#snapshot(trainer));
  }

  #snapshot(trainer: Trainer): Snapshot {
    return {
      run: this.#run,
      phase: this.#phase,
      progress: trainer.status,
      config: trainer.config,
      history: trainer.history,
      measures: this.#measures,
      points: this.#points,
      ...this.#answers,
      trails: this.#trails,
    };
  }

  #sleep(trainer: Trainer): Promise<void> {
    return new Promise((done) => {
      this.#wake = () => {
        this.#wake = () => {};
        done();
      };
      if (trainer !== this.#trainer || this.#phase === 'playing' || this.#steps > 0) this.#wake();
    });
  }
}
