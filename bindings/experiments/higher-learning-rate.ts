// Learning rates from timid to wild: with batch norm they all work.
import type { Experiment, Lane } from './experiment';
import { init, skewedMoons, trainedLoss } from './set-ups';

const rates = [0.003, 0.03, 0.3, 3] as const;
const gains = [0.5, 1, 2] as const;

const name = (norm: 'batch' | 'none', rate: number, gain: number) => `${norm}-${rate}-${gain}`;

const lane = (norm: 'batch' | 'none', rate: number, gain: number): Lane => ({
  id: name(norm, rate, gain),
  title: `${norm === 'batch' ? 'batch norm' : 'none'}, rate ${rate}, gain ${gain}`,
  config: {
    data: skewedMoons,
    layers: [16, 16, 16, 16],
    activation: 'relu',
    norm,
    init: init(gain),
    optimizer: { name: 'sgd', learningRate: rate },
    batchSize: 64,
  },
  steps: 200,
  end: trainedLoss,
});

const both = ['batch', 'none'] as const;
const sweep = (gain: number) => ({
  kind: 'sweep' as const,
  title: `Loss after 200 steps, gain ${gain}`,
  x: { title: 'learning rate', values: rates, log: true },
  lines: both.map((norm) => ({
    title: norm === 'batch' ? 'batch norm' : 'none',
    of: rates.map((rate) => `${name(norm, rate, gain)}/loss`),
  })),
});
const all = (gain: number, some: readonly number[] = rates) =>
  both.flatMap((norm) => some.map((rate) => name(norm, rate, gain)));

export const higherLearningRate: Experiment = {
  id: 'higher-learning-rate',
  chapter: 'What is it good for?',
  title: 'A thousand times the rate, and it still trains',
  claim:
    'A ReLU net of four hidden layers with batch norm trains at a learning rate of 3 from weights of any of three sizes; without, it fails there.',
  seeds: { full: 5, quick: 2 },
  lanes: both.flatMap((norm) =>
    gains.flatMap((gain) => rates.map((rate) => lane(norm, rate, gain))),
  ),
  criteria: [
    {
      says: 'Loss with batch norm at rate 3, each gain',
      of: gains.map((gain) => `${name('batch', 3, gain)}/loss`),
      to: 0.1,
    },
    {
      says: 'Loss without at rate 3, each gain (infinite counts)',
      of: gains.map((gain) => `${name('none', 3, gain)}/loss`),
      from: 0.5,
    },
  ],
  sentence:
    'At rate 3 the loss ends at {batch-3-0.5/loss}, {batch-3-1/loss} and {batch-3-2/loss} with batch norm for gains .5, 1 and 2, and at {none-3-0.5/loss}, {none-3-1/loss} and {none-3-2/loss} without.',
  steps: [
    {
      title: 'Turn the rate up',
      words: [
        'The same net, the same batches, 200 steps of plain gradient descent at a [[learning rate]] of 3: a thousand times .003, which the next step tries.',
      ],
      figures: [
        { kind: 'maps', lanes: ['batch-3-1', 'none-3-1'] },
        { kind: 'losses', lanes: ['batch-3-1', 'none-3-1'], log: true },
      ],
      act: { kind: 'train', label: 'Train both at rate 3', lanes: ['batch-3-1', 'none-3-1'] },
    },
    {
      title: 'From .003 to 3',
      words: [
        'With batch norm a step that is too long makes the weights longer, and longer weights have a smaller gradient: the net brakes itself.',
      ],
      figures: [sweep(1)],
      act: { kind: 'train', label: 'Train at the other rates', lanes: all(1, [0.003, 0.03, 0.3]) },
    },
    {
      title: 'And from larger or smaller weights',
      words: [
        'Half or twice the initial weights: batch norm hardly notices, for [[step 1]] takes their size out.',
      ],
      figures: [sweep(0.5), sweep(2)],
      act: { kind: 'train', label: 'Train with gains .5 and 2', lanes: [...all(0.5), ...all(2)] },
    },
  ],
  notClaimed: ['That a larger rate is better, or that any rate works for any net.'],
  sources: [
    {
      title: 'Bjorck et al. 2018: Understanding batch normalization',
      url: 'https://arxiv.org/abs/1806.02375',
    },
    {
      title: 'Arora, Li & Lyu 2019: auto rate-tuning by batch normalization',
      url: 'https://arxiv.org/abs/1812.03981',
    },
  ],
};
