// The net as ONNX: onnxruntime computes what the core computes.
import { type Config, createTrainer } from 'batchnorm-playground';
import { InferenceSession, Tensor } from 'onnxruntime-web';
import { expect, it } from 'vitest';

const norms: NonNullable<Config['norm']>[] = [
  'none',
  'batch',
  'standardize',
  'layer',
  { place: 'after', affine: { gamma: false } },
  { trackRunningStats: false },
];
const activations = [
  ...(['identity', 'relu', 'leakyRelu', 'elu', 'gelu'] as const),
  ...(['silu', 'sigmoid', 'tanh', 'softplus'] as const),
];

const configs: Config[] = [
  {},
  ...norms.map((norm) => ({ norm, layers: [7, 5], data: { name: 'moons' as const } })),
  ...activations.map((activation) => ({ activation, layers: [6] })),
  { layers: [], data: { name: 'plane' } },
  { data: { inputs: ['x', 'y', 'x2', 'y2', 'xy', 'sinx', 'siny'], standardize: true } },
  { data: { inputs: ['siny'], scale: -3, shift: 2 }, output: { norm: 'batch' } },
  { layers: [{ units: 8, dropout: 0.5, norm: { noise: { scale: [0.5, 1.5] } } }] },
  {
    data: {
      points: Float32Array.from({ length: 300 }, (_, i) => Math.sin(i * i)),
      features: 3,
      labels: Array.from({ length: 100 }, (_, i) => i % 4),
    },
  },
];

it.each(configs)('%j', async (config) => {
  const trainer = await createTrainer(config);
  await trainer.step(100);
  const { features } = await trainer.data();
  const points = Float32Array.from({ length: 40 * features }, (_, i) => 2 * Math.sin(i * 1.3));
  const wanted = await trainer.predict(points);
  const session = await InferenceSession.create(await trainer.export('onnx'));
  const { outputs } = await session.run({ points: new Tensor('float32', points, [40, features]) });
  const given = outputs!.data as Float32Array;
  expect(given).toHaveLength(wanted.length);
  const off = wanted.map((v, i) => Math.abs(v - given[i]!) / Math.max(1, Math.abs(v)));
  expect(Math.max(...off)).toBeLessThan(1e-5);
  await session.release();
  trainer.dispose();
});
