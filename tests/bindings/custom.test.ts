// A reader's own points: two classes, several, or values; refused where they do not fit.
import { type Config, createTrainer } from 'batchnorm-playground';
import { describe, expect, it } from 'vitest';

const line = Float32Array.from({ length: 60 }, (_, i) => (i - 30) / 10);

describe('custom points', () => {
  it('say what they are: what contradicts them is refused, what repeats them is not', async () => {
    const labels = Array.from({ length: 30 }, (_, i) => i % 2);
    const start = async (own: object) => {
      const data = { points: line, labels, ...own };
      (await createTrainer({ data, batchSize: 8 } as Config)).dispose();
    };
    await start({ name: 'custom', samples: 30, classes: 2 });
    for (const own of [{ name: 'moons' }, { samples: 31 }, { classes: 5 }, { classes: 'abc' }])
      await expect(start(own)).rejects.toMatchObject({ field: `data.${Object.keys(own)[0]}` });
  });

  it('with values are a regression: no classes, no accuracy, mean squared error', async () => {
    const targets = line.map((x) => Math.sin(x));
    const trainer = await createTrainer({
      data: { points: line, features: 1, targets, split: null, scale: 1, shift: 0 },
      batchSize: 20,
      init: { gain: 1 },
    });
    await trainer.step(1500);
    const { loss, accuracy } = await trainer.evaluate('train', { statistics: 'batch' });
    expect(accuracy).toBeUndefined();
    expect(loss).toBeLessThan(0.05);
    const { train, classes, features } = await trainer.data();
    expect([classes, features]).toEqual([0, 1]);
    expect(train.points).toEqual(line);
    expect(train.targets).toEqual(targets);
    const predicted = await trainer.predict(line);
    expect(predicted).toHaveLength(60);
    await expect(trainer.run({ until: { accuracy: 0.9 } }).next()).rejects.toMatchObject({
      field: 'until.accuracy',
    });
    await expect(trainer.grid({ size: 4 })).rejects.toMatchObject({ field: 'data' });
    trainer.dispose();
  });

  it('with three labels have three outputs', async () => {
    const n = 90;
    const labels = Array.from({ length: n }, (_, i) => i % 3);
    const points = Float32Array.from(
      labels.flatMap((c, i) => [
        Math.cos(c * 2.1) + 0.1 * Math.sin(i),
        Math.sin(c * 2.1) + 0.1 * Math.cos(i * 3),
      ]),
    );
    const trainer = await createTrainer({ data: { points, labels, split: null }, batchSize: 30 });
    await trainer.step(200);
    expect((await trainer.evaluate()).accuracy).toBe(1);
    expect(await trainer.predict(points.slice(0, 2))).toHaveLength(3);
    expect((await trainer.data()).train.labels).toEqual(Int32Array.from(labels));
    trainer.dispose();
  });

  it('fitted to labels by squared error are told apart at one half', async () => {
    const points = Float32Array.from({ length: 80 }, (_, i) => (i % 4 < 2 ? -1 : 1) + (i % 2) / 10);
    const labels = Array.from({ length: 40 }, (_, i) => i % 2);
    const trainer = await createTrainer({
      data: { points, labels, split: null },
      loss: 'mse',
      batchSize: 'full',
    });
    await trainer.step(300);
    const { train } = await trainer.data();
    const right = (await trainer.predict(train.points)).filter(
      (z, i) => (z > 0.5 ? 1 : 0) === train.labels[i],
    );
    expect((await trainer.evaluate()).accuracy).toBe(right.length / 40);
    expect(right).toHaveLength(40);
    trainer.dispose();
  });

  const points = new Float32Array(20);
  const labels = Array(10).fill(0);
  it.each<[string, Config['data'], string]>([
    ['points that are no Float32Array', { points: [1, 2] as never, labels: [1] }, 'data.points'],
    [
      'a point that is not finite',
      { points: Float32Array.of(1, 2, 3, Number.NaN), labels: [0, 1] },
      'data.points.3',
    ],
    ['half a point', { points: new Float32Array(5), labels: [0, 1] }, 'data.points'],
    ['one point', { points: new Float32Array(2), labels: [0] }, 'data.samples'],
    ['no labels', { points }, 'data.labels'],
    ['labels and targets', { points, labels, targets: new Float32Array(10) }, 'data.labels'],
    ['too few labels', { points, labels: [0, 1] }, 'data.labels'],
    ['half a label', { points, labels: [...labels.slice(1), 0.5] }, 'data.labels.9'],
    ['a negative label', { points, labels: [-1, ...labels.slice(1)] }, 'data.labels.0'],
    ['targets of odd length', { points, targets: new Float32Array(11) }, 'data.targets'],
    ['no points at all', { name: 'custom' }, 'data'],
    ['three numbers a point of a toy set', { features: 3 }, 'data.features'],
    ['three classes of a toy set', { name: 'spiral', classes: 3 }, 'data.classes'],
    ['two targets of a toy set', { name: 'bumps', targets: 2 }, 'data.targets'],
  ])('%s are refused', async (_what, data, field) => {
    await expect(createTrainer(data === undefined ? {} : { data })).rejects.toMatchObject({
      field: expect.stringContaining(field),
    });
  });
});
