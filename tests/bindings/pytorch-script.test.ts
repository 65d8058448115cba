// The script for PyTorch says what the run is; tests/long runs it where torch is installed.
import { type Config, createTrainer } from 'batchnorm-playground';
import { expect, it } from 'vitest';

async function script(config: Config, steps = 5): Promise<string> {
  const trainer = await createTrainer(config);
  await trainer.step(steps);
  const text = await trainer.export('pytorch');
  trainer.dispose();
  return text;
}

it('begins where the run began, and has its first losses to compare', async () => {
  const trainer = await createTrainer();
  const before = await trainer.parameters();
  await trainer.step(5);
  const text = await trainer.export('pytorch');
  const first = before['linear1/weight']!.values[0]!;
  expect(text).toContain(`"linear1.weight": torch.tensor([\n    ${Number(first.toPrecision(9))},`);
  const loss = Number(trainer.history.series('loss/train').values[4]!.toPrecision(9));
  expect(text).toContain(`4: ${loss}}`);
  await trainer.foldBatchNorm();
  const folded = await trainer.export('pytorch');
  expect(folded).toContain('begins with the weights of step 5');
  expect(folded).toContain('EXPECTED = {}');
  trainer.dispose();
});

it.each<[Config, string]>([
  [{ norm: { momentum: null, eps: 0.01 } }, 'nn.BatchNorm1d(16, eps=0.01, momentum=None'],
  [{ norm: { runningVarEstimator: 'biased' } }, '("bn1", BiasedBatchNorm(16'],
  [{ norm: { affine: { beta: false } } }, 'still = ["bn1.bias","bn2.bias"]'],
  [{ norm: 'layer' }, 'nn.LayerNorm(16'],
  [{ activation: 'leakyRelu' }, 'nn.LeakyReLU(0.01)'],
  [{ layers: [{ units: 4, dropout: 0.25 }] }, 'nn.Dropout(0.25)'],
  [{ norm: { noise: { shift: [0, 1] } } }, "UnitNoise((1, 1), (0, 1), 'uniform')"],
  [
    { norm: { noise: { shift: [0, 1], distribution: 'gaussian' } } },
    "UnitNoise((1, 1), (0, 1), 'gaussian')",
  ],
  [{ optimizer: { name: 'sgd', momentum: 0.9, nesterov: true } }, 'momentum=0.9, nesterov=True'],
  [{ optimizer: { name: 'adamw', decayNorm: false } }, '"params": norms, "weight_decay": 0}'],
  [{ optimizer: { clipNorm: 2, l1: 0.1 } }, 'clip_grad_norm_(trained.values(), 2)'],
  [{ optimizer: { schedule: { kind: 'step', every: 9 } } }, '0.5 ** (step // 9)'],
  [{ batchSize: 'full' }, 'Batches(7, len(POINTS), 250, False)'],
  [{ data: { name: 'moons', fresh: true } }, 'draws each mini-batch anew'],
  [{ data: { inputs: ['y2', 'sinx'] } }, 'torch.stack([y * y, x.sin()], dim=1)'],
  [{ data: 'bumps' }, 'nn.functional.mse_loss(z, t)'],
])('%j is in it', async (config, words) => expect(await script(config)).toContain(words));
