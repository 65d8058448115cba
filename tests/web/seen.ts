// All that is seen of a run: two runs of which it is the same are the same.
import type { Page } from 'playwright-core';
import type { App } from './browser';

export interface Seen extends App {
  snapshot: NonNullable<App['snapshot']> & {
    gauge: { step: number } | null;
    trails: { places: { step: number }[] };
    parameters: Record<string, { values: Float32Array }>;
  };
  lanes: { progress: { step: number }; history: { measured: { steps: Float64Array } } }[];
}

export const seen = (page: Page) =>
  page.evaluate(() => {
    const { state, snapshot, lanes } = document.querySelector<Seen>('bnp-app')!;
    const { progress, parameters, history, trails } = snapshot;
    return {
      state: { ...state },
      hash: location.hash,
      step: progress.step,
      phase: snapshot.phase,
      weights: Object.values(parameters).flatMap(({ values }) => [...values]),
      losses: [...history.series('loss/train').values],
      steps: [...history.steps],
      trails: trails.places.map((place) => place.step),
      lanes: lanes.map((lane) => lane.progress.step),
    };
  });
