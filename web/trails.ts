// The run as it was, in a bounded number of places: trails through the phase planes, and what scrubbing shows.
import type { Measures } from 'batchnorm-playground';
import type { Moment } from './looks';

export interface Place {
  readonly step: number;
  readonly layers: Measures['layers'];
  readonly moment: Moment;
}

/**
 * Statistics of the whole training set, not those of each mini-batch: a trail then shows the unit moving, not the
 * noise of its batches. When full, it gives up the place whose neighbours are closest on a logarithmic axis of
 * steps, so that the quick beginning keeps its detail however long the run.
 */
export class Trails {
  readonly places: Place[] = [];
  readonly #most: number;

  constructor(most = 72) {
    this.#most = most;
  }

  push(moment: Moment): void {
    const { step, layers } = moment.measures;
    while ((this.places.at(-1)?.step ?? -1) >= step) this.places.pop();
    this.places.push({ step, layers, moment });
    if (this.places.length > this.#most) this.places.splice(this.#leastMissed(), 1);
  }

  copy(): Trails {
    const other = new Trails(this.#most);
    other.places.push(...this.places);
    return other;
  }

  /** The pictures of all places, which outweigh the rest. */
  get pictures(): readonly Float32Array[] {
    return this.places.flatMap(({ moment: { grid, maps } }) =>
      [grid?.values, ...(maps?.values.flat() ?? [])].filter((values) => values != null),
    );
  }

  /** The kept place that is nearest to a step. */
  nearest(step: number): Place | null {
    let best: Place | null = null;
    for (const place of this.places)
      if (!best || Math.abs(place.step - step) <= Math.abs(best.step - step)) best = place;
    return best;
  }

  /** The same as it stood at a moment, which they end with. */
  until(moment: Moment): Trails {
    const { step, layers } = moment.measures;
    const earlier = new Trails(this.#most);
    earlier.places.push(...this.places.filter((place) => place.step < step));
    earlier.places.push({ step, layers, moment });
    return earlier;
  }

  #leastMissed(): number {
    const at = (i: number) => Math.log(this.places[i]!.step + 30);
    let best = 1;
    for (let i = 2; i < this.places.length - 1; i++)
      if (at(i + 1) - at(i - 1) < at(best + 1) - at(best - 1)) best = i;
    return best;
  }
}
