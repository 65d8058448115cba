// Where the names of the two lines of a phase plane go: on their line, away from the units and from each other.
import type { Axes, Pen, XY } from '../charts';
import type { Pixel } from './roomiest';

export interface Label {
  readonly text: string;
  readonly colour: string;
  /** The line, in the plane's own numbers, from left to right. */
  readonly from: XY;
  readonly to: XY;
}
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly cos: number;
  readonly sin: number;
  readonly half: number;
}

const SHARES = [0.9, 0.78, 0.66, 0.54, 0.42, 0.3, 0.18];
const OFF = 14;
const NEAR = 15;
/** A trail within so many pixels of a label's middle line runs through its letters. */
const CROSSES = 8;
/** So much room a trail's point takes away, and all of them together. */
const [COST, MOST_COST] = [0.5, 12];
/** A label stays where it is for so long: a choice at every frame would cost much, and hop. */
const REST_MS = 500;

const at =
  (pen: Pen) =>
  ({ x, y }: XY): Pixel => [pen.px(x), pen.py(y)];

/** The part of a line that lies in the window; null when none does. */
export function cut(from: XY, to: XY, { x, y }: Axes): [XY, XY] | null {
  let [t0, t1] = [0, 1];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  for (const [p, q] of [
    [-dx, from.x - x[0]],
    [dx, x[1] - from.x],
    [-dy, from.y - y[0]],
    [dy, y[1] - from.y],
  ] as const) {
    if (p === 0) {
      if (q < 0) return null;
    } else if (p < 0) t0 = Math.max(t0, q / p);
    else t1 = Math.min(t1, q / p);
  }
  if (t0 >= t1) return null;
  const point = (t: number) => ({ x: from.x + t * dx, y: from.y + t * dy });
  return [point(t0), point(t1)];
}

/** How far a point lies from the middle line of a label, squared: many points are asked. */
function off(s: Spot, x: number, y: number): number {
  const along = Math.abs((x - s.x) * s.cos + (y - s.y) * s.sin) - s.half;
  const across = (y - s.y) * s.cos - (x - s.x) * s.sin;
  return (along > 0 ? along * along : 0) + across * across;
}

const ends = (s: Spot): Pixel[] =>
  [-1, -0.5, 0, 0.5, 1].map((k) => [s.x + k * s.half * s.cos, s.y + k * s.half * s.sin]);

export class Labels {
  readonly #kept = new Map<string, number>();
  #chosenAt = Number.NEGATIVE_INFINITY;

  /**
   * @param moving  whether a picture follows soon; else the best places, the same whatever was drawn before
   * @returns the pixels where now a unit or a name is
   */
  draw(
    pen: Pen,
    font: string,
    halo: string,
    axes: Axes,
    labels: readonly Label[],
    points: readonly XY[],
    trails: () => readonly XY[],
    moving: boolean,
  ): readonly Pixel[] {
    const { context } = pen;
    const now = performance.now();
    if (!moving) this.#kept.clear();
    const anew = now - this.#chosenAt > REST_MS || labels.some(({ text }) => !this.#kept.has(text));
    if (anew) this.#chosenAt = now;
    const lines = anew
      ? trails()
          .map(at(pen))
          .filter(([, y]) => !Number.isNaN(y))
      : [];
    context.save();
    context.font = font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    const marks = points.map(at(pen));
    for (const label of labels) {
      const spot = this.#place(pen, axes, label, marks, lines, anew);
      if (!spot) continue;
      marks.push(...ends(spot));
      write(context, label, spot, halo);
    }
    context.restore();
    return marks;
  }

  /** The roomiest of a few places; the one of the last frame keeps a head start, so that labels do not hop. */
  #place(
    pen: Pen,
    axes: Axes,
    label: Label,
    marks: readonly Pixel[],
    trails: readonly Pixel[],
    anew: boolean,
  ): Spot | null {
    const inside = cut(label.from, label.to, axes);
    if (!inside) return null;
    const [a, b] = inside.map(at(pen)) as [Pixel, Pixel];
    const spots = spotsOn(a, b, pen.context.measureText(label.text).width / 2 + 2);
    const kept = this.#kept.get(label.text) ?? -1;
    if (!anew && spots[kept] && fits(spots[kept], pen.area)) return spots[kept];
    let best: { spot: Spot; room: number; index: number } | null = null;
    for (const [index, spot] of spots.entries()) {
      if (!fits(spot, pen.area)) continue;
      const near = marks.reduce((least, [x, y]) => Math.min(least, off(spot, x, y)), NEAR ** 2);
      const room =
        Math.sqrt(near) -
        Math.min(MOST_COST, crossings(spot, trails) * COST) -
        index * 0.3 +
        (kept === index ? 4 : 0);
      if (!best || room > best.room) best = { spot, room, index };
    }
    if (best) this.#kept.set(label.text, best.index);
    return best?.spot ?? null;
  }
}

/** Where a label of this half length may stand along a line: at each share of it, on either side. */
function spotsOn(a: Pixel, b: Pixel, half: number): Spot[] {
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return SHARES.flatMap((share) =>
    [-1, 1].map((side) => ({
      angle,
      cos,
      sin,
      half,
      x: a[0] + share * (b[0] - a[0]) - side * OFF * sin,
      y: a[1] + share * (b[1] - a[1]) + side * OFF * cos,
    })),
  );
}

/** How many points of the trails run through a label's letters. */
function crossings(spot: Spot, trails: readonly Pixel[]): number {
  let count = 0;
  for (const [x, y] of trails) if (off(spot, x, y) < CROSSES ** 2) count++;
  return count;
}

const fits = (s: Spot, area: Pen['area']) =>
  ends(s).every(
    ([x, y]) => x > area.left + 4 && x < area.right - 4 && y > area.top + 8 && y < area.bottom - 8,
  );

function write(context: CanvasRenderingContext2D, label: Label, s: Spot, halo: string): void {
  context.save();
  context.translate(s.x, s.y);
  context.rotate(s.angle);
  context.strokeStyle = halo;
  context.lineWidth = 4;
  context.strokeText(label.text, 0, 0);
  context.fillStyle = label.colour;
  context.fillText(label.text, 0, 0);
  context.restore();
}
