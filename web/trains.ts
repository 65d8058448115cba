// Which parameters train from the first step on; the others stay as they were drawn.
import type { Trainer } from 'batchnorm-playground';
import type { State } from './state';

const isAffine = (name: string) => /\/(gamma|beta)$/.test(name);

/** Holds still what the state says, before the first step. */
export const freezer =
  ({ trains }: State) =>
  async (trainer: Trainer): Promise<void> => {
    if (trains === 'all') return;
    const names = Object.keys(await trainer.parameters());
    const still = names.filter((name) => isAffine(name) === (trains === 'linear'));
    if (still.length > 0) await trainer.freeze(still);
  };
