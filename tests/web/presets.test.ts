// What each preset says is so: run without the page, on the very states that its buttons set.
import { createTrainer, type Trainer } from 'batchnorm-playground';
import { afterEach, describe, expect, test } from 'vitest';
import { configOf, initial, problem } from '../../web/config';
import { laneStates } from '../../web/lanes';
import { presets, stateOf } from '../../web/presets';
import type { Key, State } from '../../web/state';
import { freezer } from '../../web/trains';

const open: Trainer[] = [];
afterEach(() => {
  for (const trainer of open.splice(0)) trainer.dispose();
});

const statesOf = (name: string): State[] => {
  const state = stateOf(presets.find((preset) => preset.name === name)!, initial);
  return [state, ...laneStates(state)];
};

/** The page's run of a preset, then its lanes, after so many steps. */
async function runs(name: string, steps: number): Promise<Trainer[]> {
  return Promise.all(
    statesOf(name).map(async (state) => {
      const trainer = await createTrainer(configOf(state));
      open.push(trainer);
      await freezer(state)(trainer);
      if (steps > 0) await trainer.step(steps);
      return trainer;
    }),
  );
}

const train = async (trainer: Trainer): Promise<number> =>
  trainer.status.state === 'diverged'
    ? Number.POSITIVE_INFINITY
    : (await trainer.measures()).train.loss;

const tested = async (trainer: Trainer): Promise<number> =>
  trainer.status.state === 'diverged' ? 0 : (await trainer.evaluate('test')).accuracy!;

test('there are good and bad ones, each of values that the page takes, each with a sentence', () => {
  expect(presets.length).toBeGreaterThanOrEqual(6);
  expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
  expect(new Set(presets.map(({ kind }) => kind)).size).toBe(3);
  for (const { words, state } of presets) {
    expect(words).toMatch(/^[A-Zγβ0-9].{40,160}\.$/);
    for (const [key, value] of Object.entries(state))
      expect(`${key}: ${problem(key as Key, value)}`).toBe(`${key}: null`);
  }
});

describe('what it says is so', () => {
  test('step 1 + 2: not the identity, and step 2 does something', async () => {
    const [own] = await runs('Step 1 + 2 on a spiral', 1000);
    const { verdict, layers } = await own!.measures();
    expect(verdict!.state).toBe('not');
    expect(layers.every(({ bands }) => bands.affineDistance.median > 0.1)).toBe(true);
  });

  test('step 1 only learns less than step 1 + 2', async () => {
    const [own, both] = await runs('Step 1 only', 1000);
    expect(await train(own!)).toBeGreaterThan(1.5 * (await train(both!)));
  });

  test('no norm at rate 3 does not learn, with batch norm it does', async () => {
    const [own, both] = await runs('No norm at rate 3', 400);
    expect(await train(own!)).toBeGreaterThan(0.5);
    expect(await train(both!)).toBeLessThan(0.2);
  });

  test('a batch of two tests worse than one of 64', async () => {
    const [own, large] = await runs('A batch of two', 600);
    expect(await tested(own!)).toBeLessThan((await tested(large!)) - 0.03);
  });

  test('without β the loss stays at ln 2, with it it falls', async () => {
    const [own, both] = await runs('β missing on mirrored xor', 500);
    expect(await train(own!)).toBeGreaterThan(Math.LN2 - 1e-4);
    expect(await train(own!)).toBeLessThan(0.6952);
    expect(await train(both!)).toBeLessThan(0.05);
  });

  test('γ and β alone tell the moons apart, and nothing else moves', async () => {
    const [own] = await runs('Only γ and β train', 0);
    const before = await own!.parameters();
    await own!.step(300);
    const after = await own!.parameters();
    const moved = Object.keys(after).filter((name) =>
      after[name]!.values.some((v, i) => v !== before[name]!.values[i]),
    );
    expect(moved.sort()).toEqual(['bn1/beta', 'bn1/gamma', 'bn2/beta', 'bn2/gamma']);
    expect((await own!.measures()).train.accuracy).toBeGreaterThan(0.97);
  });

  test('a large input shift is taken out by batch norm alone', async () => {
    const [own, none] = await runs('A large input shift', 600);
    expect(await tested(own!)).toBeGreaterThan(0.9);
    expect(await tested(none!)).toBeLessThan(0.65);
  });

  test('weights that start too large: the identity is far away from the first step on', async () => {
    const [own] = await runs('Weights that start 10 × too large', 0);
    const { layers } = await own!.measures();
    expect(Math.min(...layers.map(({ std }) => std[0]!))).toBeGreaterThan(3);
  });

  test('decay starves the layers through γ and β, and less so without', async () => {
    const [own, spared] = await runs('γ and β decay away', 1000);
    expect(await train(own!)).toBeGreaterThan(1.2 * (await train(spared!)));
  });

  test('without running statistics training is the same, the test is not', async () => {
    const [own, both] = await runs('No running statistics', 300);
    expect(own!.status.loss).toBe(both!.status.loss);
    const loss = async (trainer: Trainer) => (await trainer.evaluate('test')).loss;
    expect(await loss(own!)).not.toBe(await loss(both!));
  });
});
