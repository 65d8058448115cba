// The page as it was at an earlier step, put together from what was kept on the way.
import type { Snapshot } from './snapshot';

/** The snapshot as it stood at the kept place that is nearest to a step. */
export function asAt(now: Snapshot, step: number): Snapshot {
  const place = now.trails.nearest(step);
  if (!place) return now;
  return {
    ...now,
    ...place.moment,
    trails: now.trails.until(place.step),
    past: { reached: now.progress.step, trails: now.trails },
  };
}

/** Asks the page to show an earlier step; null: the run as it is. */
export const lookBack = (from: EventTarget, step: number | null): boolean =>
  from.dispatchEvent(new CustomEvent('look-back', { detail: step, bubbles: true, composed: true }));
