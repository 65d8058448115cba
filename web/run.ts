// The run loop: it pulls work from a trainer once a frame, looks at it, and hands out a snapshot.
import {
  type Config,
  createTrainer,
  type OptimizerConfig,
  type Progress,
  type ResolvedConfig,
  type Trainer,
} from 'batchnorm-playground';
import { calm } from './calm';
import { nextFrame } from './frames';
import { type Job, Jobs } from './jobs';
import { type From, Left } from './left';
import { Looks } from './looks';
import { nextPicture } from './pace';
import { Recall } from './recall';
import { Rest } from './rest';
import { Sight } from './sight';
import type { Phase, Snapshot } from './snapshot';
import { Stride } from './stride';

export class Run {
  /** While the page looks back, the run does not go on. */
  held = false;
  /** Whoever goes along with the run, told how far it is, also when it comes back: a run that moves waits for them. */
  alongside: (progress: Progress, back: boolean) => Promise<void> = async () => {};
  readonly looks = new Looks();
  readonly #publish: (snapshot: Snapshot) => void;
  readonly #fail: (error: unknown, was: Phase) => void;
  #trainer: Trainer | null = null;
  #phase: Phase = 'starting';
  #run = 0;
  #jobs = new Jobs();
  #config!: ResolvedConfig;
  #sight = new Sight();
  #recall: Recall | null = null;
  /** The run that is being brought back. */
  #coming: Left | null = null;
  /** The optimizer as the page's settings have it. */
  #optimizer: OptimizerConfig = {};
  readonly rest = new Rest();
  readonly stride = new Stride();
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

  /** A run from its first step, or one that was left as it stood. The picture of the old one stays until it has its own. */
  async start(config: Config, phase: 'playing' | 'paused', { first, left = null }: From) {
    const run = ++this.#run;
    this.#drop();
    [this.#phase, this.#coming] = [phase, left];
    this.#optimizer = typeof config.optimizer === 'object' ? config.optimizer : {};
    this.stride.restart();
    try {
      const trainer = await createTrainer(config);
      const back = left !== null && (await left.bring(trainer));
      if (!back) await first(trainer);
      if (run !== this.#run) return trainer.dispose();
      this.#recall = back ? left!.recall : new Recall(config, first);
      this.#begin(trainer, back ? left!.sight : new Sight());
      await this.#loop(trainer, back);
    } catch (error) {
      if (run !== this.#run) return;
      const was = this.#phase;
      this.#phase = 'failed';
      this.#fail(error, was);
    }
  }

  /** Ends the run, and gives what brings it back; null: there is none yet. */
  leave(): Left | null {
    const [trainer, coming] = [this.#trainer, this.#coming];
    const left = trainer && new Left(trainer, this.#phase, this.#sight, this.#recall!);
    [this.#trainer, this.#coming, this.#jobs] = [null, null, new Jobs()];
    this.rest.wake();
    return left ?? coming;
  }

  play(on: boolean): void {
    if (this.#phase !== 'playing' && this.#phase !== 'paused') return;
    this.#phase = on ? 'playing' : 'paused';
    this.rest.wake();
  }

  /** Pauses, and does exactly this many steps. */
  step(n = 1): void {
    this.play(false);
    this.stride.ask(n);
    this.rest.wake();
  }

  /** Pauses, and goes on to the end of this pass over the training set. */
  stepEpoch(): void {
    const { points } = this.#sight;
    if (!this.#trainer || !points) return;
    this.step(this.stride.toEpoch(this.#config, points, this.#trainer.status.step));
  }

  /** Does something to the trainer between two frames, and shows what came of it; `again` does the same in a replay. */
  change<T>(work: (trainer: Trainer) => Promise<T>, again?: Job): Promise<T> {
    const jobs = this.#jobs;
    const done = jobs.add((trainer) => this.#recall!.perform(trainer, work, again));
    this.rest.wake();
    // A run that has made way since owes nobody an answer.
    return done.catch((error) =>
      jobs === this.#jobs ? Promise.reject(error) : new Promise<never>(() => {}),
    );
  }

  /** Looks anew at a run that rests; one that moves is looked at anyway. */
  refresh(): void {
    if (this.#phase === 'paused') void this.change(async () => {});
  }

  /** Back to an earlier state of this run, where it waits. */
  restore(bytes: Uint8Array): Promise<void> {
    return this.change(async (trainer) => {
      this.stride.jumped();
      await this.#recall!.restore(trainer, bytes);
      // The settings stay as the page shows them, whatever they were then.
      await this.#recall!.perform(trainer, ...this.#tuned());
      this.#phase = 'paused';
    });
  }

  /** Back to where the run was well. */
  async restoreGood(): Promise<void> {
    const good = this.#recall?.lastGood();
    if (good) await this.restore(good.bytes);
  }

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
    this.#optimizer = live;
    return this.change(...this.#tuned());
  }

  #tuned(): [Job, Job] {
    const live = this.#optimizer;
    const work: Job = (trainer) => trainer.configure(live);
    return [work, work];
  }

  dispose(): void {
    this.#run++;
    this.#drop();
  }

  #drop(): void {
    this.#recall?.dispose();
    this.#trainer?.dispose();
    [this.#trainer, this.#jobs] = [null, new Jobs()];
    this.rest.wake();
  }

  #begin(trainer: Trainer, sight: Sight): void {
    [this.#trainer, this.#sight, this.#coming] = [trainer, sight, null];
    this.#config = trainer.config;
    this.looks.restart();
    this.#lookAt = 0;
    if (trainer.status.state === 'diverged') this.#phase = 'diverged';
  }

  async #loop(trainer: Trainer, back: boolean): Promise<void> {
    this.#sight.points = await trainer.data();
    if (back) await this.#tuned()[0](trainer);
    // A run that plays is shown when it has moved: the page's first picture takes longer than its first steps.
    if (this.#phase === 'playing') await this.#see(trainer, false);
    else await this.#look(trainer, true);
    if (back) void this.alongside(trainer.status, true);
    while (trainer === this.#trainer) {
      const now = await nextFrame();
      if (trainer !== this.#trainer) return;
      const changed = await this.#jobs.run(trainer);
      if (trainer !== this.#trainer) return;
      if (changed) this.#config = trainer.config;
      const held = this.held && this.#phase === 'playing';
      const progress = await this.stride.advance(trainer, held ? null : this.#phase, now);
      if (progress && trainer === this.#trainer) await this.alongside(progress, false);
      if (trainer !== this.#trainer) return;
      if (progress?.state === 'diverged') this.#phase = 'diverged';
      else if (this.stride.pace.reached(trainer.status.step)) this.play(false);
      const still = changed || this.#phase !== 'playing';
      if (progress || still) await this.#look(trainer, still);
      const idle = this.#phase !== 'playing' && this.stride.waiting + this.#jobs.waiting === 0;
      if (idle && trainer === this.#trainer) await this.rest.sleep();
    }
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
    const sight = this.#sight;
    const moment = await sight.look(trainer, this.looks, this.#config, still);
    if (trainer !== this.#trainer) return;
    await this.#recall!.keep(trainer, moment, performance.now());
  }

  #snapshot(trainer: Trainer): Snapshot {
    return {
      ...this.#sight.seen,
      run: this.#run,
      phase: this.#phase,
      progress: trainer.status,
      config: this.#config,
      history: trainer.history,
      hovered: null,
      chosen: this.looks.chosen,
      past: null,
      lastGood: this.#recall?.lastGood()?.step ?? null,
      gauge: null,
    };
  }
}
