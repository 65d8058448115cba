// A histogram's bars on an axis: none too narrow to be seen, and as high as its points are dense there.
import type { Histogram } from 'batchnorm-playground';

export interface Bars {
  /** Where the first begins, and how wide each is, in the axis' units. */
  readonly low: number;
  readonly step: number;
  /** The share of the points that the whole axis would have, were it all so dense. */
  readonly heights: readonly number[];
}

const LEAST_PIXELS = 4;

/** @param width  of the axis, in pixels */
export function barsOf(
  { low, high, counts }: Histogram,
  rows: number,
  [from, to]: readonly [number, number],
  width: number,
): Bars {
  const own = (high - low) / counts.length;
  const pixels = (own / (to - from)) * width;
  let merged = 1;
  while (merged < counts.length && (merged * pixels < LEAST_PIXELS || counts.length % merged > 0))
    merged++;
  const step = merged * own;
  const heights = Array.from({ length: counts.length / merged }, (_, i) => {
    const count = counts.slice(i * merged, (i + 1) * merged).reduce((a, b) => a + b, 0);
    return ((count / rows) * (to - from)) / step;
  });
  return { low, step, heights };
}
