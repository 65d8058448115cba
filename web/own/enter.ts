// From a toy set to one's own points: they begin as those that are on the plane.
import type { RunData } from 'batchnorm-playground';
import type { State } from '../state';
import { writeNames } from './class-names';
import { copyPoints } from './copy';
import { fewest, type OwnPoints, sizeOf, writePoints } from './points';

export const TOO_FEW = `Draw at least ${fewest} points, and the network learns from them.`;

/** The state, with points if it is to learn from a reader's own and has none yet. */
export function entered(state: State, shown: RunData | null | undefined): State {
  if (state.data !== 'custom' || state.points !== '' || !shown) return state;
  return { ...state, points: writePoints(copyPoints(shown)), labels: '' };
}

/** Points from a table, with the names that it has; drawn ones, without. */
export interface Entered extends OwnPoints {
  readonly names?: readonly string[];
}

export const withOwn = (state: State, { names, ...points }: Entered): State => ({
  ...state,
  data: 'custom',
  points: writePoints(points),
  labels: names ? writeNames(names) : stillNamed(points) ? state.labels : '',
});

/** A stroke more or less leaves the classes what they are; as values, or all wiped out, they are none. */
const stillNamed = (points: OwnPoints) => !points.values && sizeOf(points) > 0;
