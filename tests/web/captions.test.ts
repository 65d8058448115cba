// What the figures say in words: the same loss under one name only, no medians taken for units, layer norm for what it is.
import { describe, expect, test } from 'vitest';
import {
  boundaryCaption,
  insideCaption,
  lossCaption,
  missing,
  missingHere,
  noNorm,
  scaleCaption,
  shiftCaption,
} from '../../web/figures/captions';
import type { Snapshot } from '../../web/snapshot';

const layer = (
  number: number,
  units: Partial<Record<'gamma' | 'std' | 'beta' | 'mean', number[]>>,
) => {
  const length = Object.values(units)[0]!.length;
  const of = (values: number[] | undefined, other: number) =>
    Float32Array.from(values ?? Array(length).fill(other));
  return {
    layer: number,
    gamma: of(units.gamma, 1),
    std: of(units.std, 1),
    beta: of(units.beta, 0),
    mean: of(units.mean, 0),
    counted: new Uint8Array(length).fill(1),
  };
};

const norms = (kind: string, trackRunningStats = true, beta = true) =>
  Array.from({ length: 2 }, () => ({
    units: 4,
    norm: { kind, trackRunningStats, affine: { gamma: true, beta } },
  }));

interface Made {
  step?: number;
  layers?: ReturnType<typeof layer>[];
  config?: ReturnType<typeof norms>;
  own?: number | null;
  test?: number | null;
  /** The step at which it diverged, after the one that could be measured. */
  diverged?: number;
}

/** Of a run whose training set's loss with running statistics went from 1.92 to 0.15. */
const at = ({
  step = 1134,
  layers = [],
  config = norms('batch'),
  own = 0.14,
  test = null,
  diverged,
}: Made) =>
  ({
    progress: { step: diverged ?? step, state: diverged === undefined ? 'running' : 'diverged' },
    config: { layers: config },
    measures: {
      step,
      train: { loss: step === 0 ? 1.92 : 0.15 },
      test: test === null ? null : { loss: test },
      layers,
      whatIf: own && { trained: own },
    },
    points: { classes: 0, train: {} },
    history: { measured: { series: () => ({ steps: [0], values: [1.92] }) } },
  }) as unknown as Snapshot;

describe('the loss', () => {
  test('what it has fallen from is where the line that is drawn begins', () =>
    expect(lossCaption(at({ test: 0.17 }))).toBe(
      'After 1\u202f134 steps the training loss is 0.15 with running statistics, from 1.92 at the start, and 0.14 with the set’s own statistics; the test loss is 0.17.',
    ));
  test('before training both are said', () =>
    expect(lossCaption(at({ step: 0, own: 0.71 }))).toBe(
      'After 0 steps the training loss is 1.92 with running statistics, and 0.71 with the set’s own statistics.',
    ));
  test('where there is one loss only, it is compared with itself', () => {
    const words =
      'After 1\u202f134 steps the training loss is 0.15, from 1.92 at the start; the test loss is 0.17.';
    expect(lossCaption(at({ config: norms('none'), own: null, test: 0.17 }))).toBe(words);
    expect(lossCaption(at({ config: norms('layer'), own: null, test: 0.17 }))).toBe(words);
  });
  test('without running statistics nobody speaks of them', () => {
    const words = lossCaption(at({ config: norms('batch', false) }));
    expect(words).toBe(
      'After 1\u202f134 steps the training loss is 0.15 with the set’s own statistics, from 1.92 at the start.',
    );
  });
  test('of a fit, says which statistics', () => {
    expect(boundaryCaption(at({}))).toBe(
      'With running statistics the loss is 0.15 on the training points.',
    );
    expect(boundaryCaption(at({ config: norms('none') }))).toBe(
      'The loss is 0.15 on the training points.',
    );
  });
});

describe('medians that meet', () => {
  const crossed = layer(1, { gamma: [1, 2, 3, 4], std: [4, 3.2, 2, 1] });
  const far = layer(2, { gamma: [1, 1], std: [9, 9] });
  const half = layer(2, { gamma: [1, 2, 3], std: [1, 3, 2] });
  test('are not units that meet', () =>
    expect(scaleCaption(at({ layers: [crossed] }))).toBe(
      'Layer 1: median γ 2.50, σ 2.60; γ is within 5 % of σ in 0 of 4 units. The medians meet, the units do not.',
    ));
  test('of one layer, and those of all, stand in sentences of their own that say so', () =>
    expect(scaleCaption(at({ layers: [crossed, far] }))).toBe(
      'All layers: median γ 1.50, σ 3.60; γ is within 5 % of σ in 0 of 6 units. Layer 1: the medians meet, the units do not (0 of 4).',
    ));
  test('in both layers, each with its own count', () =>
    expect(scaleCaption(at({ layers: [crossed, half] }))).toMatch(
      /^All layers: .* in 1 of 7 units\. Layers 1 and 2: the medians meet, the units do not \(0 of 4, 1 of 3\)\.$/,
    ));
  test('where the units meet, or the medians do not, nothing is added', () => {
    const met = layer(2, { gamma: [1, 2, 3], std: [1, 2, 3] });
    expect(scaleCaption(at({ layers: [met] }))).toBe(
      'Layer 2: median γ 2.00, σ 2.00; γ is within 5 % of σ in 3 of 3 units.',
    );
    expect(scaleCaption(at({ layers: [far] }))).not.toContain('meet');
  });
  test('of the shift, too, whose medians are of sizes', () =>
    expect(shiftCaption(at({ layers: [layer(1, { beta: [1, -2, 3], mean: [-1, 2, -3] })] }))).toBe(
      'Layer 1: median |β| 2.00, |μ| 2.00; β is within 0.05 σ of μ in 0 of 3 units. The medians meet, the units do not.',
    ));
});

test('layer norm has γ and β, and nothing that they could undo', () => {
  expect(noNorm(at({ config: norms('layer') }))).toBe(
    'Layer norm has a γ and a β, too, but takes each point by itself: there is no μ and σ of a batch that they could give back. Choose step\u00a01\u00a0+\u00a02 to see them move.',
  );
  expect(noNorm(at({ config: norms('none') }))).toMatch(/^No batch norm in this run/);
});

test('of a run that diverged each sentence says of which step it is', () => {
  const none = { config: norms('none'), own: null };
  const before = 'At step 1\u202f134, before it diverged';
  expect(lossCaption(at({ ...none, diverged: 1135 }))).toBe(
    `${before}, the training loss is 0.15, from 1.92 at the start.`,
  );
  expect(lossCaption(at({ ...none, step: 0, diverged: 2 }))).toBe(
    'At step 0, before it diverged, the training loss is 1.92.',
  );
  expect(boundaryCaption(at({ ...none, diverged: 1135 }))).toBe(
    `${before}: the loss is 0.15 on the training points.`,
  );
  const far = layer(2, { gamma: [1, 1], std: [9, 9] });
  expect(scaleCaption(at({ layers: [far], diverged: 1135 }))).toMatch(`${before}: layer 2: median`);
  // Where it was measured at the very step, there is nothing to add.
  expect(boundaryCaption(at({ ...none, diverged: 1134 }))).toBe(
    'The loss is 0.15 on the training points.',
  );
});

test('why there is nothing to see is said at length once, elsewhere in a line', () => {
  const none = at({ config: norms('none') });
  expect(missing(none)).toMatch(/^No batch norm in this run, so no γ and no β\. Choose/);
  expect(missingHere(none)).toBe('No batch norm in this run.');
  expect(missingHere({ ...none, config: { ...none.config, layers: [] } })).toBe(
    'No hidden layer in this network.',
  );
  expect(missingHere(null)).toBe('');
});

test('what comes in and what each step makes of it, as mean and deviation', () => {
  const view = { mean: -11.3, std: 8.18, gamma: -2.48, beta: -0.79 };
  expect(insideCaption({ ...at({}), inside: { set: 'batch', view } } as unknown as Snapshot)).toBe(
    'In this mini-batch the values come in with mean −11.3 and deviation 8.18; step 1 gives them mean 0 and deviation 1, step 2 mean −0.79 and deviation 2.48, mirrored.',
  );
});

test('a β that the run leaves out is not told as if it were learnt', () => {
  const layers = [layer(1, { beta: [0, 0], mean: [0, 0.01] })];
  const without = at({ layers, config: norms('batch', true, false) });
  expect(shiftCaption(without)).toMatch(/^β is left out of this run, and so 0\. Layer 1: median/);
  expect(scaleCaption(without)).not.toContain('left out');
  expect(shiftCaption(at({ layers }))).not.toContain('left out');
});

test('one unit is one unit', () => {
  expect(scaleCaption(at({ layers: [layer(1, { gamma: [1] })] }))).toContain('in 1 of 1 unit.');
});

test('where ε outweighs the variance, step 1 does not give a deviation of 1', () => {
  const of = (std: number) =>
    insideCaption({
      ...at({}),
      config: { layers: [{ norm: { eps: 1e-5 } }] },
      inside: { layer: 1, unit: 0, set: 'train', view: { mean: 0, std, gamma: 2, beta: 0 } },
    } as unknown as Snapshot);
  expect(of(1)).toMatch(/deviation 1\.00; step 1 gives them mean 0 and deviation 1, step 2/);
  expect(of(Math.sqrt(2e-5))).toMatch(
    /σ = √\(variance \+ ε\) = .* and deviation 0\.71, step 2 .* 1\.41\.$/,
  );
  expect(of(Math.sqrt(1e-5))).toMatch(
    /deviation all but 0, step 2 mean 0\.00 and deviation all but 0\.$/,
  );
});
