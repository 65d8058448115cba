// A run from outside: pulled, stepped, asked, disposed.
import { createTrainer, type Progress, type Trainer } from 'batchnorm-playground';
import { afterEach, describe, expect, it } from 'vitest';

const open: Trainer[] = [];
async function start(...args: Parameters<typeof createTrainer>): Promise<Trainer> {
  const trainer = await createTrainer(...args);
  open.push(trainer);
  return trainer;
}
afterEach(() => open.splice(0).forEach((trainer) => trainer.dispose()));

const weights = async (trainer: Trainer) => (await trainer.parameters())['linear2/weight']!.values;

describe('run', () => {
  it('makes just the steps asked for, and says so at the end', async () => {
    const trainer = await start();
    const seen: Progress[] = [];
    for await (const progress of trainer.run({ steps: 1000, sliceMs: 1 })) seen.push(progress);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toMatchObject({ step: 1000, state: 'finished' });
    expect(seen.slice(0, -1).every(({ state }) => state === 'running')).toBe(true);
    expect(seen.at(-1)!.epoch).toBeCloseTo(1000 / 7, 12);
  });

  it('is pulled: what is not asked for is not trained, and break ends it', async () => {
    const trainer = await start();
    for await (const { step } of trainer.run({ sliceMs: 1 })) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(trainer.status.step).toBe(step);
      if (step > 100) break;
    }
    const { step } = trainer.status;
    expect((await trainer.step()).step).toBe(step + 1);
  });

  it('gives the same bits whatever the slices', async () => {
    const [one, many] = [await start(), await start()];
    await one.step(300);
    for await (const _ of many.run({ steps: 299, sliceMs: 0.01 }));
    await many.step();
    expect(await weights(many)).toEqual(await weights(one));
    expect(many.history.series('loss/train')).toEqual(one.history.series('loss/train'));
  });

  it('says infinity where a loss has left the numbers', async () => {
    const trainer = await start({
      norm: 'none',
      activation: 'identity',
      init: { scheme: 'auto', gain: 3 },
      optimizer: { name: 'sgd', learningRate: 10 },
    });
    await trainer.step(50);
    expect(trainer.status.state).toBe('diverged');
    expect((await trainer.evaluate('train')).loss).toBe(Infinity);
    expect((await trainer.measures()).train.loss).toBe(Infinity);
  });

  it('keeps its slices short after many single steps, which tell nothing of how long more of them take', async () => {
    const trainer = await start();
    for (let i = 0; i < 40; i++) await trainer.step(5);
    for await (const { step } of trainer.run({ sliceMs: 1 })) {
      expect(step).toBeLessThan(200 + 2 ** 17);
      break;
    }
  });

  it('differs by seed', async () => {
    const [a, b] = [await start({ seed: 1 }), await start({ seed: 2 })];
    expect(await weights(a)).not.toEqual(await weights(b));
  });

  it('stops at an epoch, a loss, an accuracy', async () => {
    for await (const { step, state } of (await start()).run({ until: { epoch: 3 } }))
      if (state === 'finished') expect(step).toBe(21);
    const trainer = await start();
    for await (const _ of trainer.run({ until: { accuracy: 0.9 }, steps: 5000 }));
    expect(trainer.status.state).toBe('finished');
    expect((await trainer.evaluate()).accuracy).toBeGreaterThanOrEqual(0.9);
    expect(trainer.status.step).toBeLessThan(5000);
    for await (const _ of trainer.run({ until: { loss: 0.1 }, steps: 5000 }));
    expect((await trainer.evaluate()).loss).toBeLessThanOrEqual(0.1);
  });

  it.each([
    [{ steps: 0 }, 'steps'],
    [{ steps: 1.5 }, 'steps'],
    [{ steps: '3' }, 'steps'],
    [{ sliceMs: -1 }, 'sliceMs'],
    [{ sliceMs: Number.NaN }, 'sliceMs'],
    [{ until: { loss: 0 } }, 'until.loss'],
  ])('refuses %j', async (options, field) => {
    const run = (await start()).run(options as never);
    await expect(run.next()).rejects.toMatchObject({ field });
  });
});

describe('divergence', () => {
  it('is a result: it says where, and no number of the history is NaN', async () => {
    const trainer = await start({
      norm: 'none',
      optimizer: { name: 'sgd', learningRate: 100 },
      data: { scale: 1e6 },
    });
    let last: Progress | undefined;
    for await (last of trainer.run({ steps: 1000 }));
    expect(last).toMatchObject({
      state: 'diverged',
      diverged: { layer: expect.any(String), quantity: expect.any(String) },
    });
    expect(last!.step).toBeLessThan(1000);
    expect(trainer.history.series('loss/train').values.every(Number.isFinite)).toBe(true);
    expect((await trainer.step()).state).toBe('diverged');
  });
});

describe('history', () => {
  it('begins where training does: gamma 1, beta 0, step 0', async () => {
    const trainer = await start();
    await trainer.step(10);
    expect([...trainer.history.steps]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const { width, values } = trainer.history.series('bn2/gamma');
    expect(width).toBe(16);
    expect(values).toHaveLength(160);
    expect(values.slice(0, 16).every((v) => v === 1)).toBe(true);
    expect(
      trainer.history
        .series('bn1/beta')
        .values.slice(0, 16)
        .every((v) => v === 0),
    ).toBe(true);
    expect(() => trainer.history.series('bn9/gamma')).toThrow(/bn1\/gamma/);
  });

  it('stays bounded and evenly spread however long the run', async () => {
    const trainer = await start({ layers: [2] });
    for await (const _ of trainer.run({ steps: 20_000, sliceMs: 2 }));
    const steps = [...trainer.history.steps];
    expect(steps.length).toBeLessThanOrEqual(1024);
    expect(steps.length).toBeGreaterThanOrEqual(512);
    expect(new Set(steps.slice(1).map((step, i) => step - steps[i]!)).size).toBe(1);
    expect(steps[0]).toBe(0);
    expect(trainer.history.generation).toBeGreaterThan(0);
  });

  it('of measures has a row for each measuring, at most 1,024', async () => {
    const trainer = await start({ layers: [2] });
    for (let i = 0; i < 1030; i++) {
      await trainer.step();
      await trainer.measures();
    }
    const { measured } = trainer.history;
    expect(measured.rows).toBe(512 + 6);
    expect(measured.steps[1]! - measured.steps[0]!).toBe(2);
    expect(measured.series('bn1/identityDistance')).toMatchObject({ width: 3 });
  });
});

describe('questions', () => {
  it('grid asks for the same as predict up to rounding, row 0 on top', async () => {
    const trainer = await start();
    await trainer.step(200);
    const { values } = await trainer.grid({ size: 3, bounds: [0, 3, 10, 13] });
    const centres = [12.5, 11.5, 10.5].flatMap((y) => [0.5, 1.5, 2.5].flatMap((x) => [x, y]));
    // Batch norm is folded into the weights for it (src/folded_net.h).
    for (const [i, z] of (await trainer.predict(Float32Array.from(centres))).entries())
      expect(Math.abs(values[i]! - z)).toBeLessThan(1e-5 * Math.max(1, Math.abs(z)));
  });

  it('grid shows hidden units: a ReLU is never negative', async () => {
    const trainer = await start();
    const { values, bounds } = await trainer.grid({ size: 20, layer: 1, unit: 15 });
    expect(values).toHaveLength(400);
    expect(Math.min(...values)).toBe(0);
    expect(bounds[1] - bounds[0]).toBeCloseTo(bounds[3] - bounds[2], 12);
  });

  it('evaluate agrees with predict', async () => {
    const trainer = await start();
    await trainer.step(300);
    const { test } = await trainer.data();
    const logits = await trainer.predict(test!.points);
    const right = [...logits].filter((z, i) => (z > 0 ? 1 : 0) === test!.labels[i]).length;
    const losses = [...logits].map((z, i) => Math.log1p(Math.exp(test!.labels[i] ? -z : z)));
    const { loss, accuracy } = await trainer.evaluate('test');
    expect(accuracy).toBeCloseTo(right / logits.length, 12);
    expect(loss).toBeCloseTo(losses.reduce((a, b) => a + b) / losses.length, 5);
  });

  it('learning rate changes while running', async () => {
    const [a, b] = [
      await start({ optimizer: 'sgd' }),
      await start({ optimizer: { name: 'sgd', learningRate: 0.5 } }),
    ];
    await a.configure({ learningRate: 0.5 });
    await Promise.all([a.step(5), b.step(5)]);
    expect(await weights(a)).toEqual(await weights(b));
    expect(a.config.optimizer.learningRate).toBe(0.5);
    await expect(a.configure({ learningRate: 0 })).rejects.toMatchObject({
      field: 'optimizer.learningRate',
      value: 0,
    });
  });

  it.each([
    ['grid', [{ size: 0 }], 'size'],
    ['grid', [{ size: 8, layer: 3 }], 'layer'],
    ['grid', [{ size: 8, layer: 1, unit: 16 }], 'unit'],
    ['grid', [{ size: 8, bounds: [1, 0, 0, 1] }], 'bounds'],
    ['predict', [[1, 2]], 'points'],
    ['predict', [new Float32Array(3)], 'points'],
    ['evaluate', ['all'], 'set'],
    ['step', [0], 'n'],
  ] as const)('%s(%j) is refused', async (method, args, field) => {
    const trainer = await start();
    await expect(
      (trainer[method] as (...a: unknown[]) => Promise<unknown>)(...args),
    ).rejects.toMatchObject({ field });
  });

  it('without a split nothing tests', async () => {
    const trainer = await start({ data: { split: null } });
    await expect(trainer.evaluate('test')).rejects.toThrow(/split null/);
    expect((await trainer.measures()).test).toBeNull();
    expect((await trainer.data()).test).toBeNull();
  });
});

describe('dispose', () => {
  it('is fine twice, and every call after it rejects', async () => {
    const trainer = await start();
    trainer.dispose();
    trainer.dispose();
    await expect(trainer.step()).rejects.toThrow('disposed');
    await expect(trainer.measures()).rejects.toThrow('disposed');
    await expect(trainer.run().next()).rejects.toThrow('disposed');
  });
});
