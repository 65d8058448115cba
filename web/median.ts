// The median unit as the page speaks of it: another one seldom enough that its numbers can be read and looked into.
import type { Measures, Verdict } from 'batchnorm-playground';
import { type UnitRef, unitOf } from './unit';

const LEAST_MS = 3000;

/** The verdict, told of this unit's map; as it is where the unit has gone. */
function toldOf(verdict: Verdict, layers: Measures['layers'], { layer, unit }: UnitRef): Verdict {
  const at = layers.find((l) => l.layer === layer);
  if (!at || unit >= at.units) return verdict;
  const gain = at.gamma[unit]! / at.std[unit]!;
  const intercept = at.beta[unit]! - gain * at.mean[unit]!;
  return { ...verdict, layer: at.name, unit, gain, intercept };
}

export class Median {
  unit: UnitRef | null = null;
  #at = Number.NEGATIVE_INFINITY;

  /** For another net. */
  restart(): void {
    this.unit = null;
    this.#at = Number.NEGATIVE_INFINITY;
  }

  /**
   * Which unit is the median changes with every step.
   * @param still  whether the run rests: then it is the one of this very step
   * @returns the measures, whose verdict speaks of the unit that is followed
   */
  follow(measures: Measures, still: boolean): Measures {
    const { verdict, layers } = measures;
    const now = performance.now();
    if (still || now - this.#at >= LEAST_MS) {
      this.#at = now;
      this.unit = verdict && unitOf(verdict.layer, verdict.unit);
    }
    return verdict && this.unit && !still
      ? { ...measures, verdict: toldOf(verdict, layers, this.unit) }
      : measures;
  }
}
