// The trails of a phase plane, in no more points than the screen tells apart.
import type { Axes, Pen, Pool } from '../charts';
import type { Snapshot } from '../snapshot';
import type { Place } from '../trails';
import type { KINDS, Kind } from './phase-look';
import { type Bounds, include, origin } from './phase-range';

type Axis = (typeof KINDS)[Kind];

/** A trail's next point is at least so many pixels away: a unit that hardly moves needs no line of hundreds of them. */
const APART = 0.75;

/** What must be in the window: every place where a unit that counts has been. */
export function boundsOf({ measures, trails: { places } }: Snapshot, axis: Axis): Bounds {
  const bounds = origin();
  include(bounds, 0, axis.start);
  for (const [i, { units, counted }] of (measures?.layers ?? []).entries())
    for (const { layers } of places) {
      const { [axis.xs]: xs, [axis.ys]: ys } = layers[i] ?? {};
      for (let u = 0; xs && ys && u < units; u++)
        if (counted[u] !== 0) include(bounds, xs[u]!, ys[u]!);
    }
  return bounds;
}

/** So far apart in a window that two points are two on the screen; before the first picture, any two. */
export function grainOf({ x, y }: Axes, pen: Pen | null): readonly [x: number, y: number] {
  if (!pen) return [0, 0];
  const { left, right, top, bottom } = pen.area;
  return [(APART * (x[1] - x[0])) / (right - left), (APART * (y[1] - y[0])) / (bottom - top)];
}

/** One unit's way through the places; its last point always counts. */
export function addTrail(
  trail: Pool,
  places: readonly Place[],
  layer: number,
  unit: number,
  { xs, ys }: Axis,
  [wide, high]: readonly [number, number],
): void {
  let [atX, atY] = [Infinity, Infinity];
  const last = places.length - 1;
  for (let i = 0; i <= last; i++) {
    const then = places[i]!.layers[layer];
    const [x, y] = [then?.[xs][unit] ?? Number.NaN, then?.[ys][unit] ?? Number.NaN];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    if (i < last && Math.abs(x - atX) < wide && Math.abs(y - atY) < high) continue;
    trail.add(x, y);
    [atX, atY] = [x, y];
  }
  trail.gap();
}
