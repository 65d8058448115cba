// Along the gradient the loss and the gradient itself change less with batch norm.
import type { Trainer } from '../index';
import type { Experiment, Lane } from './experiment';
import type { Notes } from './notes';
import { init, skewedMoons } from './set-ups';
import { median } from './statistics';

const along = [0.02, 0.1, 0.2, 0.4];

async function look(trainer: Trainer, notes: Notes): Promise<void> {
  const { step } = trainer.status;
  if (step === 0) return;
  const probe = await trainer.probe({ along });
  notes.add('range', step, probe.lossRange);
  notes.add('change', step, probe.largestChange);
  for (const i of along.keys()) notes.add(`ahead${i}`, step, probe.along.loss[i]! - probe.loss);
}

const lane = (id: 'batch' | 'none', title: string): Lane => ({
  id,
  title,
  config: {
    data: skewedMoons,
    layers: [16, 16, 16, 16],
    activation: 'relu',
    norm: id,
    init: init(),
    optimizer: { name: 'sgd', learningRate: 0.05 },
    batchSize: 64,
  },
  steps: 100,
  look: { every: 10, at: look },
  end: async (_, notes) => ({
    range: median(notes.values('range')),
    change: median(notes.values('change')),
    ...Object.fromEntries(
      [...along.keys()].map((i) => [`ahead${i}`, median(notes.values(`ahead${i}`))]),
    ),
  }),
});

export const smootherLandscape: Experiment = {
  id: 'smoother-landscape',
  chapter: 'What is it good for?',
  title: 'A smoother way down',
  claim:
    'On steps along the gradient the loss varies at least 3 times less with batch norm, and the gradient changes at least 2 times less.',
  seeds: { full: 20, quick: 7 },
  lanes: [lane('batch', 'batch norm'), lane('none', 'no batch norm')],
  derive: (m) => ({
    rangeRatio: m['none/range']! / m['batch/range']!,
    changeRatio: m['none/change']! / m['batch/change']!,
  }),
  criteria: [
    { says: 'Range of the loss without over with', of: ['rangeRatio'], from: 3 },
    {
      says: 'Largest relative change of the gradient without over with',
      of: ['changeRatio'],
      from: 2,
    },
  ],
  sentence:
    'The loss varies by {none/range} without batch norm and {batch/range} with it; the gradient changes by {none/change} times its own length without and {batch/change} with.',
  steps: [
    {
      title: 'How far can the gradient be trusted?',
      words: [
        'A step of gradient descent trusts that the slope it stands on goes on. So stop at every tenth step and look ahead: go $w − η·g$ for $η$ = .02, .1, .2, .4, and see how the loss varies there.',
      ],
      figures: [
        {
          kind: 'notes',
          title: 'Range of the loss along the gradient',
          note: 'range',
          lanes: ['none', 'batch'],
          log: true,
        },
      ],
      act: { kind: 'train', label: 'Train both and look ahead', lanes: ['none', 'batch'] },
    },
    {
      title: 'What a longer step would have done',
      words: [
        'The same looks ahead, by the length of the step: how much higher is the loss there than here? Below 0 the step pays; above, it went too far.',
        'The figure has the median over the ten looks.',
      ],
      figures: [
        {
          kind: 'sweep',
          title: 'Loss at w − η·g, less that at w',
          x: { title: 'η', values: along, log: true },
          lines: [
            { title: 'no batch norm', of: [...along.keys()].map((i) => `none/ahead${i}`) },
            { title: 'batch norm', of: [...along.keys()].map((i) => `batch/ahead${i}`) },
          ],
        },
      ],
      act: {
        kind: 'guess',
        question: 'If the loss were a straight slope, what would these curves be?',
        options: ['Level', 'Falling in proportion to $η$: $−η·|g|²$', 'Falling, then rising'],
        right: 1,
        because:
          'Each step would win $η·|g|²$, however long. That they turn up is the landscape’s curvature: what a [[learning rate]] has to stay below.',
      },
    },
    {
      title: 'The gradient itself turns less',
      words: [
        'Without batch norm the gradient there differs from the one here by several times its own length: what it said is worth little so far out.',
        'With batch norm it changes less, which is not little: at the median of the seeds by about twice its own length.',
      ],
      figures: [
        {
          kind: 'notes',
          title: 'Largest change of the gradient, relative',
          note: 'change',
          lanes: ['none', 'batch'],
          log: true,
        },
      ],
      act: {
        kind: 'guess',
        question: 'A gradient that changes by less than its own length …',
        options: ['still points downhill out there', 'has turned round', 'is zero'],
        right: 0,
        because:
          'If $|g′ − g| < |g|$ the angle between the two is below 90°: the old direction still goes down.',
      },
    },
  ],
  notClaimed: [
    'That the gradient hardly changes with batch norm: at the farthest look it differs by about twice its own length, without by about five times.',
    'That the landscape is smoother everywhere, or that this is the whole reason: at other widths, depths and scales the ratio differs.',
  ],
  sources: [
    { title: 'Santurkar et al. 2018, section 3.1', url: 'https://arxiv.org/abs/1805.11604' },
  ],
};
