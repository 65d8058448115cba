// How the lanes of an experiment are told apart: a colour and a dash each, the same in all its steps.
import type { Experiment } from 'batchnorm-playground/experiments';

export interface Look {
  /** A token of theme.css. */
  readonly colour: string;
  readonly dash: string;
  /** Its mark as a path around (0, 0); one that does not close is drawn as lines. */
  readonly mark: string;
}

/** Lanes are no classes and no layers: their colours are their own. */
const COLOURS = [1, 2, 3, 4, 5, 6, 7].map((n) => `lane-${n}`);
export const SQUARE = 'M-4 -4H4V4H-4Z';
const MARKS = [
  'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z',
  'M0 -5.6L5.6 0L0 5.6L-5.6 0Z',
  SQUARE,
];
const DASHES = ['', '7 3', '2 3', '9 3 2 3'] as const;

export const lookAt = (i: number): Look => ({
  colour: COLOURS[i % COLOURS.length]!,
  dash: DASHES[i % DASHES.length]!,
  mark: MARKS[i % MARKS.length]!,
});

/** In the order in which the steps show them. */
export function looksOf({ steps, lanes }: Experiment): ReadonlyMap<string, Look> {
  const shown = steps.flatMap(({ figures }) =>
    figures.flatMap((f) => (f.kind === 'drift' ? [f.lane] : f.kind === 'sweep' ? [] : f.lanes)),
  );
  const order = [...new Set([...shown, ...lanes.map(({ id }) => id)])];
  return new Map(order.map((id, i) => [id, lookAt(i)]));
}
