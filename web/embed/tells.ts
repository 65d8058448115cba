// What an embed tells of its run: the state as an address, and the numbers of a step.
import type { StateNow, StepNow } from 'batchnorm-playground/embed';
import { formatHash } from '../hash';
import type { Snapshot } from '../snapshot';
import type { State } from '../state';

/** What the page shows. */
export interface Now {
  readonly snapshot: Snapshot | null;
  readonly state: State;
  readonly failure: string;
}

/** @param named for the one site that may have a reader's own points */
export function stateNow({ state, snapshot, failure }: Now, named: boolean): StateNow {
  return {
    hash: formatHash(state, named),
    phase: failure ? 'failed' : (snapshot?.phase ?? 'starting'),
    step: snapshot?.progress.step ?? 0,
  };
}

export function stepNow({ progress, measures }: Snapshot): StepNow {
  const verdict = measures?.verdict;
  return {
    step: progress.step,
    epoch: progress.epoch,
    loss: progress.loss,
    train: measures?.train.loss ?? null,
    test: measures?.test?.loss ?? null,
    verdict: verdict
      ? { state: verdict.state, gain: verdict.gain, intercept: verdict.intercept }
      : null,
  };
}
