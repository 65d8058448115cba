// The points of a run as points to go on from by hand.
import type { RunData } from 'batchnorm-playground';
import type { OwnPoints } from './points';

const MOST = 160;
const DIGITS = 3;

/** At most so many, evenly taken. Values become the classes above and below 0. */
export function copyPoints({ features, train, test }: RunData): OwnPoints {
  const sets = test ? [train, test] : [train];
  const all = sets.flatMap(({ points, labels, targets }) =>
    Array.from({ length: points.length / features }, (_, i) => ({
      x: points[features * i]!,
      y: features === 1 ? targets[i]! : points[features * i + 1]!,
      label: labels.length > 0 ? Math.min(1, labels[i]!) : Number(targets[i]! > 0),
    })),
  );
  const every = Math.max(1, all.length / MOST);
  const count = Math.min(all.length, MOST);
  const taken = Array.from({ length: count }, (_, i) => all[Math.floor(i * every)]!);
  const round = (v: number) => Math.fround(Number(v.toFixed(DIGITS)));
  return {
    xy: taken.flatMap(({ x, y }) => [round(x), round(y)]),
    labels: taken.map(({ label }) => label),
  };
}
