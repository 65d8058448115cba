// Where a diverged run goes back to: the newest point at which its loss was still good.
import { expect, test } from 'vitest';
import { Checkpoints } from '../../web/checkpoints';

const bytes = new Uint8Array();

test('the newest good one, not the newest', () => {
  const kept = new Checkpoints();
  expect(kept.lastGood()).toBeNull();
  for (const [step, loss] of [
    [0, 0.7],
    [100, 0.3],
    [200, 0.35],
    [300, 4000],
    [400, Number.POSITIVE_INFINITY],
  ] as const)
    kept.push({ step, loss, bytes });
  expect(kept.lastGood()?.step).toBe(200);
});

test('a run that was never well goes back to its start', () => {
  const kept = new Checkpoints();
  for (let step = 0; step < 40; step++) kept.push({ step, loss: 10 + 10 * step, bytes });
  expect(kept.lastGood()?.step).toBe(0);
});

test('going back and on again leaves no later ones', () => {
  const kept = new Checkpoints();
  for (const step of [0, 10, 20, 5]) kept.push({ step, loss: 1, bytes });
  expect(kept.lastGood()?.step).toBe(5);
});
