// The verdict's sentence is right in every case that a run can be in.
import type { Measures, Progress } from 'batchnorm-playground';
import { describe, expect, test } from 'vitest';
import { plain, verdict } from '../../web/verdict';

const running: Progress = { step: 1240, epoch: 99, loss: 0.02, state: 'running', rows: 1024 };
const judged = {
  step: 1240,
  train: { loss: 0.02, accuracy: 0.99 },
  test: null,
  layers: [],
  whatIf: { trained: 0.021, identity: 0.87, step2Off: 0.34, layers: [] },
  verdict: {
    state: 'not',
    distance: 1.5,
    meter: 0.6,
    layer: 'bn1',
    unit: 3,
    gain: 0.41,
    intercept: -0.15,
  },
} satisfies Measures as Measures;

const say = (change: Partial<Measures> = {}, norm = 'batch', progress = running) =>
  plain(verdict({ norm, hidden: 2, progress, measures: { ...judged, ...change } }));

const what = (identity: number, step2Off: number) => ({
  whatIf: { trained: 0.021, identity, step2Off, layers: [] },
});
const state = (name: 'undone' | 'close' | 'not') => ({
  verdict: { ...judged.verdict!, state: name },
});

describe('while batch norm trains', () => {
  test('it says what the median unit does and what a change would cost', () => {
    expect(say()).toBe(
      'Batch norm is not undoing itself: the median unit, 1·4, maps x ↦ 0.41·x − 0.15. Making it the identity now would raise the training loss 0.021 → 0.87; dropping step 2 would raise it 0.021 → 0.34 (with the set’s own statistics).',
    );
  });
  test('a loss that would fall is said to fall', () => {
    expect(say(what(0.01, 0.34))).toContain('would lower the training loss 0.021 → 0.010;');
    expect(say(what(0.87, 0.0104))).toContain('would lower it 0.021 → 0.010 (with');
  });
  test('a loss that would read the same is said to stay', () => {
    expect(say(what(0.0212, 0.0208))).toContain(
      'would leave the training loss at 0.021; dropping step 2 would leave it at 0.021 (with',
    );
  });
  test('a loss without bounds', () => {
    expect(say(what(Number.POSITIVE_INFINITY, Number.NaN))).toContain(
      'would send the training loss beyond all bounds; dropping step 2 would send it beyond all bounds (with',
    );
  });
  test('close, and undone', () => {
    expect(say(state('close'))).toMatch(/^Batch norm is close to undoing itself: the median/);
    expect(say(state('undone'))).toMatch(/^Batch norm has undone itself: the median/);
  });
  test('the signs of the map', () => {
    const unit = (gain: number, intercept: number) => ({
      verdict: { ...judged.verdict!, gain, intercept },
    });
    expect(say(unit(-0.5, 0.3))).toContain('x ↦ −0.50·x + 0.30.');
    expect(say(unit(1, 0))).toContain('x ↦ 1.00·x + 0.00.');
    expect(say(unit(1, -0))).toContain('x ↦ 1.00·x + 0.00.');
  });
});

test('before training it says what there is to learn', () => {
  expect(say({ step: 0 }, 'batch', { ...running, step: 0 })).toBe(
    'Before training, γ = 1 and β = 0: step 2 does nothing yet. The median unit, 1·4, maps x ↦ 0.41·x − 0.15; to undo step 1 it has to learn γ = 2.44, β = 0.37.',
  );
});

test('what is left out of a run is not what it has to learn', () => {
  const facts = { norm: 'batch', hidden: 2, progress: { ...running, step: 0 }, without: 'β' };
  expect(plain(verdict({ ...facts, measures: { ...judged, step: 0 } }))).toMatch(
    /it would have to learn γ = 2\.44, β = 0\.37, but β is left out of this run\.$/,
  );
});

test('with step 1 alone there is nothing that could undo it', () => {
  expect(say({}, 'standardize')).toBe(
    'Step 2 is left out of this run, so nothing can undo step 1: the median unit, 1·4, maps x ↦ 0.41·x − 0.15. Making it the identity now would raise the training loss 0.021 → 0.87 (with the set’s own statistics).',
  );
});

test('without batch norm it says so', () => {
  expect(say({ verdict: null, whatIf: null }, 'none')).toBe(
    'There is no batch norm in this run, so there is nothing to undo. Its training loss is now 0.020; choose step 1 + 2 to put the question to the same network.',
  );
});

test('a run that diverged, with the place', () => {
  const diverged = { step: 17, layer: 'bn2', quantity: 'std' };
  expect(say({}, 'batch', { ...running, state: 'diverged', diverged })).toBe(
    'This run diverged at step 17: σ of layer 2 is no longer finite. Most often the steps were too large, and a smaller learning rate holds.',
  );
  expect(say({}, 'none', { ...running, step: 3, state: 'diverged' })).toContain(
    'diverged at step 3.',
  );
});

test('without a hidden layer it asks for one, not for what is chosen already', () => {
  const bare = { ...judged, verdict: null, whatIf: null };
  const words = plain(verdict({ norm: 'batch', hidden: 0, progress: running, measures: bare }));
  expect(words).toMatch(/no hidden layer.*add a layer to put the question/);
  expect(words).not.toContain('step 1 + 2');
});

test('before the first measures it waits', () => {
  expect(plain(verdict({ norm: 'batch', hidden: 2, progress: running, measures: null }))).toMatch(
    /being set up/,
  );
});
