// The run loop: it pulls work from a trainer once a frame, looks at it, and hands out a snapshot.
import {
  type Config,
  createTrainer,
  type OptimizerConfig,
  type Progress,
  type ResolvedConfig,
  type RunData,
  type Trainer,
} from 'batchnorm-playground';
import { ByHand } from './by-hand';
import { calm } from './calm';
import type { Checkpoint } from './checkpoints';
import { nextFrame } from './frames';
import { type Job, Jobs } from './jobs';
import { Looks, type Moment, UNSEEN } from './looks';
import { batchesInPass, nextPicture, Pace, type Speed } from './pace';
import { Recall } from './recall';
import { Rest } from './rest';
import type { Phase, Snapshot } from './snapshot';
import { Trails } from './trails';

const SLICE_MS = 8;

export class Run {
  speed: Speed = 'normal';
  /** While the page looks back, the run does not go on. */
  held = false;
  /** Whoever goes along with the run, told how far it is: it waits for them. */
  alongside: (progress: Progress) => Promise<void> = async () => {};
  readonly looks = new Looks();
  readonly #publish: (snapshot: Snapshot) => void;
  readonly #fail: (error: unknown, was: Phase) => void;
  #trainer: Trainer | null = null;
  #phase: Phase = 'starting';
  #run = 0;
  #byHand = new ByHand();
  #jobs = new Jobs();
  #moment: Moment | null = null;
  #points: RunData | null = null;
  #config!: ResolvedConfig;
  #trails = new Trails();
  #recall: Recall | null = null;
  #slices: ReturnType<Trainer['run']> | null = null;
  readonly rest = new Rest();
  pace = new Pace();
  #lookAt = 0;

  constructor(publish: (snapshot: Snapshot) => void, fail: (error: unknown, was: Phase) => void) {
    this.#publish = publish;
    this.#fail = fail;
  }

  get phase(): Phase {
    return this.#phase;
  }
  get number(): number {
    return this.#run;
  }

  /** A new run from its first step. The picture of the old one stays until the new one has its own. */
  async start(config: Config, phase: 'playing' | 'paused', first?: Job, resumed = false) {
    const run = ++this.#run;
    this.#drop();
    this.#phase = phase;
    try {
      const trainer = await createTrainer(config);
      await first?.(trainer);
      if (run !== this.#run) return trainer.dispose();
      this.#begin(trainer, resumed);
      this.#recall = (resumed && this.#recall?.resumed()) || new Recall(config, first);
      await this.#loop(trainer);
    } catch (error) {
      if (run !== this.#run) return;
      const was = this.#phase;
      this.#phase = 'failed';
      this.#fail(error, was);
    }
  }

  play(on: boolean): void {
    if (this.#phase !== 'playing' && this.#phase !== 'paused') return;
    this.#phase = on ? 'playing' : 'paused';
    this.rest.wake();
  }

  /** Pauses, and does exactly this many steps. */
  step(n = 1): void {
    this.play(false);
    this.#byHand.ask(n);
    this.rest.wake();
  }

  /** Pauses, and goes on to the end of this pass over the training set. */
  stepEpoch(): void {
    if (!this.#trainer || !this.#points) return;
    const pass = batchesInPass(this.#config, this.#points);
    this.step(this.#byHand.leftOf(pass, this.#trainer.status.step));
  }

  /** Does something to the trainer between two frames, and shows what came of it; `again` does the same in a replay. */
  change<T>(work: (trainer: Trainer) => Promise<T>, again?: Job): Promise<T> {
    const done = this.#jobs.add((trainer) => this.#recall!.perform(trainer, work, again));
    this.rest.wake();
    return done;
  }

  /** Looks anew at a run that rests; one that moves is looked at anyway. */
  refresh(): void {
    if (this.#phase === 'paused') void this.change(async () => {});
  }

  /** Back to an earlier state of this run, where it waits. */
  restore(bytes: Uint8Array): Promise<void> {
    return this.change(async (trainer) => {
      this.#slices = null;
      await this.#recall!.restore(trainer, bytes);
      this.#phase = 'paused';
    });
  }

  /** Back to where the run was well. */
  async restoreGood(): Promise<void> {
    const good = this.#recall?.lastGood();
    if (good) await this.restore(good.bytes);
  }

  /** Where this run was last kept. */
  kept = (): Checkpoint | null => this.#trainer && (this.#recall?.last() ?? null);

  /** Which points the closer looks are at. */
  lookAt(set: Looks['set']): void {
    this.looks.set = set;
    this.refresh();
  }

  /** What was to be seen at an earlier step; null: another one has been asked for. */
  recall = async (step: number) => (await this.#recall?.moment(step, this.looks)) ?? null;

  get trainer(): Trainer | null {
    return this.#trainer;
  }

  configure(live: OptimizerConfig): Promise<void> {
    const work: Job = (trainer) => trainer.configure(live);
    return this.change(work, work);
  }

  dispose(): void {
    this.#run++;
    this.#drop();
  }

  #drop(): void {
    this.#recall?.dispose();
    this.#trainer?.dispose();
    this.#trainer = null;
    this.rest.wake();
  }

  #begin(trainer: Trainer, resumed: boolean): void {
    this.#trainer = trainer;
    this.#config = trainer.config;
    if (!resumed) this.#trails = new Trails();
    this.pace = new Pace();
    this.looks.restart();
    this.#moment = this.#points = this.#slices = null;
    this.#byHand = new ByHand();
    this.#lookAt = 0;
    this.#jobs = new Jobs();
  }

  async #loop(trainer: Trainer): Promise<void> {
    this.#points = await trainer.data();
    // A run that plays is shown when it has moved: the page's first picture takes longer than its first steps.
    if (this.#phase === 'playing') await this.#see(trainer, false);
    else await this.#look(trainer, true);
    while (trainer === this.#trainer) {
      const now = await nextFrame();
      const changed = await this.#jobs.run(trainer);
      if (changed) this.#config = trainer.config;
      const progress = await this.#advance(trainer, now);
      if (progress) await this.alongside(progress);
      if (trainer !== this.#trainer) return;
      if (progress?.state === 'diverged') this.#phase = 'diverged';
      else if (this.pace.reached(trainer.status.step)) this.play(false);
      const still = changed || this.#phase !== 'playing';
      if (progress || still) await this.#look(trainer, still);
      const idle = this.#phase !== 'playing' && this.#byHand.waiting + this.#jobs.waiting === 0;
      if (idle && trainer === this.#trainer) await this.rest.sleep();
    }
  }

  /** The work of one frame: the steps asked for by hand, or what the speed allows. */
  async #advance(trainer: Trainer, now: number): Promise<Progress | null> {
    if (this.#phase !== 'playing' || this.held) {
      this.pace.rest();
      return this.#byHand.make(this.#phase === 'paused' ? trainer : null);
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

  /** As often as eyes want it, and seldom enough that looking takes no more time than training. */
  async #look(trainer: Trainer, still: boolean): Promise<void> {
    const from = performance.now();
    if (!still && from < this.#lookAt) return;
    if (trainer.status.state !== 'diverged') await this.#see(trainer, still);
    if (trainer !== this.#trainer) return;
    this.#lookAt = nextPicture(from, performance.now(), calm.matches);
    this.#publish(this.#snapshot(trainer));
  }

  async #see(trainer: Trainer, still: boolean): Promise<void> {
    const moment = await this.looks.take(trainer, this.#config, still);
    if (trainer !== this.#trainer) return;
    this.#moment = moment;
    this.#trails.push(moment);
    await this.#recall!.keep(trainer, moment, performance.now());
  }

  #snapshot(trainer: Trainer): Snapshot {
    return {
      ...(this.#moment ?? UNSEEN),
      run: this.#run,
      phase: this.#phase,
      progress: trainer.status,
      config: this.#config,
      history: trainer.history,
      points: this.#points,
      trails: this.#trails,
      hovered: null,
      chosen: this.looks.chosen,
      past: null,
      lastGood: this.#recall?.lastGood()?.step ?? null,
      gauge: null,
    };
  }
}
