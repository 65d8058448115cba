// Where the axis of some curves ends: at where they stand and mostly are, not at a spike that presses all to the ground.
import type { XY } from '../charts';

/** So much of the run may leave the picture, as a start that is far off would press the rest to the ground. */
export const START = 0.02;
/** The share of a curve's points that is inside in any case. */
const MOST = 0.9;
/** The rest is, too, unless it is so many times as high. */
const CUT = 6;
const ROOM = 1.2;

/**
 * @param reached  the step that the run has reached
 * @returns a bound that holds the last point of every curve; 0 where there is no point
 */
export function robustTop(curves: readonly (readonly XY[])[], reached: number): number {
  let [usual, top] = [0, 0];
  for (const curve of curves) {
    const settled = curve
      .filter(({ x }) => x >= START * reached)
      .map(({ y }) => y)
      .sort((a, b) => a - b);
    const most = settled[Math.floor(MOST * (settled.length - 1))] ?? 0;
    usual = Math.max(usual, most, curve.at(-1)?.y ?? 0);
    top = Math.max(top, settled.at(-1) ?? 0, usual);
  }
  return top <= CUT * usual ? top : ROOM * usual;
}
