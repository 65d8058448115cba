// Points and their mirror images: without β the net is an odd function and can say nothing.
import type { Experiment, Lane } from './experiment';
import { cosine, type StepTwo, stepTwo, stepTwoLanes, trained } from './set-ups';

const steps = 500;

const lane = (id: StepTwo, title: string): Lane => ({
  id,
  title,
  config: {
    data: { name: 'symmetricXor', samples: 128, noise: 0, split: null, scale: [1], shift: [0] },
    layers: [8, 8],
    activation: 'tanh',
    norm: stepTwo[id],
    init: { scheme: 'auto', gain: 1 },
    optimizer: { name: 'adam', learningRate: 0.03, schedule: cosine(steps) },
    batchSize: 'full',
  },
  steps,
  end: trained,
});

export const whyShiftXor: Experiment = {
  id: 'why-shift-xor',
  chapter: 'Why a second step?',
  title: 'Take β away, and this net cannot learn at all',
  claim:
    'On symmetric XOR a tanh net without $β$ stays at $ln 2$, whatever its width and however long it trains; with $β$ it solves it.',
  seeds: { full: 5, quick: 3 },
  lanes: stepTwoLanes(lane),
  criteria: [
    {
      says: 'Loss without β',
      of: ['step1/loss', 'gamma/loss'],
      from: Math.LN2 - 1e-4,
      to: 0.6952,
      bound: { formula: 'ln 2', value: Math.LN2 },
    },
    { says: 'Accuracy without β', of: ['step1/accuracy', 'gamma/accuracy'], to: 0.55 },
    {
      says: 'Loss with β, or without batch norm',
      of: ['beta/loss', 'both/loss', 'none/loss'],
      to: 0.05,
    },
    {
      says: 'Accuracy with β, or without batch norm',
      of: ['beta/accuracy', 'both/accuracy', 'none/accuracy'],
      from: 0.98,
    },
  ],
  sentence:
    'Without β the loss stays at {step1/loss.4} and {step1/accuracy%} of the points are right; with β alone it falls to {beta/loss.4}, with γ and β to {both/loss.4}.',
  steps: [
    {
      title: 'Take β away, and this net cannot learn at all',
      words: [
        'Every point $x$ here has a twin at $−x$ with the same label, and tanh is an odd function. [[Step 1]] centres every unit, so without a $β$ the whole network is odd too: whatever it says about a point, it must say the opposite about its twin.',
        'So the best it can do is to say nothing: probability one half everywhere, a loss of $ln 2$. No width, depth or patience helps.',
      ],
      figures: [
        { kind: 'maps', lanes: ['step1', 'both'] },
        { kind: 'losses', lanes: ['step1', 'both'], bound: { formula: 'ln 2', value: Math.LN2 } },
      ],
      act: { kind: 'train', label: 'Train both', lanes: ['step1', 'both'] },
    },
    {
      title: 'Which half of step 2 is it?',
      words: [
        'Batch norm takes the [[bias]] of the Linear before it away: a constant that is added there is subtracted again by [[step 1]]. $β$ is what gives it back.',
        '$γ$ only stretches what is there. An odd function that is stretched stays odd.',
      ],
      figures: [{ kind: 'maps', lanes: ['gamma', 'beta'] }],
      act: {
        kind: 'train',
        label: 'Train with γ alone, and with β alone',
        lanes: ['gamma', 'beta'],
      },
    },
    {
      title: 'And without batch norm?',
      words: [
        'Then the Linears have biases of their own, and the net has no trouble. It is [[step 1]] that took something away, and $β$ that puts it back.',
      ],
      figures: [
        {
          kind: 'losses',
          lanes: ['none', 'beta', 'gamma'],
          bound: { formula: 'ln 2', value: Math.LN2 },
        },
      ],
      act: { kind: 'train', label: 'Train it without batch norm', lanes: ['none'] },
    },
  ],
  notClaimed: [
    'That every task needs β: this one was built so that the answer is exact.',
    'That the output’s own bias could help: it moves every answer by the same amount.',
  ],
  sources: [
    {
      title:
        'Why ln 2: for twins, softplus is convex, so the mean loss of z and 2b − z is at least that of b',
      url: 'https://en.wikipedia.org/wiki/Jensen%27s_inequality',
    },
  ],
};
