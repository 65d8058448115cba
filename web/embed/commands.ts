// What the messages of a site may do to the page; the page itself gives it to its embed.
import type { Run } from '../run';
import type { State } from '../state';
import { showTheme, type Theme } from '../theme';
import { fingerprint } from './fingerprint';

export type Reached = 'reached' | 'diverged';

export interface Commands {
  play(): void;
  /** Goes on to step `until` and stops there. */
  playTo(until: number): Promise<Reached>;
  pause(): void;
  /** Pauses, and makes exactly `n` updates. */
  step(n: number): Promise<Reached>;
  /** To the first step of the same run, where it waits. */
  reset(): void;
  /** Takes a state as a whole. @returns whether that begins a run anew */
  take(state: State): boolean;
  theme(to: Theme): void;
  /** All weights as one short text. */
  weights(): Promise<string>;
}

/** @param page what the run cannot do alone */
export const commandsOf = (run: Run, page: Pick<Commands, 'reset' | 'take'>): Commands => ({
  reset: () => page.reset(),
  take: (state) => page.take(state),
  play: () => {
    run.stride.pace.stopAt = Number.POSITIVE_INFINITY;
    run.play(true);
  },
  playTo: async (until) => {
    const { pace } = run.stride;
    pace.stopAt = until;
    run.play(true);
    // A reader may pause it on the way.
    while (pace.stopAt === until && run.phase !== 'diverged') await run.rest.next();
    return reached(run);
  },
  pause: () => run.play(false),
  step: async (n) => {
    run.step(n);
    await run.rest.next();
    return reached(run);
  },
  theme: showTheme,
  weights: async () => fingerprint((await run.trainer?.parameters()) ?? {}),
});

const reached = (run: Run): Reached => (run.phase === 'diverged' ? 'diverged' : 'reached');
