// What a run came to, as one object for a line of JSON.
import type { Measures, Progress, Trainer } from '../index';

const number = (value: number) => Number(value.toPrecision(6));

/** @param measures  null where the run diverged: there is nothing left to measure */
export function resultOf(trainer: Trainer, progress: Progress, measures: Measures | null) {
  return {
    step: progress.step,
    state: progress.state === 'diverged' ? 'diverged' : 'finished',
    ...(progress.diverged && { diverged: progress.diverged }),
    seed: trainer.config.seed,
    ...(measures && {
      train: measures.train,
      test: measures.test,
      verdict: measures.verdict && {
        state: measures.verdict.state,
        distance: measures.verdict.distance,
      },
      layers: measures.layers.map(({ name, bands }) => ({
        name,
        identityDistance: number(bands.identityDistance.median),
        affineDistance: number(bands.affineDistance.median),
      })),
    }),
  };
}

export type Result = ReturnType<typeof resultOf>;
