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
import type { Job } from './jobs';
import { jump, type Moment } from './jump';
import { type From, Left } from './left';
import { Looks } from './looks';
import { nextPicture } from './pace';
import { Recall } from './recall';
import { Rest } from './rest';
import { Sight } from './sight';
import type { Phase, Snapshot } from './snapshot';
import { Stride } from './stride';
import { Trace } from './trace';

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
  #trace = new Trace();
  #config!: ResolvedConfig;
  /** The run that is being brought back. */
  #coming: Left | null = null;
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
    const trace = (this.#trace = left?.trace ?? new Trace());
    trace.optimizer = typeof config.optimizer === 'object' ? config.optimizer : {};
    this.stride.restart();
    try {
      const trainer = await createTrainer(config);
      const back = left !== null && (await left.bring(trainer));
      if (!back) await first(trainer);
      if (run !== this.#run) return trainer.dispose();
      if (!back) [trace.recall, trace.sight] = [new Recall([config, first]), new Sight()];
      this.#begin(trainer);
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
    const left = trainer && Left.leave(trainer, this.#phase, this.#trace);
    [this.#trainer, this.#coming, this.#trace] = [null, null, new Trace()];
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
    const { points } = this.#trace.sight;
    if (!this.#trainer || !points) return;
    this.step(this.stride.toEpoch(this.#config, points, this.#trainer.status.step));
  }

  /** Does something to the trainer between two frames, and shows what came of it; `again` does the same in a replay. */
  change<T>(work: (trainer: Trainer) => Promise<T>, again?: Job): Promise<T> {
    const trace = this.#trace;
    const done = trace.jobs.add((trainer) => trace.recall!.perform(trainer, work, again));
    this.rest.wake();
    // A run that has made way since owes nobody an answer.
    return done.catch((error) =>
      trace === this.#trace ? Promise.reject(error) : new Promise<never>(() => {}),
    );
  }

  /** Looks anew at a run that rests; one that moves is looked at anyway. */
  refresh(): void {
    if (this.#phase === 'paused') void this.change(async () => {});
  }

  /** Waits at another moment of this run. @returns how it stood */
  jump(to: Moment): Promise<Left> {
    const [trace, stand] = [this.#trace, this.stand];
    this.play(false);
    return this.change(async (trainer) => {
      const was = stand(trainer);
      await jump(trainer, to, trace);
      await this.#tune(trainer, trace);
      if (trace === this.#trace) this.#landed(trainer.status);
      return was;
    });
  }

  #landed(progress: Progress): void {
    this.stride.jumped();
    this.#phase = progress.state === 'diverged' ? 'diverged' : 'paused';
    if (this.#phase === 'diverged') void this.alongside(progress, true);
  }

  /** Tells how this run stands, to who wants to come back there. */
  get stand(): (trainer: Trainer) => Left {
    const trace = this.#trace;
    return (trainer) => new Left(trainer, this.#phase, trace.copy());
  }

  get lastGood() {
    return this.#trace.recall?.lastGood() ?? null;
  }

  /** What was to be seen at an earlier step; null: another one has been asked for. */
  recall = async (step: number) => (await this.#trace.recall?.moment(step, this.looks)) ?? null;

  get trainer() {
    return this.#trainer;
  }
  configure(live: OptimizerConfig): Promise<void> {
    const trace = this.#trace;
    trace.optimizer = live;
    return this.change((trainer) => this.#tune(trainer, trace));
  }

  /** As the page shows it when its turn comes, whatever it was. */
  async #tune(trainer: Trainer, { recall, optimizer }: Trace): Promise<void> {
    const work: Job = (at) => at.configure(optimizer);
    await recall!.perform(trainer, work, work);
  }

  dispose(): void {
    this.#run++;
    this.#drop();
  }

  #drop(): void {
    this.#trace.recall?.dispose();
    this.#trainer?.dispose();
    [this.#trainer, this.#trace] = [null, new Trace()];
    this.rest.wake();
  }

  #begin(trainer: Trainer): void {
    [this.#trainer, this.#coming] = [trainer, null];
    this.#config = trainer.config;
    this.looks.restart();
    this.#lookAt = 0;
    if (trainer.status.state === 'diverged') this.#phase = 'diverged';
  }

  async #loop(trainer: Trainer, back: boolean): Promise<void> {
    this.#trace.sight.points = await trainer.data();
    if (back) await trainer.configure(this.#trace.optimizer);
    // A run that plays is shown when it has moved: the page's first picture takes longer than its first steps.
    await (this.#phase === 'playing' ? this.#see(trainer, false) : this.#look(trainer, true));
    if (back) void this.alongside(trainer.status, true);
    while (trainer === this.#trainer) {
      const now = await nextFrame();
      if (trainer !== this.#trainer) return;
      const changed = await this.#trace.jobs.run(trainer);
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
      const idle =
        this.#phase !== 'playing' && this.stride.waiting + this.#trace.jobs.waiting === 0;
      if (idle && trainer === this.#trainer) await this.rest.sleep();
    }
  }

  /** As often as eyes want it, and seldom enough that looking takes no more time than training. */
  async #look(trainer: Trainer, still: boolean): Promise<void> {
    const from = performance.now();
    if (!still && from < this.#lookAt) return;
    if (trainer.status.state === 'diverged') await this.#trace.seeLast(trainer, this.looks);
    else await this.#see(trainer, still);
    if (trainer !== this.#trainer) return;
    this.#lookAt = nextPicture(from, performance.now(), calm.matches);
    this.#publish(this.#snapshot(trainer));
  }

  async #see(trainer: Trainer, still: boolean): Promise<void> {
    const { sight, recall } = this.#trace;
    const moment = await sight.look(trainer, this.looks, this.#config, still);
    if (trainer !== this.#trainer) return;
    await recall!.keep(trainer, moment, performance.now());
  }

  #snapshot(trainer: Trainer): Snapshot {
    return {
      ...this.#trace.sight.seen,
      run: this.#run,
      phase: this.#phase,
      progress: trainer.status,
      config: this.#config,
      history: trainer.history,
      hovered: null,
      chosen: this.looks.chosen,
      past: null,
      lastGood: this.lastGood?.step ?? null,
      gauge: null,
    };
  }
}
