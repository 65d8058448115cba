// Random weights that never learn: γ and β alone train a net.
import type { Experiment, Lane } from './experiment';
import { init, moons, trained } from './set-ups';

const widths = [8, 32, 64] as const;

const lane = (width: number, step2: boolean): Lane => ({
  id: `${step2 ? 'bn' : 'out'}${width}`,
  title: step2 ? `γ and β alone, width ${width}` : `output alone, width ${width}`,
  config: {
    data: { ...moons, noise: 0.1 },
    layers: [width, width],
    activation: 'relu',
    norm: step2 ? 'batch' : 'standardize',
    init: init(),
    optimizer: { name: 'adam', learningRate: 0.03 },
    batchSize: 'full',
  },
  steps: 300,
  begin: async (trainer) => {
    const names = Object.keys(await trainer.parameters());
    const held = step2 ? /^linear/ : /^linear[12]\//;
    await trainer.freeze(names.filter((name) => held.test(name)));
  },
  end: trained,
});

export const onlyBatchNorm: Experiment = {
  id: 'only-batch-norm',
  chapter: 'What is it good for?',
  title: 'Everything frozen but γ and β',
  claim:
    'With random weights that never change, $γ$ and $β$ alone solve two moons, and fit them better than the output layer alone from width 32 on.',
  seeds: { full: 5, quick: 3 },
  lanes: widths.flatMap((width) => [lane(width, true), lane(width, false)]),
  derive: (m) => ({
    ratio32: m['bn32/loss']! / m['out32/loss']!,
    ratio64: m['bn64/loss']! / m['out64/loss']!,
  }),
  criteria: [
    { says: 'Accuracy of γ and β alone, width 8', of: ['bn8/accuracy'], from: 0.92 },
    {
      says: 'Accuracy of γ and β alone, widths 32 and 64',
      of: ['bn32/accuracy', 'bn64/accuracy'],
      from: 0.98,
    },
    {
      says: 'Loss over that of the output layer alone, widths 32 and 64',
      of: ['ratio32', 'ratio64'],
      to: 1,
    },
  ],
  sentence:
    'γ and β alone get {bn8/accuracy%}, {bn32/accuracy%} and {bn64/accuracy%} of the points right at widths 8, 32 and 64; at 64 the loss is {bn64/loss}, with the output layer alone {out64/loss}.',
  steps: [
    {
      title: 'Nothing but step 2 may learn',
      words: [
        'All weights of this net stay as they were drawn, the output’s too. Only $γ$ and $β$ of its two batch norms learn: 128 numbers beside 1,121 others.',
      ],
      figures: [
        { kind: 'maps', lanes: ['bn32', 'out32'] },
        { kind: 'losses', lanes: ['bn32', 'out32'] },
      ],
      act: {
        kind: 'train',
        label: 'Train γ and β; beside it, the output layer alone',
        lanes: ['bn32', 'out32'],
      },
    },
    {
      title: 'Straight up and down',
      words: [
        'The phase planes of the net that only $γ$ and $β$ have trained. A dot moves up or down when $γ$ or $β$ learns, and sideways when what comes in changes its $σ$ or $μ$.',
        'In layer 2 dots do move sideways: what comes in there has been through the $γ$ and $β$ of layer 1.',
      ],
      figures: [{ kind: 'drift', lane: 'bn32' }],
      act: {
        kind: 'guess',
        question:
          'The weights are frozen and the batch is the whole set. Which way can a dot of layer 1 move?',
        options: ['Up and down only', 'Sideways only', 'Any way'],
        right: 0,
        because:
          'Up and down only: with frozen weights and the same points its $σ$ and $μ$ stay what they are. Here $γ$ does all the walking.',
      },
    },
    {
      title: 'Narrower and wider',
      words: [
        'With 8 units a layer there is less to choose from, and it still learns the moons. [[Step 2]] picks among random features and places their creases.',
      ],
      figures: [
        {
          kind: 'sweep',
          title: 'Loss by width',
          x: { title: 'units a layer', values: widths, log: true },
          lines: [
            { title: 'γ and β alone', of: widths.map((w) => `bn${w}/loss`) },
            { title: 'output layer alone', of: widths.map((w) => `out${w}/loss`) },
          ],
          log: true,
        },
      ],
      act: {
        kind: 'train',
        label: 'Train widths 8 and 64',
        lanes: ['bn8', 'out8', 'bn64', 'out64'],
      },
    },
  ],
  notClaimed: [
    'That γ switches a third of the units off, as was seen in deep residual nets: here it does not.',
  ],
  sources: [
    {
      title: 'Frankle, Schwab & Morcos 2021: Training BatchNorm and only BatchNorm',
      url: 'https://arxiv.org/abs/2003.00152',
    },
  ],
};
