// Going back to a snapshot cuts the history there, the measured rows as well as those of each step.
import { createTrainer } from 'batchnorm-playground';
import { expect, test } from 'vitest';

test('restore keeps the measured rows up to where it goes back', async () => {
  const trainer = await createTrainer({ layers: [4] });
  await trainer.measures();
  await trainer.step(10);
  await trainer.measures();
  const snapshot = await trainer.snapshot();
  const kept = trainer.history.measured.series('loss/train').values;
  await trainer.step(10);
  await trainer.measures();
  await trainer.restore(snapshot);
  expect([...trainer.history.measured.steps]).toEqual([0, 10]);
  expect(trainer.history.measured.series('loss/train').values).toEqual(kept);
  expect(trainer.history.rows).toBe(10);
  await trainer.step(5);
  await trainer.measures();
  expect([...trainer.history.measured.steps]).toEqual([0, 10, 15]);
  trainer.dispose();
});
