// The boundary's frame and the numbers along two of its sides.
import type { Grid } from '../snapshot';
import type { Palette } from '../theme';
import { ticks, tickWords } from './axis-ticks';

const APART = 6;
/** Room for the numbers at the side, while they are short. */
const WIDE = 34;
const MOST_LETTERS = 7;

/** The numbers along one side, each with its words. */
const marked = (from: number, to: number): (readonly [value: number, words: string])[] => {
  const values = ticks(from, to);
  const words = tickWords(values, MOST_LETTERS);
  return values.map((value, i) => [value, words[i]!]);
};

/** @returns CSS pixels beside the picture, enough for the widest of its numbers */
export const roomFor = (pen: CanvasRenderingContext2D, [, , y0, y1]: Grid['bounds']): number =>
  Math.max(
    WIDE,
    ...marked(y0, y1).map(([, words]) => Math.ceil(pen.measureText(words).width) + APART + 1),
  );

/** @param at  the picture's place, in CSS pixels */
export function paintAxes(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  [x0, x1, y0, y1]: Grid['bounds'],
  { left, top, side }: { left: number; top: number; side: number },
  numbers: 'left' | 'right',
): void {
  pen.strokeStyle = palette.colour('line');
  pen.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
  pen.fillStyle = palette.colour('muted');
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  for (const [t, words] of marked(x0, x1)) {
    // Where no room is beside the picture, what is at its edge stands a little further in.
    const least = pen.measureText(words).width / 2;
    const x = left + ((t - x0) / (x1 - x0)) * side;
    pen.fillText(words, Math.max(x, least), top + side + APART);
  }
  pen.textAlign = numbers === 'left' ? 'right' : 'left';
  pen.textBaseline = 'middle';
  const x = numbers === 'left' ? left - APART : left + side + APART;
  for (const [t, words] of marked(y0, y1))
    pen.fillText(words, x, top + ((y1 - t) / (y1 - y0)) * side);
}
