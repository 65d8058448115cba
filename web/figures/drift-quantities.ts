// What is drawn over time: γ beside σ, β beside μ, and the two distances.
import type { LayerMeasures } from 'batchnorm-playground';

export interface Line {
  /** As the legend names it. */
  readonly name: string;
  readonly of: (layer: LayerMeasures) => Float32Array;
  readonly dash: readonly number[];
  /** A reference: without a band. */
  readonly thin?: boolean;
}

export type Quantity = 'scale' | 'shift' | 'distance';

interface Drawn {
  readonly title: string;
  /** Where it is before training. */
  readonly start: number;
  readonly startName: string;
  readonly lines: readonly Line[];
}

const sizes = new WeakMap<Float32Array, Float32Array>();

/** Without the signs: units drift to both sides, and their median would stay near 0 however far they are. */
function size(values: Float32Array): Float32Array {
  let found = sizes.get(values);
  if (!found) sizes.set(values, (found = values.map(Math.abs)));
  return found;
}

export const QUANTITIES: Readonly<Record<Quantity, Drawn>> = {
  scale: {
    title: 'Scale over time',
    start: 1,
    startName: 'start: γ = 1',
    lines: [
      { name: 'γ', of: (l) => l.gamma, dash: [] },
      { name: 'σ, where the identity is', of: (l) => l.std, dash: [6, 4], thin: true },
    ],
  },
  shift: {
    title: 'Shift over time',
    start: 0,
    startName: 'start: β = 0',
    lines: [
      { name: '|β|', of: (l) => size(l.beta), dash: [] },
      { name: '|μ|, where the identity is', of: (l) => size(l.mean), dash: [6, 4], thin: true },
    ],
  },
  distance: {
    title: 'Distances',
    start: 0,
    startName: 'identity, and step 2 off',
    lines: [
      { name: 'from the identity', of: (l) => l.identityDistance, dash: [] },
      { name: 'from step 1 alone', of: (l) => l.affineDistance, dash: [6, 4] },
    ],
  },
};

export interface Band {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Of numbers in order, linear in between. */
export function quantile(sorted: Float32Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [a, b] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return a + (at - Math.floor(at)) * (b - a);
}

/** A place of a trail is drawn many times, and does not change. */
const known = new WeakMap<Float32Array, Band>();

/** 10 %, 50 % and 90 % over the units that count. */
export function bandOf(layer: LayerMeasures, of: Line['of']): Band {
  const values = of(layer);
  let band = known.get(values);
  if (!band) known.set(values, (band = computed(layer, values)));
  return band;
}

function computed(layer: LayerMeasures, values: Float32Array): Band {
  const sorted = values.filter((_, u) => layer.counted[u] !== 0).sort();
  return {
    low: quantile(sorted, 0.1),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.9),
  };
}
