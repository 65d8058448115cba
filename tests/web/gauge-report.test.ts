// What a rescaling moved stands under “moved”, whatever was meant to; and ε is named where it is why.
import { createTrainer } from 'batchnorm-playground';
import { expect, test } from 'vitest';
import { gaugeCaption } from '../../web/figures/captions';
import { epsFelt, gaugeMove, stood } from '../../web/gauge';
import { times } from '../../web/numbers';

// Seen to fail with all that ought to stand taken for what stood.
test('÷ 5 six times: ε takes over, and loss and answers have moved', async () => {
  const trainer = await createTrainer();
  for await (const _ of trainer.run({ steps: 300 }));
  const divide = () => gaugeMove(trainer, { kind: 'rescale', factor: 1 / 5 });
  const first = await divide();
  expect(stood(first)).toEqual({ loss: true, answers: true });
  expect(epsFelt(first)).toBe(0);
  expect(gaugeCaption(first)).toMatch(/^Weights ÷ 5: /);
  expect(gaugeCaption(first)).not.toContain('ε');
  const later = [];
  for (let i = 0; i < 5; i++) later.push(await divide());
  expect(later.some((report) => !stood(report).loss)).toBe(true);
  const last = later.at(-1)!;
  expect(stood(last).answers).toBe(false);
  expect(epsFelt(last)).toBeGreaterThan(0.5);
  expect(epsFelt(last)).toBeLessThanOrEqual(1.0001);
  expect(gaugeCaption(last)).toMatch(/ε is now [\d.]+\u202f% of var \+ ε, no longer small/);
  for (const { step2 } of last.layers) expect(step2).toBe(0);
  trainer.dispose();
});

test.each([
  [5, '× 5'],
  [1 / 5, '÷ 5'],
  [1, '× 1'],
])('a factor of %d reads %s', (factor, words) => expect(times(factor)).toBe(words));
