// Edits by hand, each with its way back: a setting's old value, or the run as it stood before its numbers were changed.
import { apply, type Edit, inWords } from './edit';
import { type GaugeReport, gaugeMove } from './gauge';
import type { Job } from './jobs';
import type { Run } from './run';
import { rows, type State } from './state';
import { type Change, Undo } from './undo';

/** An edit as it is done, and as it is done again when the run is replayed. */
const twice = (edit: Edit): [Job, Job] => {
  const work: Job = (trainer) => apply(trainer, edit);
  return [work, work];
};

/** Where the page stands: its settings, and which of the runs that it has had is theirs. */
export interface Place {
  readonly state: State;
  readonly life: number;
}

/** The page, as far as a change leads it somewhere. */
export interface Page {
  readonly place: Place;
  /** Whether a run is on screen, or can be brought back. */
  has(life: number): boolean;
  take(state: State, life: number): void;
}

const differ = (a: State, b: State) => rows.some(({ key }) => a[key] !== b[key]);

export class Hand {
  readonly #undo = new Undo();
  readonly #run: Run;
  readonly #page: Page;
  /** What the last rescaling moved. */
  report: GaugeReport | null = null;

  constructor(run: Run, page: Page) {
    this.#run = run;
    this.#page = page;
  }

  /** The page has left a place for another. @param merge  what it shares with others that make one change together */
  left(place: Place, about: string, merge?: string): void {
    this.#undo.push(this.#wayTo(place, about, merge));
  }

  /** Changes the net's own numbers, after which the way back is to the moment before. */
  async edit(edit: Edit): Promise<void> {
    const { life } = this.#page.place;
    const work: Job = (trainer) => apply(trainer, edit);
    const [before, after] = await this.#run.change(async (trainer) => {
      const start = await trainer.snapshot();
      if (edit.kind === 'rescale') this.report = await gaugeMove(trainer, edit);
      else await work(trainer);
      return [start, await trainer.snapshot()] as const;
    }, work);
    if (life !== this.#page.place.life) return;
    const held = edit.kind === 'hold' && edit.hold;
    const again = (bytes: Uint8Array, hold: boolean) => () => {
      this.report = null;
      void this.#run.restore(bytes);
      if (edit.kind === 'hold') void this.#run.change(...twice({ ...edit, hold }));
    };
    const [about, size] = [inWords(edit), before.length + after.length];
    this.#undo.push(this.#onRun(about, life, again(before, !held), again(after, held), size));
  }

  /** What would be undone next, in words; null: nothing. */
  get undoable(): string | null {
    return this.#undo.next()?.about ?? null;
  }

  get redoable(): string | null {
    return this.#undo.next(true)?.about ?? null;
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  /** Whether an undo, or a redo, leads to a run. */
  readonly leadsTo = (life: number): boolean => this.#undo.leadsTo(life);

  #wayTo(place: Place, about: string, merge?: string): Change {
    const page = this.#page;
    return {
      about,
      merge,
      life: place.life,
      possible: () => page.has(place.life) || differ(page.place.state, place.state),
      undo: () => {
        const here = page.place;
        page.take(place.state, place.life);
        return this.#wayTo(here, about, merge);
      },
    };
  }

  #onRun(about: string, life: number, back: () => void, forth: () => void, size = 0): Change {
    const undo = () => {
      back();
      return this.#onRun(about, life, forth, back, size);
    };
    return { about, life, size, possible: () => life === this.#page.place.life, undo };
  }
}
