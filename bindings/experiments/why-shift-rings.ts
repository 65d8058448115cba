// Three rings at equal angles: without β a ReLU net cannot tell the rings apart, only directions.
import type { Experiment, Lane } from './experiment';
import { init, type StepTwo, stepTwo, stepTwoLanes, trained } from './set-ups';

/** H(1/3), the loss of the best constant answer where a third is of the other class. */
const bound = -(Math.log(1 / 3) / 3 + (2 * Math.log(2 / 3)) / 3);

const lane = (id: StepTwo, title: string): Lane => ({
  id,
  title,
  config: {
    data: {
      name: 'rings',
      samples: 120,
      noise: 0,
      even: true,
      split: null,
      scale: [1],
      shift: [0],
    },
    layers: [24],
    activation: 'relu',
    norm: stepTwo[id],
    init: init(),
    optimizer: { name: 'adam', learningRate: 0.05 },
    batchSize: 'full',
  },
  steps: 900,
  end: trained,
});

export const whyShiftRings: Experiment = {
  id: 'why-shift-rings',
  chapter: 'Why a second step?',
  title: 'Without β, no distance from the centre',
  claim:
    'On three rings at the same angles a ReLU net of one hidden layer without $β$ does no better than a constant guess; with $β$ it solves it.',
  seeds: { full: 5, quick: 3 },
  lanes: stepTwoLanes(lane),
  criteria: [
    {
      says: 'Loss without β',
      of: ['step1/loss', 'gamma/loss'],
      from: 0.6364,
      to: 0.6385,
      bound: { formula: 'H(1/3)', value: bound },
    },
    { says: 'Accuracy without β', of: ['step1/accuracy', 'gamma/accuracy'], to: 0.667 },
    { says: 'Accuracy with β alone', of: ['beta/accuracy'], from: 0.98 },
    { says: 'Loss with γ and β, or without batch norm', of: ['both/loss', 'none/loss'], to: 0.05 },
    {
      says: 'Accuracy with γ and β, or without batch norm',
      of: ['both/accuracy', 'none/accuracy'],
      from: 0.99,
    },
  ],
  sentence:
    'Without β the loss stays at {step1/loss.4} and {step1/accuracy%} of the points are right; with γ and β it falls to {both/loss.4}.',
  steps: [
    {
      title: 'Rings that a ReLU net should find easy',
      words: [
        'The middle ring is of the other class. One hidden layer of 24 ReLU units is plenty for that, if each unit may put its crease where it likes.',
        'A crease is put by a [[bias]]. [[Step 1]] centres the unit, and with it goes the bias: all creases pass through the middle.',
      ],
      figures: [
        { kind: 'maps', lanes: ['step1', 'both'] },
        { kind: 'losses', lanes: ['step1', 'both'], bound: { formula: 'H(1/3)', value: bound } },
      ],
      act: { kind: 'train', label: 'Train both', lanes: ['step1', 'both'] },
    },
    {
      title: 'A function that grows in proportion',
      words: [
        'With all creases through the middle, the net is a straight line along every ray: its value on the middle ring is the mean of those on the inner and outer ring.',
        'So the middle ring cannot be on the other side of both. The best answer is a constant, and its loss is $H(1/3) = 0.6365$.',
      ],
      figures: [{ kind: 'maps', lanes: ['gamma', 'beta'] }],
      act: {
        kind: 'train',
        label: 'Train with γ alone, and with β alone',
        lanes: ['gamma', 'beta'],
      },
    },
    {
      title: 'Without batch norm nothing is missing',
      words: [
        'The Linear’s own bias does what $β$ does. Batch norm took the one and must bring the other.',
      ],
      figures: [
        {
          kind: 'losses',
          lanes: ['none', 'beta', 'gamma'],
          bound: { formula: 'H(1/3)', value: bound },
        },
      ],
      act: { kind: 'train', label: 'Train it without batch norm', lanes: ['none'] },
    },
  ],
  notClaimed: [
    'The bound holds for one hidden layer, with points at the same angles on each ring and a bias on the output. Random angles break it.',
  ],
  sources: [
    {
      title:
        'He et al. 2015: the ReLU is positively homogeneous, so without biases the net is, too',
      url: 'https://arxiv.org/abs/1502.01852',
    },
  ],
};
