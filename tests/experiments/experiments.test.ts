// Every experiment with a few seeds, in the wasm that ships; with EXPERIMENTS=full over all of its seeds.
import { experiments, firstSeeds, runExperiment } from 'batchnorm-playground/experiments';
import { describe, expect, test } from 'vitest';

const full = process.env.EXPERIMENTS === 'full';

describe.each(experiments)('$id', (experiment) => {
  const { seeds } = experiment;
  test(`holds over ${full ? seeds.full : seeds.quick} seeds`, { timeout: 600_000 }, async () => {
    const outcome = await runExperiment(experiment, {
      seeds: firstSeeds(full ? seeds.full : seeds.quick),
    });
    const missed = outcome.judged
      .filter(({ met }) => !met)
      .map(({ criterion, values }) => `${criterion.says}: ${values.join(', ')}`);
    expect(missed).toEqual([]);
    expect(outcome.met).toBe(true);
  });
});
