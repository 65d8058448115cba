// The window of a phase plane: the same stretch of numbers on both axes, so that the identity runs corner to corner.
import type { Axes } from '../charts';

export interface Bounds {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

const ROOM = 0.08;
/** How much of an axis may stay empty for the sake of the common stretch, before γ and β would not be seen to move. */
const STRETCH = 6;

export const origin = (): Bounds => ({ x0: 0, x1: 0, y0: 0, y1: 0 });

export function include(b: Bounds, x: number, y: number): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  if (x < b.x0) b.x0 = x;
  if (x > b.x1) b.x1 = x;
  if (y < b.y0) b.y0 = y;
  if (y > b.y1) b.y1 = y;
}

const holds = (w: Axes, b: Bounds) =>
  w.x[0] <= b.x0 && w.x[1] >= b.x1 && w.y[0] <= b.y0 && w.y[1] >= b.y1;

/** At zero an axis ends exactly; elsewhere with a little room. */
function roomy(from: number, to: number): [number, number] {
  const room = ROOM * Math.max(to - from, 0.2);
  return [from < 0 ? from - room : from, to > 0 ? to + room : to];
}

/** The common stretch, or as much of it as an axis of this length may have. */
function part(from: number, to: number, common: readonly [number, number]): [number, number] {
  const most = STRETCH * Math.max(to - from, 0.2);
  if (common[1] - common[0] <= most) return [...common];
  return [Math.max(common[0], from - most / 2), Math.min(common[1], to + most / 2)];
}

export function windowOf(b: Bounds): Axes {
  const common = roomy(Math.min(b.x0, b.y0), Math.max(b.x1, b.y1));
  return { x: part(b.x0, b.x1, common), y: part(b.y0, b.y1, common) };
}

/** Keeps the window still until something leaves it or another run begins; then it grows by more than was asked. */
export class Range {
  #axes: Axes | null = null;
  #run = -1;

  at(bounds: Bounds, run: number): Axes {
    if (this.#axes && this.#run === run && holds(this.#axes, bounds)) return this.#axes;
    this.#run = run;
    return (this.#axes = windowOf(bounds));
  }
}
