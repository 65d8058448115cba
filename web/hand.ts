// Edits by hand, each with its way back: to the settings as they were, to the run as it stood, or to both.
import type { Checkpoint } from './checkpoints';
import { apply, type Edit, inWords } from './edit';
import { type GaugeReport, gaugeMove } from './gauge';
import type { Job } from './jobs';
import type { Moment } from './jump';
import type { Left } from './left';
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

/** What was done to a net by hand and not taken back: with the net it goes, and comes back. */
interface Done {
  readonly edits: readonly {
    readonly about: string;
    readonly life: number;
    readonly step: number;
  }[];
  readonly report: { readonly life: number; readonly moved: GaugeReport } | null;
}

/** What a change can be taken back to. */
interface Way {
  readonly about: string;
  /** The run that it leads back to, or whose numbers it changed. */
  readonly life: number;
  readonly merge?: string | undefined;
  /** The settings, where they were others. */
  readonly state?: State | undefined;
  /** The moment of the run, where it was another, and what belonged to it. */
  readonly to?: { readonly moment: Kept; readonly done: Done } | undefined;
}

/** A moment that can be gone to: it may still be on its way, as a run that is asked to go elsewhere tells it. */
class Kept {
  readonly moment: Moment;
  /** Settles when it is known; a worker that stopped could not be taken elsewhere, and is told of where it stops. */
  readonly gone: Promise<void>;
  #known: Uint8Array | Left | null = null;

  constructor(moment: Moment) {
    this.moment = moment;
    const know = (known: Uint8Array | Left) => {
      this.#known = known;
    };
    this.gone = Promise.resolve(moment).then(know, () => {});
  }

  get keeps(): readonly ArrayBufferView[] {
    const known = this.#known;
    return known instanceof Uint8Array ? [known] : (known?.keeps ?? []);
  }
}

const differ = (a: State, b: State) => rows.some(({ key }) => a[key] !== b[key]);

export class Hand {
  readonly #undo = new Undo();
  readonly #run: Run;
  readonly #page: Page;
  #done: Done = { edits: [], report: null };

  constructor(run: Run, page: Page) {
    this.#run = run;
    this.#page = page;
  }

  /** What the last rescaling of this run's weights moved. */
  get report(): GaugeReport | null {
    const { report } = this.#done;
    return report?.life === this.#page.place.life ? report.moved : null;
  }

  /** The page has left a place for another. @param merge  what it shares with others that make one change together */
  left({ state, life }: Place, about: string, merge?: string): void {
    this.#undo.push(this.#change({ about, life, merge, state }));
  }

  /** Changes the net's own numbers, after which the way back is to the moment before. */
  async edit(edit: Edit): Promise<void> {
    const [{ life }, stand] = [this.#page.place, this.#run.stand];
    const work: Job = (trainer) => apply(trainer, edit);
    const made = await this.#run.change(async (trainer) => {
      const { step, state } = trainer.status;
      const before = state === 'diverged' ? stand(trainer) : await trainer.snapshot();
      const moved = edit.kind === 'rescale' ? await gaugeMove(trainer, edit) : await work(trainer);
      return { before, step, moved, hidden: trainer.config.layers.length };
    }, work);
    if (life !== this.#page.place.life) return;
    const { edits, report } = this.#done;
    const [about, done] = [inWords(edit, made.hidden), this.#done];
    this.#done = {
      edits: [...edits, { about, life, step: made.step }],
      report: made.moved ? { life, moved: made.moved } : report,
    };
    this.#undo.push(this.#change({ about, life, to: { moment: new Kept(made.before), done } }));
  }

  /** Goes back to an earlier moment of this run, and may take other settings along: one change. */
  async back(about: string, { step, bytes }: Checkpoint, state?: State): Promise<void> {
    const { place } = this.#page;
    const to = this.#jump(bytes, {
      edits: this.#done.edits.filter((edit) => edit.life !== place.life || edit.step <= step),
      report: null,
    });
    if (state) this.#page.take(state, place.life);
    this.#undo.push(this.#change({ about, life: place.life, state: state && place.state, to }));
    await to.moment.gone;
  }

  /** What a hand has changed in this run's net, in words: no link has it. */
  get edited(): readonly string[] {
    const here = this.#done.edits.filter(({ life }) => life === this.#page.place.life);
    return [...new Set(here.map(({ about }) => about))];
  }

  /** What would be undone next, in words; null: nothing. */
  get undoable(): string | null {
    return this.#undo.next()?.about ?? null;
  }

  get redoable(): string | null {
    return this.#undo.next(true)?.about ?? null;
  }

  /** The newest changes of the run on screen in words, as far back as all are of a kind. */
  newest(kind: (about: string) => boolean): readonly string[] {
    const here = this.#page.place.life;
    return this.#undo
      .newest(({ about, life }) => life === here && kind(about))
      .map(({ about }) => about);
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  /** Whether an undo, or a redo, leads to a run. */
  readonly leadsTo = (life: number): boolean => this.#undo.leadsTo(life);

  /** The run goes to a moment, with what belongs to that. @returns the way back from there */
  #jump(moment: Moment, then: Done): NonNullable<Way['to']> {
    const done = this.#done;
    this.#done = then;
    return { moment: new Kept(this.#run.jump(moment)), done };
  }

  #change(way: Way): Change {
    const { about, life, merge, state, to } = way;
    const page = this.#page;
    const here = () => to !== undefined && life === page.place.life;
    return {
      about,
      merge,
      life,
      keeps: () => to?.moment.keeps ?? [],
      possible: () =>
        here() || (state !== undefined && (page.has(life) || differ(page.place.state, state))),
      undo: () => {
        const from = page.place;
        const back = to && here() ? this.#jump(to.moment.moment, to.done) : undefined;
        if (state) page.take(state, life);
        return this.#change({
          about,
          life: from.life,
          merge,
          state: state && from.state,
          to: back,
        });
      },
    };
  }
}
