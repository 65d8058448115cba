// A decision boundary on a small canvas of its own: one of several side by side.
import type { RunData } from 'batchnorm-playground';
import type { Answers } from '../answers';
import type { Palette } from '../theme';
import { paintFit } from './fit';
import { classHeat, classRamps, heat, ramp } from './heat';
import { marks, type Pen, reachOf } from './marks';

const RATIO = 2;

function paintGrid(pen: Pen, palette: Palette, seen: Answers, data: RunData, side: number): void {
  const { grid } = seen;
  if (!grid) return;
  const small = new OffscreenCanvas(grid.size, grid.size);
  const context = small.getContext('2d')!;
  const image = context.createImageData(grid.size, grid.size);
  const reach = reachOf(data.train.targets);
  if (grid.classes) classHeat(grid.values, classRamps(palette, grid.classes, false), image);
  else heat(grid.values, ramp(palette), image, data.classes === 0 ? reach : undefined);
  context.putImageData(image, 0, 0);
  pen.drawImage(small, 0, 0, side, side);
  const [x0, x1, y0, y1] = grid.bounds;
  marks(
    pen,
    palette,
    data.train,
    (x) => ((x - x0) / (x1 - x0)) * side,
    (y) => ((y1 - y) / (y1 - y0)) * side,
    { radius: 1.6, hollow: false },
    reach,
  );
}

export function paintSmall(
  canvas: HTMLCanvasElement,
  palette: Palette,
  seen: Answers,
  data: RunData,
): void {
  const side = canvas.clientWidth;
  if (side === 0) return;
  canvas.width = canvas.height = side * RATIO;
  const pen = canvas.getContext('2d')!;
  pen.scale(RATIO, RATIO);
  pen.font = '11px sans-serif';
  paintGrid(pen, palette, seen, data, side);
  if (seen.curve) paintFit(pen, palette, { left: 0, top: 0, side }, data, seen.curve);
}
