// The ways out of a run that diverged: back to where it was well, or on from there with what may hold it.
import type { Hand, Place } from './hand';
import { isBarred } from './lesson';
import { whole } from './numbers';
import type { Run } from './run';
import { type Key, rowOf, type State, type Value } from './state';

const HALVING = 'halving the rate';
const CLIPPING = 'clipping the gradient';
const BACK = 'going back to step';
const isWay = (about: string) => [HALVING, CLIPPING, BACK].some((way) => about.startsWith(way));
/** Where people begin who clip. */
const CLIP = 1;

/** The page, as far as a way out needs it. */
interface Page {
  readonly place: Place;
  /** Whether a lesson lets it go to a state; it says so where not. */
  allows(about: string, to: State): boolean;
  /** To the first step, with other settings. */
  anew(about: string, to: State, phase: 'playing' | 'paused'): void;
}

/** What was tried already, and what could be. */
export interface Tried {
  /** How often the rate was halved with no other setting changed between. */
  readonly halved: number;
  readonly clipped: boolean;
  readonly rate: number;
  /** The bound at which gradients could be clipped; null: they are, or it would not help. */
  readonly clip: number | null;
  /** Whether the weights began larger than the scheme says. */
  readonly large: boolean;
}

export class WaysOut {
  readonly #run: Run;
  readonly #hand: Hand;
  readonly #page: Page;

  constructor(run: Run, hand: Hand, page: Page) {
    [this.#run, this.#hand, this.#page] = [run, hand, page];
  }

  get tried(): Tried {
    const { state } = this.#page.place;
    // The others divide by the gradient's size, so that its length makes no step longer.
    const helps = state.opt === 'sgd' && state.clip === rowOf('clip').word;
    const ways = this.#hand.newest(isWay);
    return {
      halved: ways.filter((way) => way === HALVING).length,
      clipped: ways.includes(CLIPPING),
      rate: Number(state.lr),
      clip: helps && !isBarred(state, rowOf('clip')) ? CLIP : null,
      large: Number(state.gain) > 1,
    };
  }

  readonly lastGood = (): void => {
    const good = this.#run.lastGood;
    if (!good) return this.#page.anew('starting again', this.#page.place.state, 'paused');
    void this.#hand.back(`${BACK} ${whole(good.step)}`, good);
  };

  readonly halve = (): Promise<void> => {
    const lr = Number((Number(this.#page.place.state.lr) / 2).toPrecision(3));
    return this.#goOn(HALVING, 'lr', lr);
  };

  readonly clip = (): Promise<void> => this.#goOn(CLIPPING, 'clip', CLIP);

  async #goOn(about: string, key: Key, value: Value): Promise<void> {
    const { state, life } = this.#page.place;
    const to = { ...state, [key]: value };
    if (!this.#page.allows(rowOf(key).label, to)) return;
    const good = this.#run.lastGood;
    if (!good) return this.#page.anew(about, to, 'playing');
    await this.#hand.back(about, good, to);
    if (life === this.#page.place.life) this.#run.play(true);
  }
}
