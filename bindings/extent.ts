// The square that a grid covers when nobody says which.
import type { GridRequest, Points } from './state';

const margin = 1.1;

/** The smallest square around all points, with a margin. */
export function extent({
  train,
  test,
}: {
  train: Points;
  test: Points | null;
}): GridRequest['bounds'] {
  const all = [train.points, test?.points ?? new Float32Array()];
  const range = (offset: number) => {
    const low = Math.min(
      ...all.map((points) =>
        points.reduce((m, v, i) => (i % 2 === offset ? Math.min(m, v) : m), Infinity),
      ),
    );
    const high = Math.max(
      ...all.map((points) =>
        points.reduce((m, v, i) => (i % 2 === offset ? Math.max(m, v) : m), -Infinity),
      ),
    );
    return [(low + high) / 2, (high - low) / 2] as const;
  };
  const [x, halfX] = range(0);
  const [y, halfY] = range(1);
  const half = Math.max(halfX, halfY) * margin;
  return [x - half, x + half, y - half, y + half];
}
