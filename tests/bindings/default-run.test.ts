// The default run does what the page says it does, in the wasm that ships.
import { createTrainer, defaults } from 'batchnorm-playground';
import { expect, it } from 'vitest';

const seeds = Array.from({ length: 10 }, (_, seed) => seed);

it('is a spiral, 2-16-16-1, batch norm, Adam', () => {
  expect(defaults).toMatchObject({ data: { name: 'spiral' }, optimizer: { name: 'adam' } });
  expect(defaults.layers.map(({ units, norm }) => [units, norm.kind])).toEqual([
    [16, 'batch'],
    [16, 'batch'],
  ]);
});

it('lies in [-1, 1]² but for the noise', async () => {
  const trainer = await createTrainer({ data: { noise: 0 } });
  const { train, test } = await trainer.data();
  for (const { points } of [train, test!])
    expect(Math.max(...points.map(Math.abs))).toBeLessThanOrEqual(1);
  trainer.dispose();
});

it('reaches 97 % training accuracy within 3,000 steps for 9 of 10 seeds', async () => {
  let reached = 0;
  for (const seed of seeds) {
    const trainer = await createTrainer({ seed });
    for await (const _ of trainer.run({ steps: 3000, until: { accuracy: 0.97 } }));
    if ((await trainer.evaluate('train')).accuracy! >= 0.97) reached++;
    trainer.dispose();
  }
  expect(reached).toBeGreaterThanOrEqual(9);
});

it('keeps untouched (1, 0) and undone (σ, μ) apart in each layer', async () => {
  for (const seed of seeds) {
    const trainer = await createTrainer({ seed });
    for (const { std, mean } of (await trainer.measures()).layers) {
      const apart = [...std].filter((s, j) => Math.hypot(s - 1, mean[j]!) > 0.5).length;
      expect(apart / std.length).toBeGreaterThanOrEqual(0.75);
    }
    trainer.dispose();
  }
});
