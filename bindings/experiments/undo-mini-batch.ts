// The same request with small batches: their noise makes γ settle below σ, by a known factor.
import type { Trainer } from '../index';
import type { Experiment, Lane } from './experiment';
import type { Notes } from './notes';
import { mean } from './statistics';

const sizes = [2, 4, 8, 16, 32, 64] as const;
const deviation = 2.3;
const settled = 1500;

/** sqrt(2/M)·Γ(M/2)/Γ((M − 1)/2): the mean of a Gaussian batch's deviation over the true one. */
export function shrinkage(batch: number): number {
  // From M to M + 2 the ratio of the two Γ grows by (M/2)/((M − 1)/2); at 2 it is 1/√π.
  let ratio = 1 / Math.sqrt(Math.PI);
  for (let m = 2; m < batch; m += 2) ratio *= m / (m - 1);
  return Math.sqrt(2 / batch) * ratio;
}

async function end(trainer: Trainer, notes: Notes) {
  const { steps } = trainer.history;
  const gammas = trainer.history.series('bn1/gamma').values;
  for (const [i, step] of steps.entries()) notes.add('gain', step, gammas[i]! / deviation);
  const late = (_: number, row: number) => steps[row]! >= settled;
  return {
    gain: mean(gammas.filter(late)) / deviation,
    left: mean(trainer.history.series('loss/train').values.filter(late)) / deviation ** 2,
  };
}

const lane = (batch: number): Lane => ({
  id: `m${batch}`,
  title: `batches of ${batch}`,
  config: {
    data: {
      name: 'gaussian',
      samples: 256,
      noise: 0,
      split: null,
      scale: [1],
      shift: [0],
      fresh: true,
    },
    layers: [{ units: 1, activation: 'identity', norm: 'batch' }],
    output: { bias: false },
    loss: 'mse',
    optimizer: { name: 'sgd', learningRate: 0.02 },
    batchSize: batch,
  },
  steps: 6000,
  begin: async (trainer) => {
    const one = Float32Array.of(1);
    await trainer.setParameters({ 'linear1/weight': one, 'linear2/weight': one });
    await trainer.freeze(['linear1/weight', 'linear2/weight']);
  },
  end,
});

export const undoMiniBatch: Experiment = {
  id: 'undo-mini-batch',
  chapter: 'What to watch for',
  title: 'With small batches it cannot, even when asked',
  claim:
    'With batches of $M$ the best $γ$ is below $σ$ by the factor $√(2/M)·Γ(M/2)/Γ((M − 1)/2)$: .56 at 2, .99 at 64.',
  seeds: { full: 5, quick: 3 },
  lanes: sizes.map(lane),
  criteria: sizes.map((batch) => ({
    says: `γ/σ with batches of ${batch}`,
    of: [`m${batch}/gain`],
    from: shrinkage(batch) - 0.02,
    to: shrinkage(batch) + 0.02,
    bound: { formula: 'sqrt(2/M)·Γ(M/2)/Γ((M − 1)/2)', value: shrinkage(batch) },
  })),
  sentence:
    'γ/σ settles at {m2/gain.3}, {m4/gain.3}, {m8/gain.3}, {m16/gain.3}, {m32/gain.3} and {m64/gain.3} with batches of 2, 4, 8, 16, 32 and 64.',
  steps: [
    {
      title: 'The same request, with a small batch',
      words: [
        'Again one unit is asked to give back its input. This time each step sees a fresh [[batch]] of $M$ values, and subtracts the mean and divides by the deviation of these $M$ alone.',
        'Those wobble. What is lost in the wobble no $γ$ can bring back.',
      ],
      figures: [
        {
          kind: 'notes',
          title: 'γ/σ over the steps',
          note: 'gain',
          zero: true,
          lanes: ['m2', 'm8', 'm64'],
        },
      ],
      act: {
        kind: 'train',
        label: 'Train with batches of 2, 8 and 64',
        lanes: ['m2', 'm8', 'm64'],
      },
    },
    {
      title: 'How far it gets is a formula',
      words: [
        'Squared error asks for the $γ$ that is right on average, and that is the average deviation of a batch: smaller than $σ$, by $√(2/M)·Γ(M/2)/Γ((M − 1)/2)$ for normal values.',
        'Two values a batch: .564. Sixty-four: .988.',
      ],
      figures: [
        {
          kind: 'sweep',
          title: 'γ/σ by batch size',
          x: { title: 'batch size M', values: sizes, log: true },
          lines: [
            { title: 'measured', of: sizes.map((m) => `m${m}/gain`) },
            { title: 'formula', values: sizes.map(shrinkage) },
          ],
        },
      ],
      act: { kind: 'train', label: 'Train the other sizes too', lanes: ['m4', 'm16', 'm32'] },
    },
    {
      title: 'What no γ brings back',
      words: [
        'The loss does not end at 0 either. With the factor $c$ of the last figure and the best $γ = c·σ$, what is left of the squared error is $(1 − c²)·σ²$.',
        'The measured points lie a little above: $γ$ and $β$ go on trembling, as the [[learning rate]] does not fall.',
      ],
      figures: [
        {
          kind: 'sweep',
          title: 'Squared error that is left, over σ²',
          x: { title: 'batch size M', values: sizes, log: true },
          lines: [
            { title: 'measured', of: sizes.map((m) => `m${m}/left`) },
            { title: '1 − c²', values: sizes.map((m) => 1 - shrinkage(m) ** 2) },
          ],
        },
      ],
      act: {
        kind: 'guess',
        question: 'Would a smaller learning rate bring $γ$ up to $σ$?',
        options: ['Yes, given time', 'No'],
        right: 1,
        because:
          'No: it would tremble less, around the same place. The lowest point of the loss itself is at $c·σ$; only larger batches move it.',
      },
    },
  ],
  notClaimed: ['The formula is for normal values; for others the factor differs.'],
  sources: [
    {
      title: 'c₄, the mean of a normal sample’s standard deviation (here with n, not n − 1)',
      url: 'https://en.wikipedia.org/wiki/Unbiased_estimation_of_standard_deviation',
    },
  ],
};
