// Infinity comes back at any depth, nothing else changes.
import { createTrainer } from 'batchnorm-playground';
import { expect, test } from 'vitest';
import { infinite } from '../../bindings/infinite';

test('null is infinity, in lists and in what is inside', () => {
  const report = { a: null, b: 0, c: [null, 1], d: { e: null, f: 'null' }, g: [{ h: null }] };
  expect(infinite(report)).toEqual({
    a: Infinity,
    b: 0,
    c: [Infinity, 1],
    d: { e: Infinity, f: 'null' },
    g: [{ h: Infinity }],
  });
});

// Seen to fail with null at the layers, which the type does not have.
test('a loss that leaves the numbers without one layer’s batch norm is infinite there', async () => {
  const trainer = await createTrainer({ data: 'plane', norm: { eps: 0 } });
  const { values } = (await trainer.parameters())['linear3/weight']!;
  await trainer.setParameters({
    'linear2/weight': new Float32Array(256).fill(1e30),
    'linear3/weight': values.map(() => 1e30),
  });
  const { whatIf } = await trainer.measures();
  for (const { identity, step2Off } of whatIf!.layers)
    for (const loss of [identity, step2Off]) expect(typeof loss).toBe('number');
  trainer.dispose();
});
