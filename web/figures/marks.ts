// Points of a data set: class by colour and shape, values by colour; training and test by a full or a hollow mark.
import type { Palette } from '../theme';
import { classColour, outline } from './class-look';
import { tone } from './heat';

export type Pen = CanvasRenderingContext2D;
export interface Marked {
  readonly points: Float32Array;
  readonly labels: Int32Array;
  readonly targets: Float32Array;
}

export interface Look {
  readonly radius: number;
  readonly hollow: boolean;
}

export function mark(
  pen: Pen,
  palette: Palette,
  label: number,
  x: number,
  y: number,
  look: Look,
  own = classColour(palette, label),
  edge = palette.colour('card'),
): void {
  outline(pen, label, x, y, look.radius);
  pen.fillStyle = look.hollow ? palette.colour('card') : own;
  pen.strokeStyle = look.hollow ? own : edge;
  pen.fill();
  pen.stroke();
}

/** The largest |value|: the colours reach from −reach to reach. */
export const reachOf = (values: Float32Array): number =>
  values.reduce((most, v) => Math.max(most, Math.abs(v)), 0) || 1;

/**
 * All points of a set, with the functions that bring them to the canvas. Points of one feature stand at the height
 * of their value; those of two show it by their colour, from −reach to reach.
 */
export function marks(
  pen: Pen,
  palette: Palette,
  set: Marked,
  px: (x: number) => number,
  py: (y: number) => number,
  look: Look,
  reach = reachOf(set.targets),
): void {
  pen.lineWidth = look.radius > 2.2 ? 1 : 0.5;
  const count = set.labels.length || set.targets.length;
  const flat = set.points.length === count;
  for (let i = 0; i < count; i++) {
    const x = px(set.points[flat ? i : 2 * i]!);
    const y = py(flat ? set.targets[i]! : set.points[2 * i + 1]!);
    if (set.labels.length > 0) mark(pen, palette, set.labels[i]!, x, y, look);
    else if (flat) mark(pen, palette, 0, x, y, look, palette.colour('muted'));
    else {
      const own = tone(palette, set.targets[i]! / reach);
      mark(pen, palette, 0, x, y, look, own, palette.colour('muted'));
    }
  }
}
