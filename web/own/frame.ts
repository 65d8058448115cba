// The plane on which a reader draws: it stays where it is while points come and go.
import type { RunData } from 'batchnorm-playground';

export type Bounds = [left: number, right: number, bottom: number, top: number];
const HALF = 1.2;
const MARGIN = 1.1;

/** The usual plane, or the smallest square around points that leave it. */
export function frameOf(xy: ArrayLike<number>): Bounds {
  const span = (offset: number): [number, number] => {
    let [low, high] = [-HALF / MARGIN, HALF / MARGIN];
    for (let i = offset; i < xy.length; i += 2) {
      low = Math.min(low, xy[i]!);
      high = Math.max(high, xy[i]!);
    }
    return [low, high];
  };
  const [x, y] = [span(0), span(1)];
  const half = (Math.max(x[1] - x[0], y[1] - y[0]) / 2) * MARGIN;
  const middle = ([low, high]: [number, number]) => (low + high) / 2;
  return [middle(x) - half, middle(x) + half, middle(y) - half, middle(y) + half];
}

/** Of all points of a run. */
export const frameOfRun = ({ train, test }: RunData): Bounds =>
  frameOf([...train.points, ...(test?.points ?? [])]);
