// Three layers of a hundred sigmoids: the net of the first paper's first figure, on two moons.
import type { Trainer } from '../index';
import type { Experiment, Lane } from './experiment';
import type { Notes } from './notes';
import { moons } from './set-ups';
import { median } from './statistics';

const compared = 300;

async function look(trainer: Trainer, notes: Notes): Promise<void> {
  const { accuracy } = await trainer.evaluate('test', { statistics: 'running' });
  notes.add('accuracy', trainer.status.step, accuracy!);
  const { blockNorms } = await trainer.probe();
  notes.add('reach', trainer.status.step, blockNorms['linear1/weight']!);
}

const lane = (id: 'batch' | 'none', title: string, steps: number): Lane => ({
  id,
  title,
  config: {
    data: { ...moons, samples: 1200, noise: 0.1, split: 1000 / 1200 },
    layers: [100, 100, 100],
    activation: 'sigmoid',
    norm: id,
    init: { scheme: 'normal', std: 0.1, gain: 1 },
    optimizer: { name: 'sgd', learningRate: 0.1 },
    batchSize: 60,
  },
  steps,
  look: { every: 50, at: look },
  end: async (_, notes) => ({
    accuracy: notes.values('accuracy')[notes.steps('accuracy').indexOf(compared)]!,
    reach: median(notes.values('reach').filter((_, i) => notes.steps('reach')[i]! <= compared)),
    later: notes.values('accuracy').at(-1)!,
  }),
});

export const sigmoidStack: Experiment = {
  id: 'sigmoid-stack',
  chapter: 'Why normalise at all?',
  title: 'The net of the first paper’s first figure',
  claim:
    'Three layers of 100 sigmoids have learned two moons after 300 steps with batch norm; without, they have not begun.',
  seeds: { full: 5, quick: 1 },
  lanes: [lane('batch', 'batch norm', compared), lane('none', 'no batch norm', 2000)],
  criteria: [
    { says: 'Test accuracy after 300 steps with batch norm', of: ['batch/accuracy'], from: 0.87 },
    { says: 'Test accuracy after 300 steps without', of: ['none/accuracy'], to: 0.6 },
  ],
  sentence:
    'After 300 steps {batch/accuracy%} of the test points are right with batch norm and {none/accuracy%} without; without, {none/later%} after 2,000. The first layer’s gradient has length {batch/reach} with it, {none/reach} without.',
  steps: [
    {
      title: 'A deep stack of sigmoids',
      words: [
        'Small weights, three layers of 100 sigmoid units, plain gradient descent: the set-up of figure 1 in the paper that brought batch norm, here on two moons.',
        'A sigmoid’s slope is at most ¼, so what the loss says shrinks on its way back through the layers. With batch norm each unit is spread over the part where the sigmoid bends.',
      ],
      figures: [
        { kind: 'notes', title: 'Test accuracy', note: 'accuracy', zero: true, lanes: ['batch'] },
        { kind: 'maps', lanes: ['batch'] },
      ],
      act: { kind: 'train', label: 'Train 300 steps with batch norm', lanes: ['batch'] },
    },
    {
      title: 'The same without',
      words: [
        'The same points, weights and batches, batch norm left out. At 300 steps it still guesses. Given 2,000 it learns too: batch norm did not make it possible, but early.',
      ],
      figures: [
        {
          kind: 'notes',
          title: 'Test accuracy',
          note: 'accuracy',
          zero: true,
          lanes: ['batch', 'none'],
        },
        { kind: 'maps', lanes: ['batch', 'none'] },
      ],
      act: { kind: 'train', label: 'Train 2,000 steps without', lanes: ['none'] },
    },
    {
      title: 'What reaches the first layer',
      words: [
        'Here is the length of the loss’s gradient by the first layer’s weights. On its way there it passes three sigmoids, and three matrices of small weights.',
        'Batch norm divides by $σ$, on the way back as well: where a unit hardly moves, $1/σ$ is large, and what was small is brought to size again.',
      ],
      figures: [
        {
          kind: 'notes',
          title: 'Gradient of layer 1’s weights, length',
          note: 'reach',
          lanes: ['batch', 'none'],
          log: true,
        },
      ],
      act: {
        kind: 'guess',
        question:
          'Three sigmoids in a row: by how much, at most, do their slopes let a gradient through?',
        options: ['All of it', 'A quarter', 'A sixty-fourth'],
        right: 2,
        because:
          'A sigmoid’s slope is $s·(1 − s)$, which is ¼ at most; three in a row make one sixty-fourth. The weights between them do the rest.',
      },
    },
  ],
  notClaimed: ['The numbers of the paper: those are for handwritten digits.'],
  sources: [{ title: 'Ioffe & Szegedy 2015, figure 1', url: 'https://arxiv.org/abs/1502.03167' }],
};
