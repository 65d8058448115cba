// How much of a step's effect its gradient foresees, in a chain where it is exact and in nets where it is not.
import type { Config, Trainer } from '../index';
import type { Experiment, Lane } from './experiment';
import { init, skewedMoons } from './set-ups';
import type { SweepLine } from './story';

const depths = [2, 4, 8, 16] as const;
const gains = [0.7, 1, 1.5] as const;
const weight = 1.3;
const slope = -0.174;
const rate = 0.1;

/** 64 values of mean 0 and variance 1. */
const points = Float32Array.from({ length: 64 }, (_, i) => {
  const deviation = Math.sqrt((64 ** 2 - 1) / 12);
  return (i - 31.5) / deviation;
});

/** w^2l terms: the decrease of −slope·w₁…w_l when each w moves by rate·|slope|·w^(l−1), over its first order. */
export const chainRatio = (l: number): number => {
  const step = -rate * slope * weight ** (l - 2);
  return ((1 + step) ** l - 1) / (l * step);
};

const chain = (l: number, normed: boolean): Config => ({
  data: {
    points,
    features: 1,
    targets: points.map((x) => slope * x),
    split: null,
    scale: [1],
    shift: [0],
  },
  layers: Array.from({ length: l - 1 }, (_, i) => ({
    units: 1,
    activation: 'identity',
    norm: normed && i === l - 2 ? 'standardize' : 'none',
    bias: false,
  })),
  output: { bias: false },
  loss: 'linear',
  optimizer: { name: 'sgd', learningRate: rate },
  batchSize: 'full',
});

const chainLane = (l: number, normed: boolean): Lane => ({
  id: `${normed ? 'batch' : 'none'}${l}`,
  title: `chain of ${l}, ${normed ? 'batch norm' : 'none'}`,
  config: chain(l, normed),
  steps: 0,
  begin: async (trainer) => {
    const names = Object.keys(await trainer.parameters());
    await trainer.setParameters(
      Object.fromEntries(names.map((name) => [name, Float32Array.of(weight)])),
    );
  },
  end: async (trainer) => {
    const { actualDecrease, predictedDecrease } = await trainer.probe({ rate });
    return { ratio: actualDecrease / predictedDecrease };
  },
});

/** Engines' logarithms differ in the last digit; twelve are the same in all. */
const log10 = (value: number) => Number(Math.log10(value).toPrecision(12));

/** log10 of the step whose decrease to first order is a tenth of the loss. */
async function trust(trainer: Trainer) {
  const { loss, gradientNorm } = await trainer.probe();
  return { step: log10(loss / (10 * gradientNorm * gradientNorm)) };
}

type Kind = 'relu' | 'identity';
const netName = (kind: Kind, norm: 'batch' | 'none', gain: number) => `${kind}-${norm}-${gain}`;
const netLane = (kind: Kind, norm: 'batch' | 'none', gain: number): Lane => ({
  id: netName(kind, norm, gain),
  title: `${kind === 'relu' ? 'ReLU' : 'linear'}, ${norm === 'batch' ? 'batch norm' : 'none'}, gain ${gain}`,
  config: {
    data: skewedMoons,
    layers: Array(8).fill(12),
    activation: kind,
    norm,
    init: init(gain),
    batchSize: 'full',
  },
  steps: 0,
  end: trust,
});

const kinds = ['relu', 'identity'] as const;
const norms = ['none', 'batch'] as const;
const nets = (kind: Kind) =>
  norms.flatMap((norm) => gains.map((gain) => netLane(kind, norm, gain)));
const chainsOf = (normed: boolean) => depths.map((l) => chainLane(l, normed));
const ids = (lanes: readonly Lane[]) => lanes.map(({ id }) => id);

/** Chains without batch norm, and something beside them. */
const chainSweep = (other: SweepLine) =>
  ({
    kind: 'sweep',
    title: 'Actual over foreseen decrease of one step',
    x: { title: 'length of the chain', values: depths },
    lines: [{ title: 'none', of: depths.map((l) => `none${l}/ratio`) }, other],
    log: true,
  }) as const;

const netSweep = (kind: Kind, title: string) => ({
  kind: 'sweep' as const,
  title: `${title}: log₁₀ of the step that should take a tenth off the loss`,
  x: { title: 'gain of the initial weights', values: gains },
  lines: norms.map((norm) => ({
    title: norm === 'batch' ? 'batch norm' : 'none',
    of: gains.map((gain) => `${netName(kind, norm, gain)}/step`),
  })),
});

export const highOrder: Experiment = {
  id: 'high-order',
  chapter: 'What is it good for?',
  title: 'It reduces high-order effects: exactly in a chain, partly in nets',
  claim:
    'In a linear chain a step does with batch norm what its gradient foresees; without, the effect of all weights moving at once multiplies. In nets the useful step depends far less on the size of the weights.',
  seeds: { full: 16, quick: 4 },
  lanes: [...chainsOf(false), ...chainsOf(true), ...kinds.flatMap(nets)],
  derive: (m) =>
    Object.fromEntries(
      kinds.flatMap((kind) =>
        norms.map((norm) => {
          const steps = gains.map((gain) => m[`${netName(kind, norm, gain)}/step`]!);
          return [`${kind}-${norm}`, Math.max(...steps) - Math.min(...steps)];
        }),
      ),
    ),
  criteria: [
    {
      says: 'Chain of 8 without batch norm: actual over foreseen decrease',
      of: ['none8/ratio'],
      from: 1.33,
      to: 1.37,
      bound: { formula: '((1 + s)^l − 1)/(l·s), s = .0174·w^(l−2)', value: chainRatio(8) },
    },
    { says: 'Chain of 16 without batch norm', of: ['none16/ratio'], from: 100 },
    {
      says: 'Chains of 2, 4, 8, 16 with batch norm',
      of: depths.map((l) => `batch${l}/ratio`),
      from: 0.998,
      to: 1.002,
    },
    {
      says: 'Decades that the step spans between gains, without',
      of: ['relu-none', 'identity-none'],
      from: 3,
    },
    {
      says: 'Decades that the step spans between gains, with',
      of: ['relu-batch', 'identity-batch'],
      to: 0.8,
    },
  ],
  sentence:
    'In a chain of 8 a step does {none8/ratio.2} times what its gradient foresees, in one of 16 {none16/ratio} times, with batch norm {batch16/ratio.3}; the useful step of a ReLU net spans {relu-none} decades between gains without batch norm and {relu-batch} with.',
  steps: [
    {
      title: 'All weights move at once',
      words: [
        'A gradient says what happens if one weight moves and the others stay. But a step moves all. In a chain $w₁·w₂·…·w_l·x$ the changes multiply, and the product runs away with the length $l$.',
      ],
      figures: [chainSweep({ title: 'formula', values: depths.map(chainRatio) })],
      act: {
        kind: 'train',
        label: 'Take the step in chains of 2 to 16',
        lanes: ids(chainsOf(false)),
      },
    },
    {
      title: 'With batch norm, one weight is left',
      words: [
        '[[Step 1]] at the end of the chain takes out the product of all weights before it. Only the last one counts, and the decrease is what the gradient said: the ratio is 1 at any length.',
      ],
      figures: [chainSweep({ title: 'batch norm', of: depths.map((l) => `batch${l}/ratio`) })],
      act: { kind: 'train', label: 'Take it with batch norm', lanes: ids(chainsOf(true)) },
    },
    {
      title: 'In nets: less to guess about the rate',
      words: [
        'Nets of eight hidden layers, before training: which step should take a tenth off the loss? Without batch norm the answer spans decades with the size of the initial weights. With it, less than one.',
      ],
      figures: [netSweep('relu', 'ReLU'), netSweep('identity', 'Linear')],
      act: {
        kind: 'train',
        label: 'Ask the twelve nets',
        lanes: [...ids(nets('relu')), ...ids(nets('identity'))],
      },
    },
  ],
  notClaimed: [
    'That in nets a step does with batch norm what its gradient foresees: what is shown for them is how little the useful step depends on the size of the weights.',
  ],
  sources: [
    {
      title: 'Goodfellow, Bengio & Courville 2016: Deep Learning, section 8.7.1',
      url: 'https://www.deeplearningbook.org/contents/optimization.html',
    },
  ],
};
