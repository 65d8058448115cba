// A net that works, batch norm put into it, and all else frozen: does it find its way back?
import { type Config, createTrainer } from '../index';
import type { Experiment, Lane } from './experiment';
import { uniform } from './random';
import { cosine, trained } from './set-ups';

const steps = 2000;
const units = 4;
type Kind = 'tanh' | 'relu';

/** The old net and 256 points, by the seed alone. */
function oldNet(seed: number) {
  const draw = uniform(seed);
  const points = Float32Array.from({ length: 512 }, () => draw(-2, 2));
  const rows = Array.from({ length: units }, () => {
    let [x, y, size] = [0, 0, 0];
    while (size < 0.01 || size > 1) {
      [x, y] = [draw(-1, 1), draw(-1, 1)];
      size = x * x + y * y;
    }
    return [x / Math.sqrt(size), y / Math.sqrt(size)];
  });
  return {
    points,
    parameters: {
      'linear1/weight': Float32Array.from(rows.flat()),
      'linear1/bias': Float32Array.from(rows, () => draw(-1, 1)),
      'linear2/weight': Float32Array.from(rows, () => (draw(-1, 1) < 0 ? -1 : 1) * draw(0.5, 1)),
    },
  };
}

const net = (activation: Kind, points: Float32Array, targets: Float32Array): Config => ({
  data: { points, targets, split: null, scale: [1], shift: [0] },
  layers: [units],
  activation,
  norm: 'none',
  output: { bias: false },
  loss: 'mse',
  optimizer: { name: 'adam', learningRate: 0.05, schedule: cosine(steps) },
  batchSize: 'full',
});

async function taught(activation: Kind, seed: number): Promise<Config> {
  const { points, parameters } = oldNet(seed);
  const teacher = await createTrainer(net(activation, points, new Float32Array(points.length / 2)));
  try {
    await teacher.setParameters(parameters);
    return net(activation, points, await teacher.predict(points));
  } finally {
    teacher.dispose();
  }
}

const lane = (id: Kind, title: string): Lane => ({
  id,
  title,
  config: (seed) => taught(id, seed),
  steps,
  begin: async (trainer, seed) => {
    const { parameters } = oldNet(seed);
    await trainer.setParameters(parameters);
    await trainer.insertBatchNorm({ at: 'start' });
    await trainer.freeze(Object.keys(parameters));
  },
  look: {
    every: 100,
    at: async (trainer, notes) => {
      const { step, layers } = await trainer.measures();
      notes.add('worst', step, Math.max(...layers[0]!.identityDistance));
      notes.add('error', step, (await trained(trainer)).loss);
    },
  },
  end: async (_, notes) => ({
    worst: notes.values('worst').at(-1)!,
    error: notes.values('error').at(-1)!,
  }),
});

export const undoTrainedNet: Experiment = {
  id: 'undo-trained-net',
  chapter: 'Can it undo itself?',
  title: 'Put into a net that works, it mostly finds back',
  claim:
    'Batch norm is put into a trained net of one hidden layer and alone may learn; asked for the old outputs, it finds the identity from most starts.',
  seeds: { full: 20, quick: 7 },
  lanes: [lane('tanh', 'tanh'), lane('relu', 'ReLU')],
  criteria: [
    { says: 'tanh: identity distance of the worst unit', of: ['tanh/worst'], to: 0.01 },
    {
      says: 'tanh: share of the seeds that get below .01',
      of: ['tanh/worst'],
      to: 0.01,
      over: 0.5,
    },
    { says: 'ReLU: identity distance of the worst unit', of: ['relu/worst'], to: 0.001 },
    {
      says: 'ReLU: share of the seeds that get below .01',
      of: ['relu/worst'],
      to: 0.01,
      over: 0.65,
    },
  ],
  sentence:
    'The worst unit ends {tanh/worst} from the identity in the tanh net and {relu/worst} in the ReLU net, at the median over the seeds.',
  steps: [
    {
      title: 'A net that works gets a batch norm',
      words: [
        'An old net of four tanh units is done and frozen. Batch norm is put between its Linear and its tanh, with $γ = 1$ and $β = 0$: the outputs are wrong at once.',
        'Now $γ$ and $β$ alone may learn, and the loss asks for the old outputs. The way out is known: $γ = σ$, $β = μ$ in each of the four.',
      ],
      figures: [
        { kind: 'drift', lane: 'tanh' },
        {
          kind: 'notes',
          title: 'Identity distance of the worst unit',
          note: 'worst',
          lanes: ['tanh'],
          log: true,
        },
      ],
      act: { kind: 'train', label: 'Let γ and β learn', lanes: ['tanh'] },
    },
    {
      title: 'The same with ReLU',
      words: [
        'Most starts get there, some end in a local minimum: a unit takes over another’s part. Try other seeds at the end and you will meet one.',
      ],
      figures: [
        { kind: 'drift', lane: 'relu' },
        {
          kind: 'notes',
          title: 'Identity distance of the worst unit',
          note: 'worst',
          lanes: ['relu', 'tanh'],
          log: true,
        },
      ],
      act: { kind: 'train', label: 'Train the ReLU net', lanes: ['relu'] },
    },
    {
      title: 'Are the outputs back, too?',
      words: [
        'What the loss sees is not $γ$ and $β$ but the outputs: the squared difference from the old ones. Here it is over the same steps as the distance.',
        'It gets very small before the last unit is home (the figure ends at a billionth): almost the same outputs do not take exactly the identity.',
      ],
      figures: [
        {
          kind: 'notes',
          title: 'Squared error to the old outputs',
          note: 'error',
          lanes: ['tanh', 'relu'],
          log: true,
        },
        {
          kind: 'notes',
          title: 'Identity distance of the worst unit',
          note: 'worst',
          lanes: ['tanh', 'relu'],
          log: true,
        },
      ],
      act: {
        kind: 'guess',
        question:
          'Near the identity the distance falls to a tenth. The squared error falls to about …',
        options: ['a tenth', 'a hundredth', 'what it was: they have nothing to do with each other'],
        right: 1,
        because:
          'A hundredth: near its lowest point the loss is a bowl, and goes with the square of the distance. So the last bit of the way is nearly flat.',
      },
    },
  ],
  notClaimed: [
    'That it works with two hidden layers: there the scale of a ReLU unit, units that are always on and dead ones are free, and it mostly does not.',
  ],
  sources: [{ title: 'Ioffe & Szegedy 2015, section 3', url: 'https://arxiv.org/abs/1502.03167' }],
};
