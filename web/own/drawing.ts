// Points drawn by hand: what a stroke, an eraser and the way back make of them.
import type { OwnPoints } from './points';
import { classesOf, most, sizeOf } from './points';

/** The class that a stroke draws, a value, or the eraser. */
export type Tool = number | 'value' | 'erase';
const KEPT = 50;

/** Classes as values from −1 to 1, in their order. */
const asValues = ({ labels, ...points }: OwnPoints): OwnPoints => {
  const last = classesOf({ ...points, labels }) - 1;
  return { ...points, labels: [], values: labels.map((label) => (2 * label) / last - 1) };
};
/** Values as two classes: up to 0, and above. */
const asClasses = ({ xy, values = [] }: OwnPoints): OwnPoints => ({
  xy,
  labels: values.map((value) => Number(value > 0)),
});

export class Drawing {
  #points: OwnPoints;
  readonly #past: OwnPoints[] = [];
  /** Where the stroke's first point comes in the list. */
  #from = 0;

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
    this.#from = sizeOf(this.#points);
  }

  /**
   * A point, unless one like it of the same stroke stands nearer than `apart` (in the points' units).
   * @param what  its class, or its value where points have values
   */
  add(x: number, y: number, what: number, apart: number): boolean {
    const { xy, labels, values } = this.#points;
    const n = sizeOf(this.#points);
    if (n >= most) return false;
    const all = values ?? labels;
    const near = n > this.#from && Math.hypot(xy[2 * n - 2]! - x, xy[2 * n - 1]! - y) < apart;
    if (near && all[n - 1] === Math.fround(what)) return false;
    const more = [...all, Math.fround(what)];
    this.#points = {
      xy: [...xy, Math.fround(x), Math.fround(y)],
      ...(values ? { labels, values: more } : { labels: more }),
    };
    return true;
  }

  /** The same places with values to fit in place of classes, or the other way round. */
  recast(): void {
    this.begin();
    this.#points = this.#points.values ? asClasses(this.#points) : asValues(this.#points);
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
    this.#points = { xy: [], labels: [], ...(this.#points.values && { values: [] }) };
  }

  undo(): void {
    this.#points = this.#past.pop() ?? this.#points;
  }
}
