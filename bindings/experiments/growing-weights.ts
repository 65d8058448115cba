// Behind batch norm weights can only grow, and with them the effective rate falls; decay holds the balance.
import type { Config, Trainer } from '../index';
import type { Experiment, Lane, Numbers } from './experiment';
import type { Notes } from './notes';
import { init, moons } from './set-ups';
import { dot } from './statistics';

const rate = 0.1;
const weights = ['linear1/weight', 'linear2/weight'] as const;

/** How far the step just made is from the formula, of all layers the worst, relative to |w|². */
async function check(trainer: Trainer, notes: Notes): Promise<void> {
  const [now, gradients] = await Promise.all([trainer.parameters(), trainer.gradients()]);
  let worst = 0;
  for (const name of weights) {
    const before = notes.values(name);
    if (before.length > 0) {
      const g = gradients[name]!.values;
      const size = dot(before, before);
      const expected = size + rate ** 2 * dot(g, g) - 2 * rate * dot(before, g);
      worst = Math.max(
        worst,
        Math.abs(dot(now[name]!.values, now[name]!.values) - expected) / size,
      );
    }
    notes.keep(name, now[name]!.values);
  }
  notes.add('slip', trainer.status.step, worst);
  await size(trainer, notes);
}

async function size(trainer: Trainer, notes: Notes): Promise<void> {
  const views = await trainer.layerViews();
  for (const { name, weightNorm, effectiveRate } of views.slice(0, 2)) {
    notes.add(`size/${name}`, trainer.status.step, weightNorm ** 2);
    notes.add(`rate/${name}`, trainer.status.step, effectiveRate);
  }
}

const ratio = (values: readonly number[]) => values.at(-1)! / values[0]!;

async function plainEnd(_: Trainer, notes: Notes): Promise<Numbers> {
  const grew = ['linear1', 'linear2'].map((name) => ratio(notes.values(`size/${name}`)));
  const rates = ['linear1', 'linear2'].map((name) => ratio(notes.values(`rate/${name}`)));
  return {
    slip: Math.max(...notes.values('slip')),
    grew1: grew[0]!,
    grew2: grew[1]!,
    rate1: rates[0]!,
    rate2: rates[1]!,
  };
}

async function decayEnd(_: Trainer, notes: Notes): Promise<Numbers> {
  const at = (name: string, step: number) =>
    notes.values(`size/${name}`)[notes.steps(`size/${name}`).indexOf(step)]!;
  const apart = ['linear1', 'linear2'].map((name) => at(name, 2000) / at(name, 1000));
  return { apart1: apart[0]!, apart2: apart[1]! };
}

const config = (weightDecay: number): Config => ({
  data: moons,
  layers: [16, 16],
  activation: 'relu',
  norm: 'batch',
  init: init(),
  optimizer: { name: 'sgd', learningRate: rate, weightDecay },
  batchSize: 32,
});

const lanes: readonly Lane[] = [
  {
    id: 'plain',
    title: 'no decay',
    config: config(0),
    steps: 600,
    look: { every: 1, at: check },
    end: plainEnd,
  },
  {
    id: 'decay',
    title: 'weight decay .1',
    config: config(0.1),
    steps: 2000,
    look: { every: 20, at: size },
    end: decayEnd,
  },
];

export const growingWeights: Experiment = {
  id: 'growing-weights',
  chapter: 'What to watch for',
  title: 'The weights before batch norm can only grow',
  claim:
    'With plain gradient descent $|w|²$ before batch norm becomes $|w|² + lr²·|g|²$ with each step (but for eps), so the [[effective rate]] falls; weight decay ends the growth.',
  seeds: { full: 5, quick: 2 },
  lanes,
  criteria: [
    {
      says: 'Worst error of the formula in 600 steps, relative to |w|²',
      of: ['plain/slip'],
      to: 1e-5,
    },
    {
      says: '|w|² after 600 steps over that at the start',
      of: ['plain/grew1', 'plain/grew2'],
      from: 1.000001,
    },
    {
      says: 'Effective rate lr/|w|² after over before',
      of: ['plain/rate1', 'plain/rate2'],
      to: 0.999999,
    },
    {
      says: 'With decay: |w|² at 2,000 over that at 1,000 steps',
      of: ['decay/apart1', 'decay/apart2'],
      from: 0.5,
      to: 2,
    },
  ],
  sentence:
    '|w|² grew by the factors {plain/grew1.3} and {plain/grew2.3}, in each step as the formula says to {plain/slip}; with weight decay it changed by {decay/apart1} and {decay/apart2} from step 1,000 to 2,000.',
  steps: [
    {
      title: 'A gradient at right angles',
      words: [
        'Behind batch norm the length of $w$ does not matter, so the gradient never points along it: $w·g = 0$, but for eps. A step at right angles makes the vector longer: $|w|²$ becomes $|w|² + lr²·|g|²$. Always longer.',
      ],
      figures: [
        { kind: 'notes', title: '|w|² of layer 1', note: 'size/linear1', lanes: ['plain'] },
        { kind: 'notes', title: '|w|² of layer 2', note: 'size/linear2', lanes: ['plain'] },
      ],
      act: { kind: 'train', label: 'Train 600 steps', lanes: ['plain'] },
    },
    {
      title: 'Longer weights turn more slowly',
      words: [
        'Only the direction of $w$ counts. A gradient at right angles turns it by about $lr·|g|/|w|$; and as weights twice as long get a gradient half as large, the pace goes with $lr/|w|²$.',
        'That is the [[effective rate]]. Nobody lowered the [[learning rate]], and yet it falls.',
      ],
      figures: [
        {
          kind: 'notes',
          title: 'Effective rate of layer 1',
          note: 'rate/linear1',
          lanes: ['plain'],
        },
        {
          kind: 'notes',
          title: 'Effective rate of layer 2',
          note: 'rate/linear2',
          lanes: ['plain'],
        },
      ],
      act: {
        kind: 'guess',
        question:
          'The weights before batch norm are made three times as long. One step now turns them …',
        options: ['as much as before', 'a third as much', 'a ninth as much'],
        right: 2,
        because:
          'A ninth: the gradient is a third as large, and the same turn needs three times the length.',
      },
    },
    {
      title: 'What weight decay is for, then',
      words: [
        'Weight decay does not simplify such a layer, whose function is the same at any length. It shortens $w$ until decay and growth are even, and so sets the effective rate.',
      ],
      figures: [
        {
          kind: 'notes',
          title: '|w|² of layer 1',
          note: 'size/linear1',
          lanes: ['plain', 'decay'],
        },
        {
          kind: 'notes',
          title: 'Effective rate of layer 1',
          note: 'rate/linear1',
          lanes: ['plain', 'decay'],
          log: true,
        },
      ],
      act: { kind: 'train', label: 'Train 2,000 steps with decay', lanes: ['decay'] },
    },
  ],
  notClaimed: ['The formula for Adam or momentum: it is that of plain gradient descent.'],
  sources: [
    {
      title: 'van Laarhoven 2017: L2 regularization versus batch and weight normalization',
      url: 'https://arxiv.org/abs/1706.05350',
    },
  ],
};
