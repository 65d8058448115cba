// The moment that words and numbers tell of: one for all figures, so that no two of them contradict each other.
import type { Snapshot } from '../snapshot';

/** Nobody reads at every frame. */
const TEXT_MS = 250;

let told: Snapshot | null = null;
let toldAt = Number.NEGATIVE_INFINITY;

const alike = (a: Snapshot, b: Snapshot): boolean =>
  a.run === b.run && a.hovered === b.hovered && a.chosen === b.chosen;

const moving = ({ phase, past }: Snapshot): boolean => phase === 'playing' && !past;

/** The latest snapshot; while the run moves, the one that was the latest up to a quarter of a second ago. */
export function inWords(latest: Snapshot | null): Snapshot | null {
  const now = performance.now();
  const stays = told && latest && moving(told) && moving(latest) && alike(told, latest);
  if (stays && now - toldAt < TEXT_MS) return told;
  toldAt = now;
  return (told = latest);
}
