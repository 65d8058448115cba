// Each argument of each call with each named nasty: answered or refused by name, and the run goes on.
import {
  batchNorm,
  batchNormBackward,
  createTrainer,
  dataset,
  importModel,
  init,
  type Trainer,
} from 'batchnorm-playground';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nasties } from './nasties';
import { errorOf, expectRefusal } from './refusal';

type Call = (trainer: Trainer, nasty: never) => unknown;

const x = Float32Array.of(1, 2, 3, 4);
const plain = { shape: [2, 2], training: true } as const;

/** Every place where a caller can put a value; `state` is what a nasty must leave as it was. */
const calls: Record<string, Call> = {
  run: (t, v) => t.run(v).next(),
  'run.steps': (t, steps) => t.run({ steps, sliceMs: 1 }).next(),
  'run.until': (t, until) => t.run({ until, steps: 1 }).next(),
  'run.until.loss': (t, loss) => t.run({ until: { loss }, steps: 1 }).next(),
  'run.until.accuracy': (t, accuracy) => t.run({ until: { accuracy }, steps: 1 }).next(),
  'run.until.epoch': (t, epoch) => t.run({ until: { epoch }, steps: 1 }).next(),
  'run.sliceMs': (t, sliceMs) => t.run({ sliceMs, steps: 1 }).next(),
  predict: (t, v) => t.predict(v),
  grid: (t, v) => t.grid(v),
  'grid.size': (t, size) => t.grid({ size }),
  'grid.bounds': (t, bounds) => t.grid({ size: 2, bounds }),
  'grid.bounds.0': (t, left) => t.grid({ size: 2, bounds: [left, 1, 0, 1] }),
  'grid.layer': (t, layer) => t.grid({ size: 2, layer }),
  'grid.unit': (t, unit) => t.grid({ size: 2, layer: 1, unit }),
  evaluate: (t, set) => t.evaluate(set),
  'evaluate.options': (t, v) => t.evaluate('train', v),
  'evaluate.statistics': (t, statistics) => t.evaluate('train', { statistics }),
  probe: (t, v) => t.probe(v),
  'probe.along': (t, along) => t.probe({ along }),
  'probe.along.0': (t, one) => t.probe({ along: [one] }),
  'probe.rate': (t, rate) => t.probe({ rate }),
  'probe.set': (t, set) => t.probe({ set }),
  histogram: (t, v) => t.histogram(v),
  'histogram.layer': (t, layer) => t.histogram({ layer, unit: 0 }),
  'histogram.unit': (t, unit) => t.histogram({ layer: 1, unit }),
  'histogram.bins': (t, bins) => t.histogram({ layer: 1, unit: 0, bins }),
  'histogram.set': (t, set) => t.histogram({ layer: 1, unit: 0, set }),
  'histogram.common': (t, common) => t.histogram({ layer: 1, unit: 0, common }),
  'histogram.range': (t, range) => t.histogram({ layer: 1, unit: 0, range }),
  'histogram.range.0': (t, low) => t.histogram({ layer: 1, unit: 0, range: [low, 1] }),
  layerViews: (t, set) => t.layerViews(set),
  configure: (t, v) => t.configure(v),
  'configure.learningRate': (t, learningRate) => t.configure({ learningRate }),
  setParameters: (t, v) => t.setParameters(v),
  'setParameters.bn1/gamma': (t, values) => t.setParameters({ 'bn1/gamma': values }),
  freeze: (t, v) => t.freeze(v),
  'freeze.0': (t, name) => t.freeze([name]),
  thaw: (t, v) => t.thaw(v),
  insertBatchNorm: (t, v) => t.insertBatchNorm(v),
  'insertBatchNorm.at': (t, at) => t.insertBatchNorm({ at }),
  rescale: (t, v) => t.rescale(v),
  'rescale.layer': (t, layer) => t.rescale({ layer, factor: 1 }),
  'rescale.factor': (t, factor) => t.rescale({ layer: 1, factor }),
  restore: (t, v) => t.restore(v),
  export: (t, format) => t.export(format),
  init: (_, v) => init(v),
  'init.wasm': (_, wasm) => init({ wasm }),
  batchNorm: (_, v) => batchNorm(v, plain),
  'batchNorm.options': (_, v) => batchNorm(x, v),
  'batchNorm.shape': (_, shape) => batchNorm(x, { ...plain, shape }),
  'batchNorm.shape.0': (_, n) => batchNorm(x, { ...plain, shape: [n, 2] }),
  'batchNorm.gamma': (_, gamma) => batchNorm(x, { ...plain, gamma }),
  'batchNorm.gamma.0': (_, one) => batchNorm(x, { ...plain, gamma: [one, 1] }),
  'batchNorm.runningMean': (_, v) => batchNorm(x, { ...plain, runningMean: v, runningVar: [1, 1] }),
  'batchNorm.numBatchesTracked': (_, v) => batchNorm(x, { ...plain, numBatchesTracked: v }),
  'batchNorm.training': (_, training) => batchNorm(x, { ...plain, training }),
  'batchNorm.momentum': (_, momentum) => batchNorm(x, { ...plain, momentum }),
  'batchNorm.eps': (_, eps) => batchNorm(x, { ...plain, eps }),
  'batchNorm.runningVarEstimator': (_, v) => batchNorm(x, { ...plain, runningVarEstimator: v }),
  batchNormBackward: (_, v) => batchNormBackward(v, x, plain),
  'batchNormBackward.x': (_, v) => batchNormBackward(x, v, plain),
  'batchNormBackward.options': (_, v) => batchNormBackward(x, x, v),
  dataset: (_, v) => dataset(v),
  'dataset.options': (_, v) => dataset('circle', v),
  'dataset.seed': (_, seed) => dataset('circle', { seed }),
  'dataset.samples': (_, samples) => dataset('circle', { samples }),
  'importModel.options': async (_, v) => (await importModel(v, v)).dispose(),
  importModel: async (_, v) => (await importModel(v)).dispose(),
  createTrainer: async (_, v) => (await createTrainer(v, { worker: false })).dispose(),
  'createTrainer.options': async (_, v) => (await createTrainer({ layers: [] }, v)).dispose(),
  'createTrainer.options.wasm': async (_, wasm) =>
    (await createTrainer({ layers: [] }, { wasm })).dispose(),
  'createTrainer.options.worker': async (_, worker) =>
    (await createTrainer({ layers: [] }, { worker })).dispose(),
  'createTrainer.data.points': async (_, points) =>
    (await createTrainer({ data: { points, labels: [0, 1, 0, 1] } })).dispose(),
  'createTrainer.data.labels': async (_, labels) =>
    (await createTrainer({ data: { points: new Float32Array(8), labels } })).dispose(),
};

/** Taking these long is what is asked of them: so many steps, so many floats. */
const isWork = (name: string) => /^(10\^|2\^|257|1025|20001|500001)/.test(name);

let trainer: Trainer;
beforeAll(async () => {
  await init();
  trainer = await createTrainer(
    { layers: [3], data: { samples: 20 }, batchSize: 4 },
    { worker: false },
  );
});
afterAll(() => trainer.dispose());

// Seen to fail with the checks of `knownKeys` taken out: run(null) answered with an error of the language.
test.each(Object.entries(calls))('%s', async (name, call) => {
  for (const [nasty, value] of nasties) {
    if (name === 'run.steps' && isWork(nasty)) continue;
    // A function of the caller's own may throw what it likes.
    if (name === 'createTrainer.options.worker' && typeof value === 'function') continue;
    const error = await errorOf(() => call(trainer, value as never));
    if (error !== undefined) expectRefusal(error, `${name}(${nasty})`);
    if (trainer.status.state === 'diverged') await afresh();
  }
  const { step } = trainer.status;
  const now = await trainer.step();
  if (now.state === 'diverged') await afresh();
  else expect(now.step).toBe(step + 1);
});

async function afresh(): Promise<void> {
  trainer.dispose();
  trainer = await createTrainer(
    { layers: [3], data: { samples: 20 }, batchSize: 4 },
    { worker: false },
  );
}
