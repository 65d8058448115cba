// Weights before batch norm times five: the same function, another distance to the identity.
import type { Trainer } from '../index';
import type { Experiment, Lane, Numbers } from './experiment';
import type { Notes } from './notes';
import { init, moons } from './set-ups';
import { farthest, median } from './statistics';

const factor = 5;
const layers = [1, 2] as const;

async function keepAll(trainer: Trainer, notes: Notes): Promise<void> {
  const { train } = await trainer.data();
  const [logits, { layers: measured }, { blockNorms }] = await Promise.all([
    trainer.predict(train.points),
    trainer.measures(),
    trainer.probe(),
  ]);
  notes.keep('logits', logits);
  for (const { layer, std, gamma, beta, identityDistance } of measured) {
    notes.keep(`std${layer}`, std);
    notes.keep(`affine${layer}`, [...gamma, ...beta]);
    notes.keep(`distance${layer}`, identityDistance);
    notes.keep(`gradient${layer}`, [blockNorms[`linear${layer}/weight`]!]);
  }
}

const lane = (id: string, title: string, times: number): Lane => ({
  id,
  title,
  config: {
    data: moons,
    layers: [16, 16],
    activation: 'tanh',
    norm: 'batch',
    init: init(3),
    optimizer: { name: 'sgd', learningRate: 0.1 },
    batchSize: 32,
  },
  steps: 600,
  end: async (trainer, notes) => {
    if (times !== 1) for (const layer of layers) await trainer.rescale({ layer, factor: times });
    await keepAll(trainer, notes);
    return {
      distance1: median(notes.values('distance1')),
      distance2: median(notes.values('distance2')),
    };
  },
});

function compare(a: Notes, b: Notes): Numbers {
  const ratioOff = (name: string, expected: number) =>
    Math.max(
      ...b.values(name).map((value, i) => Math.abs(value / a.values(name)[i]! / expected - 1)),
    );
  const change = (layer: number) =>
    median(
      b.values(`distance${layer}`).map((d, i) => Math.abs(d - a.values(`distance${layer}`)[i]!)),
    );
  return {
    logits: farthest(a.values('logits'), b.values('logits')),
    std: Math.max(...layers.map((layer) => ratioOff(`std${layer}`, factor))),
    gradient: Math.max(...layers.map((layer) => ratioOff(`gradient${layer}`, 1 / factor))),
    affine: Math.max(
      ...layers.map((l) => farthest(a.values(`affine${l}`), b.values(`affine${l}`))),
    ),
    change1: change(1),
    change2: change(2),
  };
}

export const gauge: Experiment = {
  id: 'gauge',
  chapter: 'Does it?',
  title: 'The distance is in the eye of the gauge',
  claim:
    'Multiplying the weights before batch norm by 5 changes no output, but moves $σ$, and with it how far the net is from the identity.',
  seeds: { full: 5, quick: 3 },
  lanes: [lane('trained', 'as trained', 1), lane('times5', 'the same, weights × 5', factor)],
  derive: (_, notes) => compare(notes.trained!, notes.times5!),
  criteria: [
    { says: 'Largest change of a logit', of: ['logits'], to: 1e-3 },
    { says: 'σ × 5, off by (relative)', of: ['std'], to: 1e-3 },
    { says: 'Gradient of the weights ÷ 5, off by (relative)', of: ['gradient'], to: 1e-3 },
    { says: 'Largest change of a γ or β', of: ['affine'], from: 0, to: 0 },
    { says: 'Median change of a unit’s identity distance', of: ['change1', 'change2'], from: 0.1 },
  ],
  sentence:
    'The logits move by {logits}, yet the identity distance of a unit changes by {change1} in layer 1 and {change2} in layer 2.',
  steps: [
    {
      title: 'How far from the identity is it really?',
      words: [
        'A trained net has its [[identity distance]]. It compares $γ$ with $σ$, and $σ$ depends on how large the weights before batch norm are.',
      ],
      figures: [
        { kind: 'drift', lane: 'trained' },
        { kind: 'maps', lanes: ['trained'] },
      ],
      act: { kind: 'train', label: 'Train the net', lanes: ['trained'] },
    },
    {
      title: 'Times five, and nothing happens',
      words: [
        'Here is the same net; after training its weights before batch norm are multiplied by 5. [[Step 1]] divides by a $σ$ that is 5 times larger: the map is the same.',
        'In the phase plane all units jump to the right. Not one has learned anything.',
      ],
      figures: [
        { kind: 'drift', lane: 'times5' },
        { kind: 'maps', lanes: ['trained', 'times5'] },
      ],
      act: { kind: 'train', label: 'Train it again, and multiply by 5', lanes: ['times5'] },
    },
    {
      title: 'So the raw distance is no law of nature',
      words: [
        'Each weight vector before batch norm has a free length, a [[gauge]]. The same function can be written with one that makes $γ = σ$; with biases in the Linears also $β = μ$, and batch norm is the identity.',
        'What the length does change is training: the gradient is 5 times smaller, and steps of the same size turn the weights 25 times less.',
      ],
      figures: [{ kind: 'drift', lane: 'times5' }],
      act: {
        kind: 'guess',
        question: 'The weights before batch norm are doubled. What becomes of their gradient?',
        options: ['It doubles', 'It stays', 'It halves'],
        right: 2,
        because:
          'The loss does not change with the length, so a twice as long vector needs twice the move for the same change: half the gradient.',
      },
    },
  ],
  notClaimed: [
    'That “does not undo itself” is a statement about the function. It is one about γ, β and the weights that training happened to find.',
  ],
  sources: [
    {
      title: 'van Laarhoven 2017: L2 regularization versus batch and weight normalization',
      url: 'https://arxiv.org/abs/1706.05350',
    },
  ],
};
