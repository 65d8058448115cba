// The surface as it is written down, line by line: types compile, every field is taken, answers have their names.
import {
  type Activation,
  batchNorm,
  batchNormBackward,
  type Config,
  createTrainer,
  type DataConfig,
  dataset,
  defaults,
  importModel,
  init,
  type LayerConfig,
  limits,
  type Norm,
  type NormConfig,
  type OptimizerConfig,
  type Trainer,
  version,
} from 'batchnorm-playground';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const norm: NormConfig = {
  kind: 'batch',
  eps: 1e-3,
  momentum: null,
  affine: { gamma: true, beta: false },
  trackRunningStats: true,
  runningVarEstimator: 'biased',
  place: 'after',
  noise: { scale: [0.9, 1.1], shift: [-0.1, 0.1] },
};
const layer: LayerConfig = {
  units: 5,
  activation: 'gelu',
  norm,
  bias: 'auto',
  dropout: 0.1,
};
const data: DataConfig = {
  name: 'circle',
  samples: 100,
  noise: 0.1,
  labelNoise: 0.05,
  share: 0.5,
  split: 0.8,
  scale: 2,
  shift: [1, 1, 1, 1, 1, 1, 1],
  standardize: true,
  inputs: ['x', 'y', 'x2', 'y2', 'xy', 'sinx', 'siny'],
  fresh: false,
};
const optimizer: OptimizerConfig = {
  name: 'adamw',
  learningRate: 0.01,
  momentum: 0,
  nesterov: false,
  betas: [0.8, 0.9],
  eps: 1e-7,
  weightDecay: 0.1,
  decayNorm: true,
  l1: 1e-4,
  clipNorm: 1,
  schedule: { kind: 'step', warmup: 5, every: 100, factor: 0.5, steps: 1000 },
};
const whole: Config = {
  seed: 3,
  data,
  layers: [4, layer],
  activation: 'tanh',
  norm: 'batch',
  output: { norm: 'standardize', bias: true },
  init: { scheme: 'normal', gain: 2, std: 0.5 },
  loss: 'logistic',
  optimizer,
  batchSize: 16,
  shuffle: 'none',
};

describe('a configuration', () => {
  it('takes every field that there is, and says what it took', async () => {
    const trainer = await createTrainer(whole);
    const { config } = trainer;
    const { activation: _, norm: __, ...rest } = whole;
    expect(config).toMatchObject({
      ...rest,
      data: { ...data, scale: expect.arrayContaining([2]) },
      layers: [{ units: 4, activation: 'tanh' }, layer],
      output: { bias: true, norm: { kind: 'batch', affine: { gamma: false, beta: false } } },
    });
    expect((await trainer.step(3)).state).toBe('running');
    trainer.dispose();
  });

  it('may come in parts, out of variables that are plain texts', async () => {
    const named: string = 'moons';
    const kinds: Norm[] = ['none', 'batch', 'standardize', 'layer', { kind: 'layer', eps: 1e-4 }];
    const act: Activation = 'relu';
    for (const each of kinds) {
      const parts: Partial<Config> = { data: named, norm: each, activation: act, optimizer: 'sgd' };
      const trainer = await createTrainer({ ...parts, optimizer: named === 'moons' ? 'adam' : '' });
      trainer.dispose();
    }
  });

  it('has a default for everything, and is given whole where it is asked', async () => {
    const trainer = await createTrainer();
    expect(trainer.config).toEqual(defaults);
    const twin = await createTrainer(trainer.config);
    expect(twin.config).toEqual(defaults);
    for (const run of [trainer, twin]) run.dispose();
  });

  it('takes points with labels, or with targets', async () => {
    const points = Float32Array.from({ length: 60 }, (_, i) => Math.sin(i));
    const labelled = { points, features: 3, labels: Array.from({ length: 20 }, (_, i) => i % 3) };
    const valued = { points, targets: points.map((v) => 2 * v) };
    for (const own of [labelled, valued] satisfies DataConfig[]) {
      const trainer = await createTrainer({ data: { ...own, split: null }, batchSize: 'full' });
      expect((await trainer.step()).state).toBe('running');
      trainer.dispose();
    }
  });

  it.each([
    [{ lerningRate: 1 }, 'did you mean optimizer.learningRate?'],
    [{ optimizer: { learnigRate: 1 } }, 'did you mean optimizer.learningRate?'],
    [{ norm: { epsilon: 1 } }, 'epsilon is no field'],
    [{ layers: [{ droput: 1 }] }, 'did you mean layers.0.dropout?'],
  ])('%j is refused by name, with the nearest one known', async (config, says) => {
    await expect(createTrainer(config as never)).rejects.toThrow(says);
  });
});

describe('a run', () => {
  let trainer: Trainer;
  beforeAll(async () => {
    trainer = await createTrainer({ layers: [3, 2] });
    await trainer.step(10);
    await trainer.measures();
  });
  afterAll(() => trainer[Symbol.dispose]());

  it.each([
    ...['loss/train', 'loss/test', 'accuracy/train', 'accuracy/test'],
    ...['gamma', 'beta', 'mean', 'std', 'runningMean', 'runningVar'].map((q) => `bn1/${q}`),
    'linear1/norm',
  ])('has the series %s, and the step of each of its rows', (name) => {
    const { width, steps, values } = trainer.history.series(name);
    expect(values.length).toBe(width * steps.length);
    expect(steps.length).toBeGreaterThan(0);
  });

  it('names a series that there is not by field, value and bound', () => {
    expect(() => trainer.history.series('bn1/gama')).toThrow(
      expect.objectContaining({ field: 'name', value: 'bn1/gama', bound: expect.any(String) }),
    );
  });

  it('shows a unit in four stages', async () => {
    const view = await trainer.histogram({ layer: 1, unit: 0, bins: 7 });
    for (const stage of ['before', 'standardised', 'after', 'activated'] as const)
      expect(view[stage].counts).toHaveLength(7);
  });

  it('says in one number how far a step moves what the layers get', async () => {
    expect((await trainer.probe({ rate: 0 })).inputShift).toBe(0);
    const { inputShift } = await trainer.probe({ rate: 0.1 });
    expect(inputShift).toBeGreaterThan(0);
    expect((await trainer.probe({ rate: 0.01 })).inputShift).toBeLessThan(inputShift);
  });

  it('has a shape, its values and whether it trains, for every block', async () => {
    expect(await trainer.parameters()).toMatchObject({
      'linear1/weight': { shape: [3, 2], values: expect.any(Float32Array), trains: true },
      'bn1/gamma': { shape: [3], values: expect.any(Float32Array), trains: true },
    });
  });
});

describe('functions', () => {
  beforeAll(() => init());

  it('batchNorm and its gradient take and give what is written', () => {
    const x = Float32Array.of(1, 2, 3, 5);
    const given = { shape: [4, 1], gamma: [2], training: true, eps: 1e-3 } as const;
    const running = { runningMean: [0], runningVar: [1], numBatchesTracked: 0 };
    const out = batchNorm(x, {
      ...given,
      ...running,
      beta: [1],
      momentum: null,
      runningVarEstimator: 'biased',
    });
    expect(Object.keys(out).sort()).toEqual(
      ['y', 'mean', 'var', 'runningMean', 'runningVar', 'numBatchesTracked'].sort(),
    );
    expect(out.numBatchesTracked).toBe(1);
    expect(Object.keys(batchNormBackward(x, x, given))).toEqual(['dx', 'dGamma', 'dBeta']);
  });

  it('dataset wants a name, importModel bytes or JSON', async () => {
    expect(dataset('rings', { samples: 30 }).train.labels).toHaveLength(15);
    expect(() => dataset(undefined as never)).toThrow(expect.objectContaining({ field: 'name' }));
    const trainer = await createTrainer({ layers: [2] });
    for (const file of [await trainer.export('safetensors'), await trainer.export('json')])
      (await importModel(file)).dispose();
    trainer.dispose();
  });

  it('limits and version are there', () => {
    expect(limits.units).toBeGreaterThan(1);
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
  });
});
