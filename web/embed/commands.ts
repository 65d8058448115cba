// What the messages of a site may do to the page; the page itself gives it to its embed.
import type { Hand, Page } from '../hand';
import type { Run } from '../run';
import type { State } from '../state';
import { showTheme, type Theme } from '../theme';
import { fingerprint } from './fingerprint';
import { changed, inWords } from './set';

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
  /** What can be undone, and redone. */
  readonly hand: Pick<Hand, 'undoable' | 'redoable'>;
  /** All weights as one short text. */
  weights(): Promise<string>;
}

/** What the run cannot do alone. */
type OfPage = Pick<Commands, 'reset' | 'take'> & Pick<Page, 'place'>;

export const commandsOf = (run: Run, hand: Hand, page: OfPage): Commands => ({
  hand,
  reset: () => page.reset(),
  take: (state) => {
    const { place } = page;
    const anew = page.take(state);
    const settings = changed(place.state, state);
    const keys = settings.map(({ key }) => key);
    // A site's slider asks as often as one of the page.
    if (keys.length > 0) hand.left(place, `${inWords(settings)}, by the site`, `site ${keys}`);
    return anew;
  },
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
