// The unit that is pointed at, or looked into, in a phase plane: its whole trail, a ring around it, its name.
import type { Pen } from '../charts';
import { short } from '../numbers';
import type { Snapshot } from '../snapshot';
import type { Palette } from '../theme';
import { unitName } from '../unit';
import type { KINDS, Kind } from './phase-look';
import { type Pixel, roomiest } from './roomiest';

/** Of the name's plate. */
const HIGH = 20;
const RING = 8.5;
/** So far from its ring, a line leads to it. */
const FAR = 20;

/**
 * @param taken  pixels that the name had better not cover
 * @param kept  what the last picture gave back
 * @returns which place the name has now; −1: none
 */
export function paintLit(
  { context, px, py, area }: Pen,
  palette: Palette,
  { hovered, chosen, measures, trails }: Snapshot,
  { x, y, xs, ys }: (typeof KINDS)[Kind],
  taken: readonly Pixel[],
  kept: number,
): number {
  const lit = hovered ?? chosen;
  const layer = measures?.layers.findIndex((l) => l.layer === lit?.layer) ?? -1;
  const now = measures?.layers[layer];
  if (!lit || !now || lit.unit >= now.units) return -1;
  const [atX, atY] = [now[xs][lit.unit]!, now[ys][lit.unit]!];
  context.save();
  context.strokeStyle = context.fillStyle = palette.colour('ink');
  context.lineWidth = 2;
  context.beginPath();
  for (const { layers } of trails.places) {
    const then = layers[layer];
    if (then) context.lineTo(px(then[xs][lit.unit]!), py(then[ys][lit.unit]!));
  }
  context.stroke();
  context.beginPath();
  context.arc(px(atX), py(atY), RING, 0, 2 * Math.PI);
  context.stroke();
  const text = `${unitName(lit)}  ${x} ${short(atX)}  ${y} ${short(atY)}`;
  const wide = context.measureText(text).width + 12;
  const at: Pixel = [px(atX), py(atY)];
  const place = roomiest(at, [wide, HIGH], area, taken, kept);
  const [middle, line] = place.at;
  if (place.gap > FAR) lead(context, at, place.at);
  context.beginPath();
  context.roundRect(middle - wide / 2, line - HIGH / 2, wide, HIGH, 5);
  context.fill();
  context.fillStyle = palette.colour('card');
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, middle, line + 0.5);
  context.restore();
  return place.index;
}

/** From the ring's edge to the name's middle, which its plate covers. */
function lead(context: CanvasRenderingContext2D, [x, y]: Pixel, [toX, toY]: Pixel): void {
  const far = Math.hypot(toX - x, toY - y);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x + (RING * (toX - x)) / far, y + (RING * (toY - y)) / far);
  context.lineTo(toX, toY);
  context.stroke();
}
