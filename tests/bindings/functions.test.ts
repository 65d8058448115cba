// The synchronous functions: against the formulas in double, and every refusal by name.
import {
  type BatchNormOptions,
  batchNorm,
  batchNormBackward,
  createTrainer,
  dataset,
  defaults,
  fields,
  init,
  limits,
  version,
} from 'batchnorm-playground';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json';

beforeAll(() => init());

const eps = 1e-5;
const [n, d] = [7, 3];
const x = Float32Array.from({ length: n * d }, (_, i) => Math.sin(3 * i) * (1 + (i % d)));
const dy = Float32Array.from({ length: n * d }, (_, i) => Math.cos(5 * i));
const gamma = [2, -1, 0.5];
const beta = [0, 1, -2];
const column = (m: Float32Array, j: number) => [...m].filter((_, i) => i % d === j);
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** Mean, variance dividing by n, and x̂ of one feature, in double. */
function standardized(j: number) {
  const values = column(x, j);
  const mean = sum(values) / n;
  const variance = sum(values.map((v) => (v - mean) ** 2)) / n;
  return { mean, variance, xhat: values.map((v) => (v - mean) / Math.sqrt(variance + eps)) };
}

const close = (actual: ArrayLike<number>, wanted: number[], tolerance = 1e-5) => {
  expect(actual.length).toBe(wanted.length);
  for (const [i, want] of wanted.entries())
    expect(Math.abs(actual[i]! - want)).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(want)),
    );
};

describe('batchNorm', () => {
  it('in training has the statistics of x, and brings the running ones forward', () => {
    const running = { runningMean: [1, 2, 3], runningVar: [1, 1, 1], numBatchesTracked: 4 };
    const options = { shape: [n, d], gamma, beta, training: true, ...running } as const;
    const result = batchNorm(x, options);
    for (let j = 0; j < d; j++) {
      const { mean, variance, xhat } = standardized(j);
      close(
        column(result.y, j),
        xhat.map((v) => gamma[j]! * v + beta[j]!),
      );
      close([result.mean[j]!, result.var[j]!], [mean, variance]);
      close([result.runningMean![j]!], [0.9 * (j + 1) + 0.1 * mean]);
      close([result.runningVar![j]!], [0.9 + (0.1 * variance * n) / (n - 1)]);
    }
    expect(result.numBatchesTracked).toBe(5);
    const biased = batchNorm(x, { ...options, runningVarEstimator: 'biased', momentum: null });
    close(
      biased.runningVar!,
      [0, 1, 2].map((j) => 1 + (standardized(j).variance - 1) / 5),
    );
  });

  it('otherwise has the running ones, of one row too', () => {
    const running = { runningMean: [1, 2, 3], runningVar: new Float64Array([4, 1, 9]) };
    const result = batchNorm(Float32Array.of(3, 2, 0), {
      shape: [1, 3],
      ...running,
      training: false,
      eps: 0,
    });
    expect([...result.y]).toEqual([1, 0, -1]);
    expect([...result.mean]).toEqual([1, 2, 3]);
    expect([...result.runningVar!]).toEqual([4, 1, 9]);
  });

  it('keeps the digits of a mean far from zero', () => {
    const far = Float32Array.from([1e6, 1e6 + 1, 1e6 + 2, 1e6 + 4]);
    const { mean, runningMean } = batchNorm(far, {
      shape: [4, 1],
      training: true,
      runningMean: [1e6 + 0.3],
      runningVar: [1],
    });
    expect(mean[0]).toBe(1e6 + 1.75);
    expect(runningMean![0]).toBeCloseTo(1e6 + 0.9 * 0.3 + 0.1 * 1.75, 6);
  });

  const good: BatchNormOptions = { shape: [n, d], training: true };
  const statistics = { runningMean: [0, 0, 0], runningVar: [1, 1, 1] };
  it.each([
    [{ shape: [1, d] }, 'shape.0', 'batch of one', x.subarray(0, d)],
    [{ shape: [n, d + 1] }, 'x', '7 × 4'],
    [{ shape: [n] }, 'shape', '[n, d]'],
    [{ shape: [n, 1.5] }, 'shape.1', 'whole'],
    [{ shape: [1e6, 1e6] }, 'shape', 'at most'],
    [{ eps: -1 }, 'eps', 'from 0'],
    [{ eps: '1' }, 'eps', 'number'],
    [{ momentum: 2 }, 'momentum', 'to 1'],
    [{ gamma: [1] }, 'gamma', '3 numbers'],
    [{ gamma: [1, 2, '3'] }, 'gamma.2', 'a number'],
    [{ beta: [1, 2, Number.NaN] }, 'beta.2', 'finite'],
    [{ runningMean: [1, 2, 3] }, 'runningVar', 'given'],
    [{ ...statistics, runningVar: [1, 1, -1] }, 'runningVar.2', 'from 0'],
    [{ training: false }, 'runningMean', 'given'],
    [{ training: 'yes' }, 'training', 'true or false'],
    [{ numBatchesTracked: -1 }, 'numBatchesTracked', 'from 0'],
    [{ runningVarEstimator: 'both' }, 'runningVarEstimator', 'biased'],
    [{ epsilon: 1 }, 'epsilon', 'eps'],
    [{}, 'x.0', 'finite', new Float32Array(n * d).fill(Number.NaN)],
    [{}, 'x', 'Float32Array', [...x]],
  ])('refuses %j', (wrong, field, bound, values: unknown = x) => {
    const call = () => batchNorm(values as Float32Array, { ...good, ...wrong } as never);
    expect(call).toThrow(expect.objectContaining({ field }));
    if (bound !== 'batch of one') expect(call).toThrow(bound);
    else expect(call).toThrow('one value has no deviation');
  });
});

describe('batchNormBackward', () => {
  it('is the gradient by central differences, in training and with running statistics', () => {
    const running = { runningMean: [0.1, 0.2, 0.3], runningVar: [1, 2, 3] };
    for (const training of [true, false]) {
      const options = { shape: [n, d], gamma, training, ...running } as const;
      const { dx, dGamma, dBeta } = batchNormBackward(dy, x, options);
      const loss = (at: Float32Array, g = gamma) =>
        sum([...batchNorm(at, { ...options, gamma: g, beta }).y].map((v, i) => v * dy[i]!));
      for (let i = 0; i < n * d; i++) {
        const [up, down] = [1, -1].map((s) => x.map((v, k) => (k === i ? v + s / 128 : v)));
        expect(dx[i]).toBeCloseTo((loss(up!) - loss(down!)) * 64, 2);
      }
      for (let j = 0; j < d; j++) {
        const [up, down] = [1, -1].map((s) => gamma.map((v, k) => (k === j ? v + s : v)));
        expect(dGamma[j]).toBeCloseTo((loss(x, up) - loss(x, down)) / 2, 4);
        expect(dBeta[j]).toBeCloseTo(sum(column(dy, j)), 5);
        if (training) expect(sum(column(dx, j))).toBeCloseTo(0, 5);
      }
    }
  });

  it('refuses a dy of another shape, and options of the forward pass', () => {
    const options = { shape: [n, d], training: true } as const;
    expect(() => batchNormBackward(dy.subarray(1), x, options)).toThrow(/^dy is 20/);
    expect(() => batchNormBackward(dy, x, { ...options, beta } as never)).toThrow(/^beta is no/);
  });
});

describe('dataset', () => {
  it('has just the points that a run has', async () => {
    const trainer = await createTrainer({ data: { name: 'moons', samples: 80 }, seed: 3 });
    expect(dataset('moons', { samples: 80, seed: 3 })).toEqual(await trainer.data());
    trainer.dispose();
  });

  it.each([
    [['helix', {}], 'data.name'],
    [['moons', { samples: 1 }], 'data.samples'],
    [['moons', { seed: -1 }], 'seed'],
    [['moons', { colour: 1 }], 'data.colour'],
  ] as const)('refuses %j', ([name, options], field) => {
    expect(() => dataset(name as never, options as never)).toThrow(
      expect.objectContaining({ field }),
    );
  });
});

it('says its version, its defaults, its limits', () => {
  expect(version).toBe(manifest.version);
  expect(defaults.layers).toHaveLength(2);
  expect(limits).toMatchObject({ units: 256, hiddenLayers: 16, parameters: 500_000 });
  expect(fields.find(({ path }) => path === 'layers.*.units')!.max).toBe(limits.units);
});

it('a histogram has one range for its four stages, each its own, or the one given', async () => {
  const trainer = await createTrainer({ layers: [3] });
  await trainer.step(50);
  const ask = { layer: 1, unit: 0, bins: 8 };
  const [common, own, given] = [
    await trainer.histogram(ask),
    await trainer.histogram({ ...ask, common: false }),
    await trainer.histogram({ ...ask, range: [-1, 1] }),
  ];
  expect(common.before).toMatchObject({ low: common.after.low, high: common.after.high });
  expect(own.standardised.high).not.toBe(own.before.high);
  expect(given.before).toMatchObject({ low: -1, high: 1 });
  expect(sum([...given.before.counts]) + given.before.below + given.before.above).toBe(given.rows);
  for (const [wrong, field] of [
    [{ range: [1] }, 'range'],
    [{ range: [2, 1] }, 'range'],
    [{ bins: 0 }, 'bins'],
    [{ common: 1 }, 'common'],
  ] as const)
    await expect(trainer.histogram({ ...ask, ...wrong } as never)).rejects.toMatchObject({ field });
  expect((await trainer.probe({ rate: 0, along: [0.1] })).actualDecrease).toBe(0);
  await expect(trainer.probe({ rate: -1 })).rejects.toMatchObject({ field: 'rate' });
  trainer.dispose();
});
