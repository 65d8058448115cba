// The closer looks through the module, against what can be had another way.
import { createTrainer, type Trainer } from 'batchnorm-playground';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let trainer: Trainer;
beforeAll(async () => {
  trainer = await createTrainer({ batchSize: 'full', optimizer: 'sgd' });
  await trainer.step(100);
});
afterAll(() => trainer.dispose());

const norm = (values: ArrayLike<number>) => Math.hypot(...Array.from(values));

describe('probe', () => {
  it('leaves the run as it is', async () => {
    const before = [await trainer.parameters(), await trainer.snapshot()];
    await trainer.probe({ along: [0.1, 1] });
    expect([await trainer.parameters(), await trainer.snapshot()]).toEqual(before);
  });

  it('has the gradient that the next full-batch step takes', async () => {
    const { blockNorms, gradientNorm, loss } = await trainer.probe();
    const twin = await createTrainer(trainer.config);
    await twin.restore(await trainer.snapshot());
    await twin.step();
    const gradients = await twin.gradients();
    for (const [name, { values }] of Object.entries(gradients))
      expect(blockNorms[name]).toBeCloseTo(norm(values), 4);
    expect(gradientNorm).toBeCloseTo(norm(Object.values(blockNorms)), 5);
    expect(loss).toBeCloseTo(twin.status.loss, 5);
    twin.dispose();
  });

  it('falls to first order by rate·|g|², and less sharply the longer the step', async () => {
    const { predictedDecrease, actualDecrease, gradientNorm, along, lossRange } =
      await trainer.probe({ rate: 1e-3, along: [0, 0.01, 0.1] });
    expect(predictedDecrease).toBeCloseTo(1e-3 * gradientNorm ** 2, 9);
    expect(actualDecrease / predictedDecrease).toBeGreaterThan(0.9);
    expect(actualDecrease / predictedDecrease).toBeLessThan(1.1);
    expect([...along.eta]).toEqual([0, 0.01, 0.1]);
    expect(along.change[0]).toBe(0);
    expect(along.cosine[0]).toBeCloseTo(1, 6);
    expect(lossRange).toBeCloseTo(Math.max(...along.loss) - Math.min(...along.loss), 12);
  });

  it('refuses steps that are none', async () => {
    await expect(trainer.probe({ along: [Number.NaN] })).rejects.toMatchObject({
      field: expect.stringContaining('along'),
    });
    await expect(trainer.probe({ rate: -1 })).rejects.toMatchObject({ field: 'rate' });
    await expect(trainer.probe({ set: 'all' as never })).rejects.toMatchObject({ field: 'set' });
  });
});

describe('histogram', () => {
  it('counts every point in each of the four stages, and steps 1 and 2 are what they say', async () => {
    const view = await trainer.histogram({ layer: 1, unit: 3, set: 'train' });
    for (const stage of ['before', 'standardised', 'after', 'activated'] as const) {
      const { counts, below, above } = view[stage];
      expect(counts.reduce((a, b) => a + b, 0) + below + above).toBe(view.rows);
    }
    const { layers } = await trainer.measures();
    expect(view.mean).toBeCloseTo(layers[0]!.mean[3]!, 5);
    expect(view.std).toBeCloseTo(layers[0]!.std[3]!, 5);
    expect([view.gamma, view.beta]).toEqual([layers[0]!.gamma[3], layers[0]!.beta[3]]);
  });

  it.each([
    [{ layer: 0, unit: 0 }],
    [{ layer: 9, unit: 0 }],
    [{ layer: 1, unit: 16 }],
    [{ layer: 1, unit: 0, bins: 0 }],
  ])('refuses %j', async (request) => {
    await expect(trainer.histogram(request)).rejects.toMatchObject({ bound: expect.any(String) });
  });
});

describe('layer views', () => {
  it('has the norm of the weights, the effective rate, percentiles in order', async () => {
    const views = await trainer.layerViews();
    const parameters = await trainer.parameters();
    expect(views.map(({ name }) => name)).toEqual(['linear1', 'linear2', 'linear3']);
    for (const { name, weightNorm, effectiveRate, percentiles, units } of views) {
      expect(weightNorm).toBeCloseTo(norm(parameters[`${name}/weight`]!.values), 3);
      expect(effectiveRate).toBeCloseTo(trainer.config.optimizer.learningRate / weightNorm ** 2, 6);
      for (let j = 0; j < units; j++) {
        const rising = Object.keys(percentiles)
          .map(Number)
          .sort((a, b) => a - b)
          .map((p) => percentiles[p]![j]!);
        expect(rising).toEqual([...rising].sort((a, b) => a - b));
      }
    }
    expect(views.map(({ normalized }) => normalized)).toEqual([true, true, false]);
  });
});
