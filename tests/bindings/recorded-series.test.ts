// Series of the history beside γ and β: running statistics, and the size of each Linear's weights.
import { createTrainer } from 'batchnorm-playground';
import { expect, it } from 'vitest';

const last = (values: Float32Array, width: number) => [...values.slice(-width)];

it('running statistics are those that the run infers with', async () => {
  const trainer = await createTrainer({ layers: [3, 2] });
  await trainer.step(20);
  const { history } = trainer;
  const model = JSON.parse(await trainer.export('json'));
  for (const [name, width] of [
    ['bn1', 3],
    ['bn2', 2],
  ] as const) {
    const { mean, var: variance } = model.statistics[name];
    expect(last(history.series(`${name}/runningMean`).values, width)).toEqual(
      mean.map(Math.fround),
    );
    expect(last(history.series(`${name}/runningVar`).values, width)).toEqual(
      variance.map(Math.fround),
    );
  }
  trainer.dispose();
});

it("a Linear's norm is the root of its squared weights, before the row's update", async () => {
  const trainer = await createTrainer({ layers: [3] });
  await trainer.step(4);
  const { 'linear1/weight': weight } = await trainer.parameters();
  await trainer.step();
  const { width, values } = trainer.history.series('linear1/norm');
  expect(width).toBe(1);
  expect(values[4]).toBeCloseTo(Math.hypot(...weight!.values), 5);
  expect(values[4]).not.toBe(values[0]);
  expect(trainer.history.names).toContain('linear2/norm');
  trainer.dispose();
});

it('where nothing is tracked there are no running statistics, nor without batch norm', async () => {
  const untracked = await createTrainer({
    layers: [3],
    norm: { kind: 'batch', trackRunningStats: false },
  });
  expect(untracked.history.names.some((name) => name.includes('running'))).toBe(false);
  const plain = await createTrainer({ layers: [3], norm: 'none' });
  expect(plain.history.names).toEqual(['loss/train', 'linear1/norm', 'linear2/norm']);
  for (const trainer of [untracked, plain]) trainer.dispose();
});
