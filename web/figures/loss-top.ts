// How high the loss's axis reaches: it holds the whole sets, and the band where it is now.
import type { XY } from '../charts';
import { robustTop } from './robust-top';

const LEAST = 0.02;
/** The last part of the run, in which the band is inside even where it is far above the sets. */
const NOW = 0.25;
/** Before, it is inside while that costs the sets no more of their height than this. */
const SLACK = 1.2;

/**
 * @param sets  the losses of the whole training and test set
 * @param band  the upper edge of the mini-batches' band
 */
export function lossTop(
  sets: readonly (readonly XY[])[],
  band: readonly XY[],
  reached: number,
): number {
  const now = band.filter(({ x }, i) => x >= (1 - NOW) * reached || i === band.length - 1);
  const held = Math.max(robustTop(sets, reached), robustTop([now], reached));
  return Math.max(LEAST, held, Math.min(robustTop([band], reached), SLACK * held));
}
