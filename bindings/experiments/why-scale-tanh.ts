// One tanh unit that must be steep and off-centre: each half of step 2 brings one of the two.
import { createTrainer } from '../index';
import type { Experiment, Lane } from './experiment';
import { init, type StepTwo, stepTwo, stepTwoLanes, trainedLoss } from './set-ups';

const points = Float32Array.from({ length: 120 }, (_, i) => -2 + (4 * i) / 119);

/** tanh(4(x − .8)), by the core's own tanh so that every engine has the same digits. */
async function targets(): Promise<Float32Array> {
  const teacher = await createTrainer({
    data: { points, features: 1, targets: points, split: null, scale: [1], shift: [0] },
    layers: [{ units: 1, activation: 'tanh', norm: 'none' }],
  });
  try {
    await teacher.setParameters({
      'linear1/weight': Float32Array.of(4),
      'linear1/bias': Float32Array.of(-3.2),
      'linear2/weight': Float32Array.of(1),
      'linear2/bias': Float32Array.of(0),
    });
    return await teacher.predict(points);
  } finally {
    teacher.dispose();
  }
}

const lane = (id: StepTwo, title: string): Lane => ({
  id,
  title,
  config: async () => ({
    data: { points, features: 1, targets: await targets(), split: null, scale: [1], shift: [0] },
    layers: [1],
    activation: 'tanh',
    norm: stepTwo[id],
    init: init(),
    loss: 'mse',
    optimizer: { name: 'adam', learningRate: 0.05 },
    batchSize: 'full',
  }),
  steps: 600,
  end: trainedLoss,
});

export const whyScaleTanh: Experiment = {
  id: 'why-scale-tanh',
  chapter: 'Why a second step?',
  title: 'γ sets how steep, β sets where',
  claim:
    'One tanh unit fits a steep step off the centre with $γ$ and $β$, and with neither half of [[step 2]] alone.',
  seeds: { full: 5, quick: 3 },
  lanes: stepTwoLanes(lane),
  criteria: [
    {
      says: 'Squared error with step 1 only',
      of: ['step1/loss'],
      from: 0.2063,
      to: 0.2083,
      bound: { formula: 'the best line in tanh(x̂)', value: 0.2073 },
    },
    { says: 'Squared error with γ alone', of: ['gamma/loss'], from: 0.19, to: 0.21 },
    { says: 'Squared error with β alone', of: ['beta/loss'], from: 0.049, to: 0.069 },
    {
      says: 'Squared error with both, or without batch norm',
      of: ['both/loss', 'none/loss'],
      to: 0.01,
    },
  ],
  sentence:
    'The squared error ends at {step1/loss.4} with step 1 only, {gamma/loss.4} with γ alone, {beta/loss.4} with β alone and {both/loss.4} with both.',
  steps: [
    {
      title: 'A steep step, away from the centre',
      words: [
        'One tanh unit is to fit $tanh(4·(x − 0.8))$, a copy of itself. Before the tanh stands a Linear; its weight could make it steep, its [[bias]] could move it.',
        'With [[step 1]] in between neither counts: whatever the weight and bias are, what arrives has mean 0 and deviation 1.',
      ],
      figures: [{ kind: 'losses', lanes: ['step1', 'both'] }],
      act: { kind: 'train', label: 'Train both', lanes: ['step1', 'both'] },
    },
    {
      title: 'Half a step 2 is not enough',
      words: [
        '$γ$ alone can make it steep, in the wrong place. $β$ alone can move it, and it stays gentle.',
      ],
      figures: [{ kind: 'losses', lanes: ['gamma', 'beta', 'both'] }],
      act: { kind: 'train', label: 'Train with each half', lanes: ['gamma', 'beta'] },
    },
    {
      title: 'Without batch norm the unit has both',
      words: [
        'Weight and bias of the Linear do it. So step 2 is no luxury: it returns two degrees of freedom that step 1 took.',
      ],
      figures: [{ kind: 'losses', lanes: ['none', 'both'] }],
      act: {
        kind: 'train',
        label: 'Train it without batch norm',
        lanes: ['none'],
      },
    },
  ],
  notClaimed: [
    'That γ matters behind a ReLU in the same way: there the next layer’s weights can do what it does.',
  ],
  sources: [
    {
      title: 'Ioffe & Szegedy 2015, section 3, on the sigmoid’s linear regime',
      url: 'https://arxiv.org/abs/1502.03167',
    },
  ],
};
