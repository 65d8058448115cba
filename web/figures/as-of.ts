// Of a run that diverged the figures show the last step that could be measured: their words say which.
import { whole } from '../numbers';
import type { Snapshot } from '../snapshot';

/** The step that is shown, where the run has gone further; null: it is the one that it has reached. */
export function asOf({
  progress,
  measures,
}: Pick<Snapshot, 'progress' | 'measures'>): number | null {
  const old = progress.state === 'diverged' && measures !== null && measures.step < progress.step;
  return old ? measures.step : null;
}

export const asOfWords = (step: number): string => `At step ${whole(step)}, before it diverged`;

/** A sentence about what was measured, with its step where that is not the one reached. */
export function dated(s: Snapshot, text: string): string {
  const step = asOf(s);
  if (step === null || text === '') return text;
  return `${asOfWords(step)}: ${text[0]!.toLowerCase()}${text.slice(1)}`;
}
