// The square that a grid covers when nobody says which.
import type { GridRequest, Points } from './state';

const margin = 1.1;

/** Middle and half the length of what one coordinate covers; a plain loop, because every grid asks for it. */
function range(sets: readonly Float32Array[], offset: number): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const points of sets)
    for (let i = offset; i < points.length; i += 2) {
      low = Math.min(low, points[i]!);
      high = Math.max(high, points[i]!);
    }
  return [(low + high) / 2, (high - low) / 2];
}

/** The smallest square around all points, with a margin. */
export function extent({
  train,
  test,
}: {
  train: Points;
  test: Points | null;
}): GridRequest['bounds'] {
  const sets = test ? [train.points, test.points] : [train.points];
  const [x, halfX] = range(sets, 0);
  const [y, halfY] = range(sets, 1);
  const half = Math.max(halfX, halfY) * margin;
  return [x - half, x + half, y - half, y + half];
}
