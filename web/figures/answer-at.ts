// The network's answer at one place of the plane, in words.
import { fitting } from '../finger';
import { percent, short } from '../numbers';
import { className } from '../own/class-names';
import type { Snapshot } from '../snapshot';

/**
 * @param x, y  shares of the picture from its left and its top, 0 to 1
 * @param names  of the classes, where they have any
 */
export function answerAt(
  { grid, points }: Snapshot,
  x: number,
  y: number,
  names: readonly string[],
): string {
  if (!grid) return 'There is no answer yet.';
  const { size, bounds, values, classes } = grid;
  const [x0, x1, y0, y1] = bounds;
  const z = values[Math.floor(y * size) * size + Math.floor(x * size)]!;
  const place = `At (${short(x0 + x * (x1 - x0))}, ${short(y1 - y * (y1 - y0))}): `;
  if (points?.classes === 0) return `${place}${short(z)}`;
  if (classes) {
    const label = Math.floor(z);
    return `${place}${className(names, label)}, ${percent(z - label)} sure`;
  }
  const p = 1 / (1 + Math.exp(-z));
  return `${place}${className(names, z > 0 ? 1 : 0)}, ${percent(Math.max(p, 1 - p))} sure`;
}

/** What is said where nothing is asked yet. */
export const howToAsk = (): string =>
  fitting('Point, or press arrow keys, for the answer.', 'Touch the picture for the answer.');
