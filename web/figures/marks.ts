// Points of a data set: class by colour and shape, training and test by a full or a hollow mark.
import type { Palette } from '../theme';

export type Pen = CanvasRenderingContext2D;
type Set = { readonly points: Float32Array; readonly labels: Int32Array };

export interface Look {
  readonly radius: number;
  readonly hollow: boolean;
}

/** Class 0 is a disc, class 1 a diamond of the same area. */
function outline(pen: Pen, label: number, x: number, y: number, r: number): void {
  pen.beginPath();
  if (label === 0) pen.arc(x, y, r, 0, 2 * Math.PI);
  else {
    const d = r * 1.26;
    pen.moveTo(x, y - d);
    pen.lineTo(x + d, y);
    pen.lineTo(x, y + d);
    pen.lineTo(x - d, y);
    pen.closePath();
  }
}

export function mark(
  pen: Pen,
  palette: Palette,
  label: number,
  x: number,
  y: number,
  look: Look,
): void {
  const own = palette.colour(label === 0 ? 'neg' : 'pos');
  const card = palette.colour('card');
  outline(pen, label, x, y, look.radius);
  pen.fillStyle = look.hollow ? card : own;
  pen.strokeStyle = look.hollow ? own : card;
  pen.fill();
  pen.stroke();
}

/** All points of a set, with the functions that bring them to the canvas. */
export function marks(
  pen: Pen,
  palette: Palette,
  set: Set,
  px: (x: number) => number,
  py: (y: number) => number,
  look: Look,
): void {
  pen.lineWidth = look.radius > 2.2 ? 1 : 0.5;
  for (let i = 0; i < set.labels.length; i++)
    mark(pen, palette, set.labels[i]!, px(set.points[2 * i]!), py(set.points[2 * i + 1]!), look);
}
