// Noise after each batch norm makes layer inputs jump, and training hardly minds.
import type { Config, Norm, Trainer } from '../index';
import type { Experiment, Lane } from './experiment';
import type { Notes } from './notes';
import { init, skewedMoons, trained } from './set-ups';
import { mean, median } from './statistics';

/** How far the mean inputs of layers 2 to 4 moved since the last look. */
async function look(trainer: Trainer, notes: Notes): Promise<void> {
  const { inputMeans } = await trainer.probe();
  const now = ['linear2', 'linear3', 'linear4'].flatMap((name) => [...inputMeans[name]!]);
  const before = notes.values('means');
  if (before.length > 0)
    notes.add(
      'change',
      trainer.status.step,
      mean(now.map((value, i) => Math.abs(value - before[i]!))),
    );
  notes.keep('means', now);
}

const noise = { scale: [1, 1.25] as [number, number], shift: [-0.5, 0.5] as [number, number] };

const lane = (id: string, title: string, norm: Norm): Lane => ({
  id,
  title,
  config: config(norm),
  steps: 250,
  look: { every: 1, at: look },
  end: async (trainer, notes) => ({
    loss: (await trained(trainer)).loss,
    change: median(notes.values('change')),
  }),
});

function config(norm: Norm): Config {
  return {
    data: skewedMoons,
    layers: [16, 16, 16],
    activation: 'relu',
    norm,
    init: init(),
    optimizer: { name: 'sgd', learningRate: 0.3 },
    batchSize: 64,
  };
}

export const notCovariateShift: Experiment = {
  id: 'not-covariate-shift',
  chapter: 'What is it good for?',
  title: 'It is not about covariate shift',
  claim:
    'With noise after each batch norm the inputs of the layers shift more than in a net without batch norm, and it still trains about as well as without noise.',
  seeds: { full: 5, quick: 3 },
  lanes: [
    lane('clean', 'batch norm', { kind: 'batch' }),
    lane('noisy', 'batch norm, noise after it', { kind: 'batch', noise }),
    lane('none', 'no batch norm', 'none'),
  ],
  derive: (m) => ({
    overClean: m['noisy/loss']! - 2 * m['clean/loss']!,
    overNone: m['noisy/loss']! / m['none/loss']!,
    shiftRatio: m['noisy/change']! / m['none/change']!,
  }),
  criteria: [
    { says: 'Loss with noise less twice the loss without noise', of: ['overClean'], to: 0.02 },
    { says: 'Loss with noise over loss without batch norm', of: ['overNone'], to: 0.5 },
    {
      says: 'Change of layer inputs with noise over that without batch norm',
      of: ['shiftRatio'],
      from: 1,
    },
  ],
  sentence:
    'With noise the loss is {noisy/loss}, without noise {clean/loss}, without batch norm {none/loss}, while the layers’ inputs move by {noisy/change}, {clean/change} and {none/change} a step.',
  steps: [
    {
      title: 'The first explanation',
      words: [
        'The paper that brought batch norm said: the inputs of a layer shift while the layers before it learn, and batch norm holds them still.',
        'Here are two nets, with and without it. With it the inputs do move less, and it learns faster. Does it learn faster because they move less?',
      ],
      figures: [
        { kind: 'losses', lanes: ['clean', 'none'] },
        {
          kind: 'notes',
          title: 'Change of the layers’ mean inputs a step',
          note: 'change',
          lanes: ['clean', 'none'],
          log: true,
        },
      ],
      act: { kind: 'train', label: 'Train both', lanes: ['clean', 'none'] },
    },
    {
      title: 'Put it to the test',
      words: [
        'That two things come together does not make one the cause of the other. A test: bring the shift back, and leave batch norm in.',
        'After each batch norm every unit will be multiplied by a random number from 1 to 1.25 and moved by up to ½, anew in each step, so that the inputs of the layers jump.',
      ],
      figures: [
        {
          kind: 'notes',
          title: 'Change of the layers’ mean inputs a step',
          note: 'change',
          lanes: ['clean', 'none'],
          log: true,
        },
      ],
      act: {
        kind: 'guess',
        question: 'If batch norm helps by holding the inputs still, how will the shaken net do?',
        options: [
          'Like the one with batch norm',
          'Like the one without, or worse',
          'It cannot learn at all',
        ],
        right: 1,
        because:
          'That is what the explanation foretells: with more shift than the net without batch norm it should gain nothing over it. The next step lets it run.',
      },
    },
    {
      title: 'Shake it on purpose',
      words: [
        'The same net with the noise in. The loss is measured without it; the change of the inputs with it.',
        'Compare both figures: which net’s inputs move most, and which nets learn?',
      ],
      figures: [
        { kind: 'losses', lanes: ['clean', 'noisy', 'none'] },
        {
          kind: 'notes',
          title: 'Change of the layers’ mean inputs a step',
          note: 'change',
          lanes: ['clean', 'noisy', 'none'],
          log: true,
        },
      ],
      act: { kind: 'train', label: 'Train with noise', lanes: ['noisy'] },
    },
  ],
  notClaimed: ['What the reason is instead: this only shows which one it is not, for this net.'],
  sources: [
    {
      title: 'Santurkar et al. 2018: How does batch normalization help optimization?, section 2',
      url: 'https://arxiv.org/abs/1805.11604',
    },
  ],
};
