// What the reader looks at: the unit pointed at, the unit chosen, the step looked back to; laid over each snapshot.
import type { Looks, Moment } from './looks';
import { unlearnt } from './own/unlearnt';
import { asAt } from './past';
import type { Run } from './run';
import type { Snapshot } from './snapshot';
import { sameUnit, type UnitRef } from './unit';

export class Attention {
  #live: Snapshot | null = null;
  #hovered: UnitRef | null = null;
  #step: number | null = null;
  /** The step looked back to as it was; until it is computed, the nearest that was kept stands in for it. */
  #exact: Moment | null = null;
  readonly #run: Run;
  readonly #show: (snapshot: Snapshot | null) => void;

  constructor(run: Run, show: (snapshot: Snapshot | null) => void) {
    this.#run = run;
    this.#show = show;
  }

  /** A new picture of the run; one of another run ends looking back. */
  take(snapshot: Snapshot): void {
    if (snapshot.run !== this.#live?.run) this.#step = this.#exact = null;
    this.#live = snapshot;
    this.#lay();
  }

  /** The run has ended and no other begins. */
  forget(): void {
    this.#step = this.#exact = null;
    if (this.#live) this.take(unlearnt(this.#live));
  }

  get past(): number | null {
    return this.#step;
  }

  hover(unit: UnitRef | null): void {
    if (sameUnit(unit, this.#hovered)) return;
    this.#hovered = unit;
    this.#point();
  }

  /** Keeps looking into a unit; into the same once more: lets it go. */
  choose(unit: UnitRef | null): void {
    this.#chosen = sameUnit(unit, this.#chosen) ? null : unit;
    this.#point();
  }

  #chosen: UnitRef | null = null;

  /** Which points the closer looks are at. */
  lookAt(set: Looks['set']): void {
    this.#run.looks.set = set;
    this.#run.refresh();
  }

  #point(): void {
    this.#run.looks.chosen = this.#hovered ?? this.#chosen;
    this.#lay();
    this.#recall();
    this.#run.refresh();
  }

  /** Shows the page as it was at a step; null: as it is. */
  lookBack(step: number | null): void {
    if (step === this.#step) return;
    this.#step = step === null ? null : Math.min(step, this.#live?.progress.step ?? 0);
    this.#exact = null;
    this.#lay();
    this.#recall();
  }

  #recall(): void {
    const step = this.#step;
    if (step === null) return;
    void this.#run.recall(step).then((moment) => {
      if (!moment || step !== this.#step) return;
      this.#exact = moment;
      this.#lay();
    });
  }

  /** Looks so many steps further back, or forward; at the step that the run has reached it is now again. */
  by(steps: number): void {
    const reached = this.#live?.progress.step ?? 0;
    const to = Math.max(0, (this.#step ?? reached) + steps);
    this.lookBack(to >= reached ? null : to);
  }

  /** Looks one kept place further back, or forward; past the last one it is now again. */
  move(by: -1 | 1): void {
    const places = this.#live?.trails.places ?? [];
    const at = this.#step ?? places.at(-1)?.step ?? 0;
    const here = places.findLastIndex(({ step }) => step <= at);
    const next = Math.max(0, here + by);
    this.lookBack(next >= places.length - 1 ? null : places[next]!.step);
  }

  #lay(): void {
    const live = this.#live;
    if (!live) return;
    const shown = this.#step === null ? live : asAt(live, this.#step, this.#exact);
    this.#show({ ...shown, hovered: this.#hovered, chosen: this.#chosen });
  }

  /** The run's phase changed with no new picture. */
  phase(phase: Snapshot['phase']): void {
    if (this.#live) this.take({ ...this.#live, phase });
  }
}
