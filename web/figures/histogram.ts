// One stage of a unit's values: bars, its mean and one deviation to both sides, and the activation they meet.
import type { Activation } from 'batchnorm-playground';
import type { Palette } from '../theme';
import { curves } from './activation-curves';
import { ticks, tickWords } from './axis-ticks';
import type { Bars } from './bars';

export interface StagePicture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly range: readonly [number, number];
  /** Whether the other stages have another axis. */
  readonly own: boolean;
  /** The tallest bar of all stages. */
  readonly top: number;
  readonly bars: Bars;
  readonly colour: string;
  readonly mean: number;
  readonly std: number;
  readonly activation?: Activation;
}

const AXIS = 20;
const HEAD = 18;
/** So near to the end of its axis a number has no room, in pixels. */
const EDGE = 10;
const MOST_LETTERS = 6;
const OWN = 'own scale';

export function paintStage(pen: CanvasRenderingContext2D, palette: Palette, p: StagePicture): void {
  const [from, to] = p.range;
  const base = p.y + p.height - AXIS;
  const tall = p.height - AXIS - HEAD;
  const px = (v: number) => p.x + ((v - from) / (to - from)) * p.width;
  pen.save();
  pen.beginPath();
  pen.rect(p.x, p.y, p.width, p.height);
  pen.clip();
  const { low, step, heights } = p.bars;
  pen.fillStyle = palette.colour(p.colour);
  heights.forEach((height, i) => {
    const [a, b] = [px(low + i * step), px(low + (i + 1) * step)];
    const h = (height / p.top) * tall;
    pen.fillRect(a + 0.5, base - h, Math.max(1, b - a - 1), h);
  });
  if (p.activation) paintCurve(pen, palette, p, px, base, tall);
  paintMoments(pen, palette, p, px, base);
  pen.restore();
  paintAxis(pen, palette, p, px, base);
  if (p.own) paintOwn(pen, palette, p, px);
}

/** That the scale is another, in the corner that the bracket leaves free, or else below it. */
function paintOwn(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  { x, y, width, mean, std }: StagePicture,
  px: (v: number) => number,
): void {
  const room = pen.measureText(OWN).width + 6;
  const onRight = px(mean + std) < x + width - room;
  const beside = onRight || px(mean - std) > x + room;
  const at = [onRight || !beside ? x + width : x, y + (beside ? 9 : HEAD + 6)] as const;
  pen.textAlign = at[0] > x ? 'right' : 'left';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.lineWidth = 4;
  pen.strokeStyle = palette.colour('card');
  pen.strokeText(OWN, ...at);
  pen.fillStyle = palette.colour('muted');
  pen.fillText(OWN, ...at);
}

/** The mean as a line, and a bracket of one deviation to both sides. */
function paintMoments(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  { y, mean, std }: StagePicture,
  px: (v: number) => number,
  base: number,
): void {
  pen.strokeStyle = palette.colour('ink');
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(px(mean), y + 4);
  pen.lineTo(px(mean), base);
  pen.moveTo(px(mean - std), y + 9);
  pen.lineTo(px(mean + std), y + 9);
  for (const end of [mean - std, mean + std]) {
    pen.moveTo(px(end), y + 5);
    pen.lineTo(px(end), y + 13);
  }
  pen.stroke();
}

/** The activation over the same axis; its own height is scaled to the picture. */
function paintCurve(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  { range: [from, to], activation }: StagePicture,
  px: (v: number) => number,
  base: number,
  tall: number,
): void {
  const f = curves[activation!];
  const [low, high] = [Math.min(f(from), f(to), 0), Math.max(f(from), f(to), 1e-6)];
  pen.strokeStyle = palette.colour('ink');
  pen.setLineDash([4, 3]);
  pen.lineWidth = 1.4;
  pen.beginPath();
  for (let i = 0; i <= 80; i++) {
    const v = from + ((to - from) * i) / 80;
    pen.lineTo(px(v), base - ((f(v) - low) / (high - low)) * tall);
  }
  pen.stroke();
  pen.setLineDash([]);
}

function paintAxis(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  { x, width, range: [from, to] }: StagePicture,
  px: (v: number) => number,
  base: number,
): void {
  pen.strokeStyle = palette.colour('line');
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x, base + 0.5);
  pen.lineTo(x + width, base + 0.5);
  pen.stroke();
  pen.fillStyle = palette.colour('muted');
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  const edge = (EDGE / width) * (to - from);
  const marked = ticks(from + edge, to - edge);
  const words = tickWords(marked, MOST_LETTERS);
  // A long number near the end of its axis stands a little further in.
  for (const [i, t] of marked.entries()) {
    const half = pen.measureText(words[i]!).width / 2;
    pen.fillText(words[i]!, Math.min(x + width - half, Math.max(x + half, px(t))), base + 4);
  }
}
