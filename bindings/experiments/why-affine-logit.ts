// Batch norm on the output itself: without step 2 it can be neither sure nor unbalanced.
import type { Experiment, Lane } from './experiment';
import { init, trained } from './set-ups';

const shares = [0.5, 0.25, 0.1] as const;
const softplus = (z: number) => Math.log1p(Math.exp(z));

/** The least loss of a logit with mean 0 and deviation 1: one value for each class. */
export const logitBound = (p: number): number =>
  p * softplus(-Math.sqrt((1 - p) / p)) + (1 - p) * softplus(-Math.sqrt(p / (1 - p)));

/** Of the best constant answer. */
const entropy = (p: number) => -(p * Math.log(p) + (1 - p) * Math.log(1 - p));

const lane = (share: number, step2: boolean): Lane => ({
  id: `${step2 ? 'with' : 'without'}${share * 100}`,
  title: `${share * 100} % blue, ${step2 ? 'with' : 'without'} step 2 on the logit`,
  config: {
    data: { name: 'blobs', samples: 200, noise: 0.1, share, split: null, scale: [1], shift: [0] },
    layers: [8],
    activation: 'relu',
    norm: 'batch',
    output: { norm: step2 ? 'batch' : 'standardize', bias: false },
    init: init(),
    optimizer: { name: 'adam', learningRate: 0.03 },
    batchSize: 'full',
  },
  steps: 500,
  end: trained,
});

export const whyAffineLogit: Experiment = {
  id: 'why-affine-logit',
  chapter: 'Why a second step?',
  title: 'An answer of mean 0 and deviation 1 can never be sure',
  claim:
    'With [[step 1]] alone on the logit the loss cannot fall below a bound that only the class shares set, however far apart the classes are.',
  seeds: { full: 5, quick: 3 },
  lanes: shares.flatMap((share) => [lane(share, false), lane(share, true)]),
  criteria: [
    ...shares.map((share) => ({
      says: `Loss without step 2 on the logit, ${share * 100} % of one class`,
      of: [`without${share * 100}/loss`],
      from: logitBound(share) - 1e-4,
      to: logitBound(share) + 0.01,
      bound: {
        formula: 'p·softplus(−√((1 − p)/p)) + (1 − p)·softplus(−√(p/(1 − p)))',
        value: logitBound(share),
      },
    })),
    { says: 'Loss with step 2', of: shares.map((share) => `with${share * 100}/loss`), to: 0.05 },
  ],
  sentence:
    'Without step 2 on the logit the loss stays at {without50/loss.4}, {without25/loss.4} and {without10/loss.4} for class shares of 50, 25 and 10 %; with it, it falls to {with50/loss.4}, {with25/loss.4} and {with10/loss.4}.',
  steps: [
    {
      title: 'Two clouds that a child could part',
      words: [
        'The classes are far apart. The net has batch norm on its hidden units, complete, and on its output, the [[logit]]: there once with both steps, once with [[step 1]] alone.',
        'After step 1 the logit has mean 0 and deviation 1 over the batch. With as many points in each class, the best it can do is +1 here and −1 there: 73 % sure, no more.',
      ],
      figures: [
        { kind: 'maps', lanes: ['without50', 'with50'] },
        {
          kind: 'losses',
          lanes: ['without50', 'with50'],
          bound: { formula: 'the bound, 0.3133', value: logitBound(0.5) },
        },
      ],
      act: { kind: 'train', label: 'Train both', lanes: ['without50', 'with50'] },
    },
    {
      title: 'One class in ten: worse than a guess',
      words: [
        `With unequal shares the mean of 0 hurts as well. At one in ten the bound is ${logitBound(0.1).toFixed(4)}: worse than the constant guess “one in ten”, which costs ${entropy(0.1).toFixed(4)}.`,
        '$γ$ lets the answer be sure, $β$ lets it be unbalanced.',
      ],
      figures: [
        {
          kind: 'losses',
          lanes: ['without10', 'with10'],
          bound: { formula: 'constant guess', value: entropy(0.1) },
        },
      ],
      act: { kind: 'train', label: 'Train both with one in ten', lanes: ['without10', 'with10'] },
    },
    {
      title: 'The bound depends on the shares alone',
      words: [
        'Among all logits of mean 0 and deviation 1 the best gives each class one value. Nothing about the points appears in what that costs, only the share $p$.',
      ],
      figures: [
        {
          kind: 'sweep',
          title: 'Loss by class share',
          x: { title: 'share p', values: shares },
          lines: [
            { title: 'step 1 only', of: shares.map((p) => `without${p * 100}/loss`) },
            { title: 'with step 2', of: shares.map((p) => `with${p * 100}/loss`) },
            { title: 'bound', values: shares.map(logitBound) },
          ],
        },
      ],
      act: { kind: 'train', label: 'Train one in four as well', lanes: ['without25', 'with25'] },
    },
  ],
  notClaimed: [
    'That nets should have batch norm on their output: few do. It shows what step 2 is for.',
  ],
  sources: [
    {
      title: 'Ioffe & Szegedy 2015, section 3: step 1 “may change what the layer can represent”',
      url: 'https://arxiv.org/abs/1502.03167',
    },
  ],
};
