// The unit that is pointed at, or looked into, in a phase plane: its whole trail, a ring around it, its name.
import type { Pen } from '../charts';
import { short } from '../numbers';
import type { Snapshot } from '../snapshot';
import type { Palette } from '../theme';
import { unitName } from '../unit';
import type { KINDS, Kind } from './phase-look';

export function paintLit(
  { context, px, py, area }: Pen,
  palette: Palette,
  { hovered, chosen, measures, trails }: Snapshot,
  { x, y, xs, ys }: (typeof KINDS)[Kind],
): void {
  const lit = hovered ?? chosen;
  const layer = measures?.layers.findIndex((l) => l.layer === lit?.layer) ?? -1;
  const now = measures?.layers[layer];
  if (!lit || !now || lit.unit >= now.units) return;
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
  context.arc(px(atX), py(atY), 8.5, 0, 2 * Math.PI);
  context.stroke();
  const text = `${unitName(lit)}  ${x} ${short(atX)}  ${y} ${short(atY)}`;
  const half = context.measureText(text).width / 2 + 6;
  const middle = Math.min(area.right - half, Math.max(area.left + half, px(atX)));
  const above = py(atY) - 24 > area.top + 8;
  const line = py(atY) + (above ? -22 : 24);
  context.beginPath();
  context.roundRect(middle - half, line - 10, 2 * half, 20, 5);
  context.fill();
  context.fillStyle = palette.colour('card');
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, middle, line + 0.5);
  context.restore();
}
