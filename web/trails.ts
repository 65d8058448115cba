// The path of every unit through the phase planes, in a bounded number of places.
import type { Measures } from 'batchnorm-playground';

export interface Place {
  readonly step: number;
  readonly layers: Measures['layers'];
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

  push(measures: Measures): void {
    const last = this.places.at(-1);
    if (last?.step === measures.step) this.places.pop();
    this.places.push({ step: measures.step, layers: measures.layers });
    if (this.places.length > this.#most) this.places.splice(this.#leastMissed(), 1);
  }

  #leastMissed(): number {
    const at = (i: number) => Math.log(this.places[i]!.step + 30);
    let best = 1;
    for (let i = 2; i < this.places.length - 1; i++)
      if (at(i + 1) - at(i - 1) < at(best + 1) - at(best - 1)) best = i;
    return best;
  }
}
