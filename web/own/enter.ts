// From a toy set to one's own points: they begin as those that are on the plane.
import type { RunData } from 'batchnorm-playground';
import type { State } from '../state';
import { copyPoints } from './copy';
import { fewest, type OwnPoints, writePoints } from './points';

export const TOO_FEW = `Draw at least ${fewest} points, and the network learns from them.`;

/** The state, with points if it is to learn from a reader's own and has none yet. */
export function entered(state: State, shown: RunData | null | undefined): State {
  if (state.data !== 'custom' || state.points !== '' || !shown) return state;
  return { ...state, points: writePoints(copyPoints(shown)) };
}

export const withOwn = (state: State, points: OwnPoints): State => ({
  ...state,
  data: 'custom',
  points: writePoints(points),
});
