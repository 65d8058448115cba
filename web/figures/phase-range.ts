// The window of a phase plane: the same stretch of numbers on both axes, so that the identity runs corner to corner.
import type { Axes, XY } from '../charts';

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

/**
 * The part of γ = σ or β = μ that lies in the window, which always holds (0, 0). Its ends are in the window, as Chart.js
 * draws a point that is more than 32 768 pixels away nearer than it is, and so would bend or shift the line.
 */
export function identityIn({ x, y }: Axes): readonly [from: XY, to: XY] {
  const [low, high] = [Math.max(x[0], y[0]), Math.min(x[1], y[1])];
  return [
    { x: low, y: low },
    { x: high, y: high },
  ];
}

/** How many times wider than needed the window may stay: what moves a little while training moves no axis. */
const LOOSE = 1.6;
/** Of the way back, at each picture; and from where on it has come. */
const [SHARE, NEAR] = [0.35, 1.02];

const length = ([from, to]: readonly [number, number]) => to - from;
const loose = (w: Axes, wanted: Axes) =>
  length(w.x) > LOOSE * length(wanted.x) || length(w.y) > LOOSE * length(wanted.y);

/**
 * Keeps the window still until something leaves it or another run begins; then it grows by more than was asked. Where
 * what made it wide is gone, a number set by hand and taken back, it comes back in a few pictures.
 */
export class Range {
  #axes: Axes | null = null;
  #run = -1;
  #back = false;

  /** Whether it is on its way back, and wants another picture. */
  get moving(): boolean {
    return this.#back;
  }

  /**
   * @param still  an earlier step is looked at: the window stays as it is
   * @param atOnce  without the way in between
   */
  at(bounds: Bounds, run: number, still = false, atOnce = false): Axes {
    const wanted = windowOf(bounds);
    const kept = this.#run === run && this.#axes && holds(this.#axes, bounds) ? this.#axes : null;
    this.#run = run;
    if (kept && still) return kept;
    this.#back = kept !== null && (this.#back || loose(kept, wanted));
    if (kept && !this.#back) return kept;
    const next = kept && !atOnce ? towards(kept, wanted) : wanted;
    if (next === wanted) this.#back = false;
    return (this.#axes = next);
  }
}

/** A part of the way; what is almost there is there. */
function towards(from: Axes, to: Axes): Axes {
  if (Math.max(length(from.x) / length(to.x), length(from.y) / length(to.y)) < NEAR) return to;
  const part = ([a, b]: Axes['x'], [c, d]: Axes['x']): [number, number] => [
    a + SHARE * (c - a),
    b + SHARE * (d - b),
  ];
  return { x: part(from.x, to.x), y: part(from.y, to.y) };
}
