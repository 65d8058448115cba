// A decision boundary on a small canvas of its own: one of several side by side.
import type { RunData } from 'batchnorm-playground';
import type { Answers } from '../answers';
import type { Grid } from '../snapshot';
import type { Palette } from '../theme';
import { paintFit } from './fit';
import { classHeat, classRamps, heat, ramp } from './heat';
import { marks, reachOf } from './marks';

const RATIO = 2;

/** What stays while the run moves: the points, on a sheet of their own, until another canvas, plane or theme. */
interface Kept {
  readonly of: readonly unknown[];
  readonly points: HTMLCanvasElement;
}
const kept = new WeakMap<HTMLCanvasElement, Kept>();
const scratch = document.createElement('canvas');

function pointsOf(
  canvas: HTMLCanvasElement,
  palette: Palette,
  [x0, x1, y0, y1]: Grid['bounds'],
  data: RunData,
  side: number,
): HTMLCanvasElement {
  const of = [side, palette.generation, data, x0, x1, y0, y1];
  const before = kept.get(canvas);
  if (before && of.every((part, i) => part === before.of[i])) return before.points;
  const points = before?.points ?? document.createElement('canvas');
  points.width = points.height = side * RATIO;
  const pen = points.getContext('2d')!;
  pen.scale(RATIO, RATIO);
  marks(
    pen,
    palette,
    data.train,
    (x) => ((x - x0) / (x1 - x0)) * side,
    (y) => ((y1 - y) / (y1 - y0)) * side,
    { radius: 1.6, hollow: false },
    reachOf(data.train.targets),
  );
  kept.set(canvas, { of, points });
  return points;
}

/** One cell a pixel. */
function answersOf(grid: Grid, palette: Palette, data: RunData): HTMLCanvasElement {
  if (scratch.width !== grid.size) scratch.width = scratch.height = grid.size;
  const context = scratch.getContext('2d')!;
  const image = context.createImageData(grid.size, grid.size);
  const reach = data.classes === 0 ? reachOf(data.train.targets) : undefined;
  if (grid.classes) classHeat(grid.values, classRamps(palette, grid.classes, false), image);
  else heat(grid.values, ramp(palette), image, reach);
  context.putImageData(image, 0, 0);
  return scratch;
}

export function paintSmall(
  canvas: HTMLCanvasElement,
  palette: Palette,
  { grid, curve }: Answers,
  data: RunData,
): void {
  const side = canvas.clientWidth;
  if (side === 0) return;
  if (canvas.width !== side * RATIO || canvas.height !== side * RATIO)
    canvas.width = canvas.height = side * RATIO;
  const pen = canvas.getContext('2d')!;
  pen.setTransform(RATIO, 0, 0, RATIO, 0, 0);
  pen.clearRect(0, 0, side, side);
  pen.font = '11px sans-serif';
  if (grid) {
    pen.drawImage(answersOf(grid, palette, data), 0, 0, side, side);
    pen.drawImage(pointsOf(canvas, palette, grid.bounds, data, side), 0, 0, side, side);
  }
  if (curve) paintFit(pen, palette, { left: 0, top: 0, side }, data, curve);
}
