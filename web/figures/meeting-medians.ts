// Where a layer's drawn medians lie on one another while its units do not: lines that meet look like units that meet.
import type { LayerMeasures } from 'batchnorm-playground';
import { median } from '../gauge';

type Values = 'gamma' | 'beta' | 'mean' | 'std';

/** So near to one another, in σ, two medians look like one line. */
const TOUCH = 0.1;

/** Medians of sizes, as drawn: β and μ lie on both sides of 0. */
function meets(layer: LayerMeasures, learnt: Values, undoing: Values, near: number): boolean {
  const units = [...layer.std.keys()].filter((u) => layer.counted[u] !== 0);
  const drawn = (values: Float32Array) => median(units.map((u) => Math.abs(values[u]!)));
  const apart = Math.abs(drawn(layer[learnt]) - drawn(layer[undoing]));
  const together = units.filter(
    (u) => Math.abs(layer[learnt][u]! - layer[undoing][u]!) <= near * layer.std[u]!,
  ).length;
  return apart <= TOUCH * drawn(layer.std) && together < units.length / 2;
}

/**
 * The beginning of a sentence about the units that meet; empty: no layer misleads.
 * @param near  how far apart a unit's two may be, in its σ
 */
export function meeting(
  layers: readonly LayerMeasures[],
  learnt: Values,
  undoing: Values,
  near: number,
): string {
  const met = layers.filter((l) => meets(l, learnt, undoing, near)).map(({ layer }) => layer);
  if (met.length === 0) return '';
  const names =
    met.length > 1 ? `layers ${met.slice(0, -1).join(', ')} and ${met.at(-1)}` : `layer ${met[0]}`;
  return `In ${names} the medians meet, the units do not: `;
}
