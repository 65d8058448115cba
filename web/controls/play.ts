// What the button that plays shows and is called: it never offers to pause, or to play, what does not run.
import type { Phase } from '../snapshot';

export interface Play {
  /** Whether something runs, which it pauses. */
  readonly playing: boolean;
  /** Whether there is nothing to play, nor to pause. */
  readonly still: boolean;
  readonly name: string;
}

/** @param alone  the lanes go on, or wait, without the run, which has diverged; null: they do not */
export function playOf(phase: Phase, alone: 'playing' | 'paused' | null): Play {
  const stuck = phase === 'diverged' || phase === 'failed';
  if (stuck && !alone) {
    const why = phase === 'diverged' ? 'the run has diverged' : 'the run has stopped';
    return { playing: false, still: true, name: `Nothing to play: ${why}; reset, or undo` };
  }
  const playing = (alone ?? phase) === 'playing';
  const name = `${playing ? 'Pause' : 'Play'}${alone ? ' the lanes' : ''}`;
  return { playing, still: false, name };
}
