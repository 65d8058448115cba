// Which statistics a loss is taken with, in the same words wherever it stands: they make two losses of one network.
import type { Snapshot } from '../snapshot';

/** What if, the gauge and the verdict: batch norm takes μ and σ of the whole training set. */
export const OWN = 'with the set’s own statistics';
/** The name of that loss where there is little room. */
export const OWN_LOSS = 'training loss, own statistics';
/** Output, Loss and Compare: batch norm takes what it has kept of the mini-batches, as in use. */
export const RUNNING = 'with running statistics';

export const WHY =
  'With running statistics is how the network is used: batch norm takes the μ and var that it has averaged over the mini-batches. They begin at 0 and 1 and need some steps to arrive, so that at the start this loss differs from the one with the training set’s own μ and σ.';

/** Whether any layer keeps running statistics: the two losses are else the same. */
export const running = ({ config }: Pick<Snapshot, 'config'>): boolean =>
  config.layers.some(({ norm }) => norm.kind === 'batch' && norm.trackRunningStats);
