// What a curve reaches where its axis is cut: an arrow and the number, at the top.
import type { Pen, XY } from '../charts';
import { short } from '../numbers';
import type { Palette } from '../theme';

/**
 * Marks the highest of all points if it lies above the picture.
 * @param of  the number behind a height that is drawn
 */
export function paintCut(
  { context, px, py, area }: Pen,
  palette: Palette,
  curves: readonly (readonly XY[])[],
  of = (y: number) => y,
): void {
  let highest: XY | null = null;
  for (const curve of curves)
    for (const point of curve) if (!(point.y <= (highest?.y ?? -Infinity))) highest = point;
  if (!highest || (Number.isFinite(highest.y) && py(highest.y) > area.top - 1)) return;
  const text = `↑ ${short(of(highest.y))}`;
  context.save();
  context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const half = context.measureText(text).width / 2 + 2;
  const x = Math.min(area.right - half, Math.max(area.left + half, px(highest.x)));
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = palette.colour('card');
  context.strokeText(text, x, area.top + 2);
  context.fillStyle = palette.colour('muted');
  context.fillText(text, x, area.top + 2);
  context.restore();
}
