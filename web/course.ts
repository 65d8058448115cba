// The page's run and the lanes beside it, begun and changed together from a state.
import { configOf, liveChange, needsRestart, optimizerOf } from './config';
import { Crashes } from './crashes';
import { enough, type Notice } from './hash';
import type { Job } from './jobs';
import { laneStates } from './lanes';
import { Onward } from './onward';
import { TOO_FEW } from './own/enter';
import type { Speed } from './pace';
import type { Race } from './race';
import type { Run } from './run';
import type { Phase } from './snapshot';
import type { State } from './state';
import { freezer } from './trains';

export class Course {
  readonly #run: Run;
  readonly #race: Race;
  readonly #races: () => boolean;
  readonly #onward: Onward;
  readonly #crashes = new Crashes();

  /** @param races  whether anybody sees the lanes */
  constructor(run: Run, race: Race, races: () => boolean) {
    this.#run = run;
    this.#races = races;
    this.#race = race;
    this.#onward = new Onward({
      speed: () => run.speed,
      follow: race.follow,
      out: () => run.phase === 'diverged',
    });
    run.alongside = async ({ step, state }) => {
      await race.follow(step);
      if (state === 'diverged') this.#onward.begin(step);
    };
  }

  /** Begins all anew; what keeps it from that is said in words. */
  start(state: State, phase: 'playing' | 'paused'): string {
    this.#run.speed = state.speed as Speed;
    this.#onward.end();
    if (state.data === 'custom' && !enough(state)) {
      this.dispose();
      return TOO_FEW;
    }
    const lanes = this.#races() ? laneStates(state) : [];
    this.#race.start(lanes.map((s) => ({ config: configOf(s), first: freezer(s) })));
    void this.#run.start(configOf(state), phase, freezer(state));
    return '';
  }

  /** A run whose worker crashed goes on where it was last kept, in another; null: it stays where it is. */
  comeBack(state: State, error: unknown, was: Phase): Notice | null {
    if (!this.#crashes.survives(error, performance.now())) return null;
    const kept = this.#run.kept();
    const history = this.#run.trainer?.history;
    const first: Job = kept
      ? (trainer) => trainer.restore(kept.bytes, { history })
      : freezer(state);
    void this.#run.start(configOf(state), was === 'playing' ? 'playing' : 'paused', first, true);
    return { about: 'Run', text: `its worker stopped. It goes on from step ${kept?.step ?? 0}.` };
  }

  /** What can change while they run does; false: all must begin anew. */
  change(from: State, to: State): boolean {
    this.#run.speed = to.speed as Speed;
    if (needsRestart(from, to)) return false;
    const live = liveChange(from, to);
    if (live) {
      void this.#run.configure(live);
      void this.#race.configure(laneStates(to).map(optimizerOf));
    }
    return true;
  }

  /** The lanes without the page's own run, which has diverged; null: they follow it. */
  get alone(): 'playing' | 'paused' | null {
    return this.#onward.phase;
  }

  /** Plays or pauses what there is to play. */
  toggle(): void {
    if (!this.#onward.toggle()) this.#run.play(this.#run.phase !== 'playing');
  }

  dispose(): void {
    this.#onward.end();
    this.#run.dispose();
    this.#race.dispose();
  }
}
