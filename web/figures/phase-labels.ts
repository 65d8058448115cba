// Where the names of the two lines of a phase plane go: on their line, away from the units and from each other.
import type { Axes, Pen, XY } from '../charts';

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
  readonly half: number;
}

const SHARES = [0.86, 0.7, 0.54, 0.38, 0.22];
const OFF = 14;
const NEAR = 15;

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
  const at = (t: number) => ({ x: from.x + t * dx, y: from.y + t * dy });
  return [at(t0), at(t1)];
}

/** How far a point lies from the middle line of a label. */
function distance(s: Spot, x: number, y: number): number {
  const [cos, sin] = [Math.cos(s.angle), Math.sin(s.angle)];
  const along = (x - s.x) * cos + (y - s.y) * sin;
  const across = (y - s.y) * cos - (x - s.x) * sin;
  return Math.hypot(Math.max(0, Math.abs(along) - s.half), across);
}

const ends = (s: Spot): [number, number][] =>
  [-1, -0.5, 0, 0.5, 1].map((k) => [
    s.x + k * s.half * Math.cos(s.angle),
    s.y + k * s.half * Math.sin(s.angle),
  ]);

export class Labels {
  readonly #kept = new Map<string, number>();

  draw(
    pen: Pen,
    font: string,
    halo: string,
    axes: Axes,
    labels: readonly Label[],
    points: readonly XY[],
  ): void {
    const { context } = pen;
    context.save();
    context.font = font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    const marks: [number, number][] = points.map((p) => [pen.px(p.x), pen.py(p.y)]);
    for (const label of labels) {
      const spot = this.#place(pen, axes, label, marks);
      if (!spot) continue;
      marks.push(...ends(spot));
      write(context, label, spot, halo);
    }
    context.restore();
  }

  /** The roomiest of a few places; the one of the last frame keeps a head start, so that labels do not hop. */
  #place(pen: Pen, axes: Axes, label: Label, marks: readonly [number, number][]): Spot | null {
    const inside = cut(label.from, label.to, axes);
    if (!inside) return null;
    const [a, b] = inside.map((p) => [pen.px(p.x), pen.py(p.y)] as const) as [
      readonly [number, number],
      readonly [number, number],
    ];
    const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
    const half = pen.context.measureText(label.text).width / 2 + 2;
    let best: { spot: Spot; room: number; index: number } | null = null;
    for (const [i, share] of SHARES.entries())
      for (const [j, side] of [-1, 1].entries()) {
        const spot = {
          angle,
          half,
          x: a[0] + share * (b[0] - a[0]) - side * OFF * Math.sin(angle),
          y: a[1] + share * (b[1] - a[1]) + side * OFF * Math.cos(angle),
        };
        if (!fits(spot, pen.area)) continue;
        const index = 2 * i + j;
        const room =
          Math.min(NEAR, ...marks.map(([x, y]) => distance(spot, x, y))) -
          index * 0.4 +
          (this.#kept.get(label.text) === index ? 4 : 0);
        if (!best || room > best.room) best = { spot, room, index };
      }
    if (best) this.#kept.set(label.text, best.index);
    return best?.spot ?? null;
  }
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
