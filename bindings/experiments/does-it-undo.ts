// Nets trained from scratch: batch norm leaves where it began, and does not go to the identity.
import type { Trainer } from '../index';
import type { Experiment, Lane, Numbers } from './experiment';
import type { Notes } from './notes';
import { init, moons } from './set-ups';

const activations = ['tanh', 'relu'] as const;
const optimizers = { sgd: 0.1, adam: 0.01 } as const;
const gains = [1, 3] as const;

async function look(trainer: Trainer, notes: Notes): Promise<void> {
  const { step, layers } = await trainer.measures();
  for (const { layer, bands } of layers) {
    notes.add(`identity${layer}`, step, bands.identityDistance.median);
    notes.add(`affine${layer}`, step, bands.affineDistance.median);
  }
}

async function end(_: Trainer, notes: Notes): Promise<Numbers> {
  const [identity1, identity2, affine1, affine2] = [
    'identity1',
    'identity2',
    'affine1',
    'affine2',
  ].map((name) => notes.values(name).at(-1)!) as [number, number, number, number];
  const start = Math.max(notes.values('affine1')[0]!, notes.values('affine2')[0]!);
  return { identity1, identity2, affine1, affine2, start };
}

type Choice = [(typeof activations)[number], keyof typeof optimizers, (typeof gains)[number]];

const lane = ([activation, optimizer, gain]: Choice): Lane => ({
  id: `${activation}-${optimizer}-${gain}`,
  title: `${activation === 'relu' ? 'ReLU' : activation}, ${optimizer === 'sgd' ? 'SGD' : 'Adam'}, gain ${gain}`,
  config: {
    data: moons,
    layers: [16, 16],
    activation,
    norm: 'batch',
    init: init(gain),
    optimizer: { name: optimizer, learningRate: optimizers[optimizer] },
    batchSize: 32,
  },
  steps: 600,
  look: { every: 50, at: look },
  end,
});

const choices = activations.flatMap((a) =>
  (['sgd', 'adam'] as const).flatMap((o) => gains.map((g): Choice => [a, o, g])),
);
const lanes = choices.map(lane);
const each = (...names: string[]) =>
  lanes.flatMap(({ id }) => names.map((name) => `${id}/${name}`));

export const doesItUndo: Experiment = {
  id: 'does-it-undo',
  chapter: 'Does it?',
  title: 'Trained from scratch, it does not undo itself',
  claim:
    'In every run from scratch tried here, $γ$ and $β$ leave their start and end away from the identity.',
  seeds: { full: 5, quick: 2 },
  lanes,
  derive: (measured) => {
    const identities = each('identity1', 'identity2').map((name) => measured[name]!);
    return { closest: Math.min(...identities), farthest: Math.max(...identities) };
  },
  criteria: [
    {
      says: 'Median identity distance of a layer, eight nets, two layers each',
      of: each('identity1', 'identity2'),
      from: 0.25,
    },
    {
      says: 'Identity distance of the closest layer in any run',
      of: ['closest'],
      from: 0.05,
      over: 'every',
    },
    { says: 'Affine distance at the start', of: each('start'), from: 0, to: 0, over: 'every' },
    { says: 'Median affine distance of layer 1 at the end', of: each('affine1'), from: 0.15 },
    { says: 'Median affine distance of layer 2 at the end', of: each('affine2'), from: 0.03 },
  ],
  sentence:
    'The layer that comes closest to the identity ends {closest} away from it, the farthest {farthest}; 0 would be undone.',
  steps: [
    {
      title: 'Nothing forbids it, so does it happen?',
      words: [
        'The [[identity distance]] says how much a batch norm changes what comes in: 0 means that $γ = σ$ and $β = μ$, as if it were not there. It begins where $γ = 1$ and $β = 0$.',
        'In the figure a vertical move is $γ$ learning; a horizontal one is the weights before it moving, and $σ$ with them. On the dashed diagonal batch norm is undone.',
      ],
      figures: [
        { kind: 'drift', lane: 'tanh-sgd-1' },
        {
          kind: 'notes',
          title: 'Identity distance of layer 1, median unit',
          note: 'identity1',
          zero: true,
          lanes: ['tanh-sgd-1', 'tanh-sgd-3'],
        },
      ],
      act: {
        kind: 'train',
        label: 'Train two tanh nets, gains 1 and 3',
        lanes: ['tanh-sgd-1', 'tanh-sgd-3'],
      },
    },
    {
      title: 'Another activation, another optimizer',
      words: [
        'Adam moves every parameter at about the same pace; ReLU cares little for scale. Still no layer of any net ends near 0.',
      ],
      figures: [
        { kind: 'drift', lane: 'relu-adam-1' },
        {
          kind: 'notes',
          title: 'Identity distance of layer 1, median unit',
          note: 'identity1',
          zero: true,
          lanes: ['relu-adam-1', 'relu-adam-3', 'relu-sgd-1', 'relu-sgd-3'],
        },
      ],
      act: {
        kind: 'train',
        label: 'Train four ReLU nets',
        lanes: ['relu-adam-1', 'relu-adam-3', 'relu-sgd-1', 'relu-sgd-3'],
      },
    },
    {
      title: 'It does not stay where it began, either',
      words: [
        'The [[affine distance]] is 0 at the start, where step 2 does nothing. It rises in every net: $γ$ and $β$ are used, for what the loss wants and not for going back.',
      ],
      figures: [
        {
          kind: 'notes',
          title: 'Affine distance of layer 1, median unit',
          note: 'affine1',
          zero: true,
          lanes: ['tanh-sgd-1', 'tanh-adam-1', 'relu-sgd-1', 'relu-adam-1'],
        },
      ],
      act: {
        kind: 'train',
        label: 'Train tanh with Adam, too',
        lanes: ['tanh-adam-1', 'tanh-adam-3'],
      },
    },
  ],
  notClaimed: [
    'That it can never happen: these are small nets on two moons. And the distance depends on how the weights are written; see “The distance is in the eye of the gauge”.',
  ],
  sources: [
    {
      title: 'Ioffe & Szegedy 2015, section 3: “we could recover the original activations”',
      url: 'https://arxiv.org/abs/1502.03167',
    },
  ],
};
