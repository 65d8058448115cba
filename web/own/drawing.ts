// Points drawn by hand: what a stroke, an eraser and the way back make of them.
import type { OwnPoints } from './points';
import { most, sizeOf } from './points';

/** The class that a stroke draws, or the eraser. */
export type Tool = number | 'erase';
const KEPT = 50;

export class Drawing {
  #points: OwnPoints;
  readonly #past: OwnPoints[] = [];

  constructor(points: OwnPoints) {
    this.#points = points;
  }

  get points(): OwnPoints {
    return this.#points;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** Before a stroke: the way back leads here. */
  begin(): void {
    this.#past.push(this.#points);
    if (this.#past.length > KEPT) this.#past.shift();
  }

  /** A point of a class, unless one of a stroke stands nearer than `apart` (in the points' units). Values cannot be drawn. */
  add(x: number, y: number, label: number, apart: number): boolean {
    const { xy, labels, values } = this.#points;
    if (values) return false;
    const n = labels.length;
    if (n >= most) return false;
    const near = n > 0 && Math.hypot(xy[2 * n - 2]! - x, xy[2 * n - 1]! - y) < apart;
    if (near && labels[n - 1] === label) return false;
    this.#points = {
      xy: [...xy, Math.fround(x), Math.fround(y)],
      labels: [...labels, label],
    };
    return true;
  }

  /** Takes away all points within `reach`. */
  erase(x: number, y: number, reach: number): boolean {
    const { xy, labels, values } = this.#points;
    const all = Array.from({ length: sizeOf(this.#points) }, (_, i) => i);
    const kept = all.filter((i) => Math.hypot(xy[2 * i]! - x, xy[2 * i + 1]! - y) >= reach);
    if (kept.length === all.length) return false;
    this.#points = {
      xy: kept.flatMap((i) => [xy[2 * i]!, xy[2 * i + 1]!]),
      labels: values ? [] : kept.map((i) => labels[i]!),
      ...(values && { values: kept.map((i) => values[i]!) }),
    };
    return true;
  }

  clear(): void {
    this.begin();
    this.#points = { xy: [], labels: [] };
  }

  undo(): void {
    this.#points = this.#past.pop() ?? this.#points;
  }
}
