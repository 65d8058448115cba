// Names that scripts rely on: renaming one of them breaks somebody, and belongs into the CHANGELOG.
import * as surface from 'batchnorm-playground';
import { expect, it } from 'vitest';

const methods = [
  ...['run', 'step', 'predict', 'grid', 'evaluate', 'measures', 'histogram', 'probe'],
  ...['parameters', 'gradients', 'setParameters', 'freeze', 'thaw', 'configure'],
  ...['insertBatchNorm', 'foldBatchNorm', 'rescale', 'snapshot', 'restore', 'export', 'dispose'],
] as const;
const functions = [
  ...['createTrainer', 'init', 'importModel', 'batchNorm', 'batchNormBackward', 'dataset'],
] as const;

it('the module has what its guide names', () => {
  for (const name of functions) expect(surface, name).toHaveProperty(name, expect.any(Function));
  for (const name of ['defaults', 'limits', 'version']) expect(surface).toHaveProperty(name);
});

it('a run has, and each of its steps says where it is', async () => {
  const trainer = await surface.createTrainer();
  for (const name of methods) expect(trainer, name).toHaveProperty(name, expect.any(Function));
  expect(trainer[Symbol.asyncDispose]).toBeInstanceOf(Function);
  for await (const progress of trainer.run({ steps: 2 }))
    expect(Object.keys(progress)).toEqual(
      expect.arrayContaining(['step', 'epoch', 'loss', 'state', 'rows']),
    );
  trainer.dispose();
});

it('measures have each quantity of a unit, bands of a layer, and what undoing costs', async () => {
  const trainer = await surface.createTrainer({ layers: [3] });
  const { layers, whatIf } = await trainer.measures();
  for (const name of [
    ...(['gain', 'shift', 'intercept', 'identityDistance', 'affineDistance', 'kappa'] as const),
    ...(['activeFraction', 'mean', 'std', 'gamma', 'beta'] as const),
  ])
    expect(layers[0]![name], name).toHaveLength(3);
  expect(Object.keys(layers[0]!.bands)).toContain('identityDistance');
  expect(whatIf).toMatchObject({ trained: expect.any(Number), identity: expect.any(Number) });
  trainer.dispose();
});
