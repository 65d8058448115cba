// The page as it was at an earlier step, put together from what was kept on the way.
import type { Moment } from './looks';
import type { Snapshot } from './snapshot';

/**
 * The snapshot as it stood at a step.
 * @param exact  what was to be seen there; null: while that is computed, the nearest place that was kept
 */
export function asAt(now: Snapshot, step: number, exact: Moment | null): Snapshot {
  const kept = now.trails.nearest(step);
  const moment = exact ?? kept?.moment;
  if (!moment) return now;
  return {
    ...now,
    ...moment,
    trails: now.trails.until(moment),
    past: { reached: now.progress.step, trails: now.trails },
  };
}

/** Asks the page to show an earlier step; null: the run as it is. */
export const lookBack = (from: EventTarget, step: number | null): boolean =>
  from.dispatchEvent(new CustomEvent('look-back', { detail: step, bubbles: true, composed: true }));
