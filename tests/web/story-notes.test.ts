// A figure of a story shows each quantity that its title names, by its own name.
import { experiments } from 'batchnorm-playground/experiments';
import { expect, test } from 'vitest';
import { noteLines } from '../../web/story/figures';

const experiment = experiments.find(({ id }) => id === 'undo-one-layer')!;

// Seen to fail with γ/σ alone, unnamed.
test('γ/σ and β/μ are two named curves that look unlike', () => {
  const figure = experiment.steps[1]!.figures.find((f) => f.kind === 'notes')!;
  const notes = {
    steps: () => [0, 1],
    values: (name: string) => (name === 'gamma/std' ? [0.4, 1] : [0, 1]),
  };
  const session = { experiment, lane: () => ({ notes }) };
  const scene = { session, looks: new Map() } as unknown as Parameters<typeof noteLines>[0];
  const lines = noteLines(scene, figure);
  expect(lines.map(({ title, ys }) => [title, ys])).toEqual([
    ['γ/σ', [0.4, 1]],
    ['β/μ', [0, 1]],
  ]);
  expect(lines[0]!.look.dash).not.toBe(lines[1]!.look.dash);
});
