// Where a layer's drawn medians lie on one another while its units do not: lines that meet look like units that meet.
import type { LayerMeasures } from 'batchnorm-playground';
import { median } from '../gauge';

type Values = 'gamma' | 'beta' | 'mean' | 'std';

/** So near to one another, in σ, two medians look like one line. */
const TOUCH = 0.1;

interface Met {
  readonly layer: number;
  /** Units that meet, of those that count. */
  readonly together: number;
  readonly of: number;
}

/** Medians of sizes, as drawn: β and μ lie on both sides of 0; null: nothing misleads. */
function meets(layer: LayerMeasures, learnt: Values, undoing: Values, near: number): Met | null {
  const units = [...layer.std.keys()].filter((u) => layer.counted[u] !== 0);
  const drawn = (values: Float32Array) => median(units.map((u) => Math.abs(values[u]!)));
  const apart = Math.abs(drawn(layer[learnt]) - drawn(layer[undoing]));
  const together = units.filter(
    (u) => Math.abs(layer[learnt][u]! - layer[undoing][u]!) <= near * layer.std[u]!,
  ).length;
  const misleads = apart <= TOUCH * drawn(layer.std) && together < units.length / 2;
  return misleads ? { layer: layer.layer, together, of: units.length } : null;
}

/**
 * A sentence about these layers alone; empty: no layer misleads.
 * @param near  how far apart a unit's two may be, in its σ
 */
export function meeting(
  layers: readonly LayerMeasures[],
  learnt: Values,
  undoing: Values,
  near: number,
): string {
  const met = layers.flatMap((l) => meets(l, learnt, undoing, near) ?? []);
  if (met.length === 0) return '';
  if (layers.length === 1) return ' The medians meet, the units do not.';
  const numbers = met.map(({ layer }) => layer);
  const names =
    met.length > 1
      ? `Layers ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
      : `Layer ${numbers[0]}`;
  const counts = met.map(({ together, of }) => `${together} of ${of}`).join(', ');
  return ` ${names}: the medians meet, the units do not (${counts}).`;
}
