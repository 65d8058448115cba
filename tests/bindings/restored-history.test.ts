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

// Seen to fail with restore() leaving its option alone: the new run's history began where it was restored.
test('in another trainer the history of the first goes on', async () => {
  const one = await createTrainer({ layers: [4] });
  await one.measures();
  await one.step(30);
  await one.measures();
  const snapshot = await one.snapshot();
  await one.step(20);
  const other = await createTrainer({ layers: [4] });
  await other.restore(snapshot, { history: one.history });
  expect(other.history.rows).toBe(30);
  expect([...other.history.measured.steps]).toEqual([0, 30]);
  await other.step(20);
  for (const name of one.history.names)
    expect(other.history.series(name)).toEqual(one.history.series(name));

  // Going back in the second one cuts its own rows first, then those of the first.
  const later = await other.snapshot();
  await other.restore(snapshot);
  expect(other.history.rows).toBe(30);
  await other.restore(later);
  expect(other.status.step).toBe(50);
  await other.restore(later, { history: one.history });
  expect([...other.history.steps]).toEqual([...one.history.steps]);
  for (const trainer of [one, other]) trainer.dispose();
});

// Seen to fail with rows of the other way in its history: those that the trainer at hand had made since.
test('of two ways from one moment each has its own history', async () => {
  const trainer = await createTrainer({ layers: [4] });
  await trainer.step(10);
  const fork = await trainer.snapshot();
  await trainer.step(30);
  const [first, bytes] = [trainer.history, await trainer.snapshot()];
  const losses = [...first.series('loss/train').values];
  await trainer.restore(fork);
  await trainer.configure({ learningRate: 1 });
  await trainer.step(50);
  const second = [...trainer.history.series('loss/train').values];
  expect(second.slice(0, 10)).toEqual(losses.slice(0, 10));
  expect(second.slice(11, 40)).not.toEqual(losses.slice(11, 40));
  await trainer.restore(bytes, { history: first });
  expect([...trainer.history.series('loss/train').values]).toEqual(losses);
  await trainer.step(5);
  expect([...trainer.history.steps]).toEqual(Array.from({ length: 45 }, (_, i) => i));
  trainer.dispose();
});

test('a history that is none is refused', async () => {
  const trainer = await createTrainer({ layers: [2] });
  const bytes = await trainer.snapshot();
  for (const history of [null, {}, [], 'x', 3])
    await expect(trainer.restore(bytes, { history } as never)).rejects.toThrow(/^history is/);
  await expect(trainer.restore(bytes, { past: 1 } as never)).rejects.toThrow(/past/);
  trainer.dispose();
});
