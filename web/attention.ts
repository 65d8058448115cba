// What the reader looks at: the unit pointed at, the unit chosen, the step looked back to; laid over each snapshot.
import type { Looks } from './looks';
import { asAt } from './past';
import type { Snapshot } from './snapshot';
import { sameUnit, type UnitRef } from './unit';

export class Attention {
  #live: Snapshot | null = null;
  #hovered: UnitRef | null = null;
  #step: number | null = null;
  readonly #looks: Looks;
  readonly #show: (snapshot: Snapshot | null) => void;
  readonly #refresh: () => void;

  /** @param refresh  has a resting run looked at anew */
  constructor(looks: Looks, show: (snapshot: Snapshot | null) => void, refresh: () => void) {
    this.#looks = looks;
    this.#show = show;
    this.#refresh = refresh;
  }

  /** A new picture of the run; one of another run ends looking back. */
  take(snapshot: Snapshot): void {
    if (snapshot.run !== this.#live?.run) this.#step = null;
    this.#live = snapshot;
    this.#lay();
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

  #point(): void {
    this.#looks.chosen = this.#hovered ?? this.#chosen;
    this.#lay();
    this.#refresh();
  }

  /** Shows the page as it was at a step; null: as it is. */
  lookBack(step: number | null): void {
    this.#step = step;
    this.#lay();
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
    const shown = this.#step === null ? live : asAt(live, this.#step);
    this.#show({ ...shown, hovered: this.#hovered, chosen: this.#chosen });
  }

  /** The run's phase changed with no new picture. */
  phase(phase: Snapshot['phase']): void {
    if (this.#live) this.take({ ...this.#live, phase });
  }
}
