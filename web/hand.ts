// Edits by hand, each with its way back: a setting's old value, or the run as it stood before its numbers were changed.
import { apply, type Edit, inWords } from './edit';
import { type GaugeReport, gaugeMove } from './gauge';
import type { Job } from './jobs';
import type { Run } from './run';
import { type Key, rowOf, type State } from './state';
import { Undo } from './undo';

/** An edit as it is done, and as it is done again when the run is replayed. */
const twice = (edit: Edit): [Job, Job] => {
  const work: Job = (trainer) => apply(trainer, edit);
  return [work, work];
};

export class Hand {
  readonly #undo = new Undo();
  readonly #run: Run;
  readonly #become: (state: State) => void;
  /** What the last rescaling moved. */
  report: GaugeReport | null = null;

  constructor(run: Run, become: (state: State) => void) {
    this.#run = run;
    this.#become = become;
  }

  /** A setting was changed. */
  changed(from: State, to: State, key: Key): void {
    this.#undo.push({
      about: rowOf(key).label,
      merge: key,
      undo: () => this.#become(from),
      redo: () => this.#become(to),
    });
  }

  /** Takes several settings at once, which go back together. */
  take(about: string, from: State, to: State): void {
    this.#become(to);
    this.#undo.push({ about, undo: () => this.#become(from), redo: () => this.#become(to) });
  }

  /** Changes the net's own numbers, after which the way back is to the moment before. */
  async edit(edit: Edit): Promise<void> {
    const run = this.#run.number;
    const work: Job = (trainer) => apply(trainer, edit);
    const [before, after] = await this.#run.change(async (trainer) => {
      const start = await trainer.snapshot();
      if (edit.kind === 'rescale') this.report = await gaugeMove(trainer, edit);
      else await work(trainer);
      return [start, await trainer.snapshot()] as const;
    }, work);
    if (run !== this.#run.number) return;
    const again = (bytes: Uint8Array, held: boolean) => () => {
      this.report = null;
      void this.#run.restore(bytes);
      if (edit.kind === 'hold') void this.#run.change(...twice({ ...edit, hold: held }));
    };
    this.#undo.push({
      about: inWords(edit),
      run,
      undo: again(before, edit.kind === 'hold' && !edit.hold),
      redo: again(after, edit.kind === 'hold' && edit.hold),
    });
  }

  /** What would be undone next, in words; null: nothing. */
  get undoable(): string | null {
    return this.#undo.next(this.#run.number)?.about ?? null;
  }

  get redoable(): string | null {
    return this.#undo.next(this.#run.number, true)?.about ?? null;
  }

  undo(): void {
    this.#undo.undo(this.#run.number);
  }

  redo(): void {
    this.#undo.redo(this.#run.number);
  }
}
