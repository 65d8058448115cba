// Edits by hand, each with its way back: a setting's old value, or the run as it stood before its numbers were changed.
import { apply, type Edit, inWords } from './edit';
import { type GaugeReport, gaugeMove } from './gauge';
import type { Job } from './jobs';
import type { Run } from './run';
import { rows, type State } from './state';
import { type Change, Undo } from './undo';

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

/** An edit of a run's net. */
interface Made {
  readonly about: string;
  readonly life: number;
}

const differ = (a: State, b: State) => rows.some(({ key }) => a[key] !== b[key]);

export class Hand {
  readonly #undo = new Undo();
  readonly #run: Run;
  readonly #page: Page;
  /** What was changed by hand, and not taken back, in which run. */
  readonly #edits = new Set<Made>();
  #report: { readonly life: number; readonly moved: GaugeReport } | null = null;

  constructor(run: Run, page: Page) {
    this.#run = run;
    this.#page = page;
  }

  /** What the last rescaling of this run's weights moved. */
  get report(): GaugeReport | null {
    return this.#report?.life === this.#page.place.life ? this.#report.moved : null;
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
      if (edit.kind === 'rescale') this.#report = { life, moved: await gaugeMove(trainer, edit) };
      else await work(trainer);
      return [start, await trainer.snapshot()] as const;
    }, work);
    if (life !== this.#page.place.life) return;
    const made = { about: inWords(edit), life };
    this.#edits.add(made);
    this.#undo.push(this.#onRun(made, before, after));
  }

  /** What a hand has changed in this run's net, in words: no link has it. */
  get edited(): readonly string[] {
    const here = [...this.#edits].filter(({ life }) => life === this.#page.place.life);
    return [...new Set(here.map(({ about }) => about))];
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

  /** Between two moments of a run: what it has learnt since the edit was made with it, and goes with it. */
  #onRun(edit: Made, to: Uint8Array, from: Uint8Array, made = true): Change {
    const { about, life } = edit;
    return {
      about,
      life,
      size: to.length + from.length,
      possible: () => life === this.#page.place.life,
      undo: () => {
        this.#report = null;
        void this.#run.restore(to);
        if (made) this.#edits.delete(edit);
        else this.#edits.add(edit);
        return this.#onRun(edit, from, to, !made);
      },
    };
  }
}
