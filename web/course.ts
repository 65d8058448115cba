// The page's run and the lanes beside it, begun, changed and brought back together from a state.
import { configOf, liveChange, needsRestart, optimizerOf } from './config';
import { Crashes } from './crashes';
import { enough, type Notice } from './hash';
import { laneStates } from './lanes';
import type { Left } from './left';
import { Onward } from './onward';
import { TOO_FEW } from './own/enter';
import type { Speed } from './pace';
import type { Race } from './race';
import type { Racer } from './racer';
import type { Run } from './run';
import { type Kept, Shelf } from './shelf';
import type { Phase } from './snapshot';
import type { State } from './state';
import { freezer } from './trains';

/** A slider that is dragged asks more often than a run can begin. */
const SETTLE_MS = 120;

interface Away extends Kept {
  readonly run: Left;
  readonly lanes: readonly Racer[];
}

/** What the page says of its runs. */
export interface Told {
  /** Whether anybody sees the lanes. */
  races(): boolean;
  /** A run begins; or it cannot, for this reason. */
  begins(failure: string): void;
  /** The lanes, which went on alone, train no more. */
  over(): void;
  /** Whether undo or redo leads back to a run. */
  leadsTo(life: number): boolean;
}

/**
 * Each run has a life, which it keeps wherever it goes on: in another worker, or when undo brings it back. A state that
 * needs another run begins another life at once, though the run itself is begun when the state has settled.
 */
export class Course {
  readonly #run: Run;
  readonly #race: Race;
  readonly #told: Told;
  readonly #onward: Onward;
  readonly #crashes = new Crashes();
  readonly #away = new Shelf<Away>();
  #lives = 0;
  /** What the run that was begun last was to do. */
  #meant: 'playing' | 'paused' = 'playing';
  #life = 0;
  /** What the run on screen is of. */
  #shown: { readonly life: number; readonly state: State } | null = null;
  #waiting: { readonly state: State; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(run: Run, race: Race, told: Told) {
    [this.#run, this.#race, this.#told] = [run, race, told];
    this.#onward = new Onward({
      speed: () => run.stride.speed,
      follow: race.follow,
      out: () => run.phase === 'diverged',
      over: () => told.over(),
    });
    run.alongside = async ({ step, state }, back) => {
      const { number } = run;
      await race.follow(step);
      if (state === 'diverged' && number === run.number && race.any)
        this.#onward.begin(step, !back);
    };
  }

  /** The life that belongs to the page's state. */
  get life(): number {
    return this.#life;
  }

  /** Whether a run is on screen, or can be brought back. */
  has(life: number): boolean {
    return life === this.#shown?.life || this.#away.has(life);
  }

  /** Begins anew. */
  start(state: State, phase: 'playing' | 'paused'): void {
    this.#life = ++this.#lives;
    this.#begin(state, phase);
  }

  /**
   * Takes a state: what can change while the run goes on does, the rest begins another one, or brings one back.
   * @param life  the run to bring back, if it is still there
   * @returns whether another run comes
   */
  take(state: State, life = this.#shown?.life): boolean {
    this.#run.stride.speed = state.speed as Speed;
    if (life !== undefined && life !== this.#shown?.life && this.#away.has(life)) {
      this.#life = life;
      this.#begin(state, this.#phase);
      return true;
    }
    if (this.#shown && !needsRestart(this.#shown.state, state)) {
      this.#change(state);
      return false;
    }
    this.#life = ++this.#lives;
    this.#unsettle();
    const timer = setTimeout(() => this.settle(), SETTLE_MS);
    this.#waiting = { state, timer };
    return true;
  }

  /** Begins the run that waits for its state to settle. */
  settle(): void {
    if (this.#waiting) this.#begin(this.#waiting.state, this.#phase);
  }

  /** What a run that comes next does: as this one, or as one should that could not begin. */
  get #phase(): 'playing' | 'paused' {
    const phase = this.#run.phase === 'failed' ? this.#meant : this.#run.phase;
    return phase === 'paused' ? 'paused' : 'playing';
  }

  #unsettle(): void {
    clearTimeout(this.#waiting?.timer);
    this.#waiting = null;
  }

  #change(to: State): void {
    this.#unsettle();
    const { life, state } = this.#shown!;
    [this.#life, this.#shown] = [life, { life, state: to }];
    if (!liveChange(state, to)) return;
    void this.#run.configure(optimizerOf(to));
    void this.#race.configure(laneStates(to).map(optimizerOf));
  }

  /** What was on screen is put where undo finds it. */
  #leave(): void {
    const run = this.#run.leave();
    const lanes = this.#race.leave();
    const size = lanes.reduce((sum, lane) => sum + lane.size, run?.size ?? 0);
    if (run && !run.untouched && this.#shown)
      this.#away.put(this.#shown.life, { run, lanes, size });
    // Not before the way back is known.
    queueMicrotask(() => this.#away.keep((life) => this.#told.leadsTo(life)));
  }

  #begin(state: State, phase: 'playing' | 'paused'): void {
    this.#unsettle();
    this.#leave();
    this.#onward.end();
    const life = this.#life;
    const left = this.#away.take(life);
    this.#shown = { life, state };
    this.#meant = phase;
    this.#run.stride.speed = state.speed as Speed;
    if (state.data === 'custom' && !enough(state)) {
      this.#run.dispose();
      return this.#told.begins(TOO_FEW);
    }
    this.#told.begins('');
    const lanes = this.#told.races() ? laneStates(state) : [];
    const entries = lanes.map((s) => ({ config: configOf(s), first: freezer(s) }));
    this.#race.start(entries, left?.lanes);
    // A run that comes back plays only where it did and the page does: undo sets nothing going that stood still.
    const goes = left && left.run.phase !== 'playing' ? 'paused' : phase;
    const from = { first: freezer(state), left: left?.run ?? null };
    void this.#run.start(configOf(state), goes, from);
  }

  /** A run whose worker crashed goes on where it was last kept, in another; null: it stays where it is. */
  comeBack(error: unknown, was: Phase): Notice | null {
    if (!this.#shown || !this.#crashes.survives(error, performance.now())) return null;
    const { state } = this.#shown;
    const left = this.#run.leave();
    const step = left?.trace.recall?.last()?.step ?? 0;
    const phase = was === 'playing' ? 'playing' : 'paused';
    void this.#run.start(configOf(state), phase, { first: freezer(state), left });
    return { about: 'Run', text: `its worker stopped. It goes on from step ${step}.` };
  }

  /** The lanes without the page's own run, which has diverged; null: they follow it. */
  get alone(): 'playing' | 'paused' | null {
    return this.#onward.phase;
  }

  /** Plays or pauses what there is to play. */
  toggle(): void {
    this.settle();
    if (!this.#onward.toggle()) this.#run.play(this.#run.phase !== 'playing');
  }

  dispose(): void {
    this.#unsettle();
    this.#onward.end();
    this.#run.dispose();
    this.#race.dispose();
    this.#shown = null;
  }
}
