// Inputs stretched and moved: what batch norm shrugs off, and what only standardising the inputs does.
import type { DataConfig, Trainer } from '../index';
import type { Experiment, Lane, Numbers } from './experiment';
import type { Notes } from './notes';
import { init, trained } from './set-ups';
import { farthest, median } from './statistics';

/** The set lies in [−1, 1]²; this brings the ring's radius to 5, as in TensorFlow Playground. */
const base = 6;
const forms = {
  plain: { title: 'as they are', scale: [base], shift: [0] },
  large: { title: '× 5', scale: [5 * base], shift: [0] },
  small: { title: '× .2', scale: [0.2 * base], shift: [0] },
  moved: { title: 'moved by (30, −20)', scale: [base], shift: [30, -20] },
  axis: { title: 'one axis × 30', scale: [30 * base, base], shift: [0] },
} as const;
type Form = keyof typeof forms;
const names = Object.keys(forms) as Form[];
const steps = 200;

async function look(trainer: Trainer, notes: Notes): Promise<void> {
  notes.add('accuracy', trainer.status.step, (await trained(trainer)).accuracy);
}

async function end(trainer: Trainer, notes: Notes): Promise<Numbers> {
  const accuracies = notes.values('accuracy');
  const first = accuracies.findIndex((accuracy) => accuracy >= 0.95);
  if (trainer.status.state !== 'diverged') {
    const { layers } = await trainer.measures();
    notes.keep(
      'affine',
      layers.flatMap(({ gamma, beta }) => [...gamma, ...beta]),
    );
    notes.keep('std', layers[0]?.std ?? []);
  }
  return {
    accuracy: accuracies.at(-1)!,
    // Not reached: the whole run, which is the least it can be.
    until95: first < 0 ? steps : notes.steps('accuracy')[first]!,
  };
}

const lane = (form: Form, norm: 'batch' | 'none', standardize: boolean): Lane => {
  const { title, scale, shift } = forms[form];
  return {
    id: `${form}-${norm}${standardize ? '-std' : ''}`,
    title: `${title}${standardize ? ', standardised' : ''}, ${norm === 'batch' ? 'batch norm' : 'none'}`,
    config: {
      data: {
        name: 'circle',
        samples: 500,
        noise: 0,
        split: null,
        scale: [...scale],
        shift: [...shift],
        standardize,
      } satisfies DataConfig,
      layers: [16, 16],
      activation: 'relu',
      norm,
      init: init(),
      optimizer: { name: 'sgd', learningRate: 0.1 },
      batchSize: 50,
    },
    steps,
    look: { every: 5, at: look },
    end,
  };
};

const sigmaOff = (now: readonly number[], plain: readonly number[], factor: number) =>
  median(now.map((std, i) => Math.abs(std / plain[i]! / factor - 1)));

const ids = (norm: 'batch' | 'none', some: readonly Form[], standardised = false) =>
  some.map((form) => `${form}-${norm}${standardised ? '-std' : ''}`);

const accuracies = (lanes: readonly string[]) =>
  ({ kind: 'notes', title: 'Accuracy', note: 'accuracy', zero: true, lanes }) as const;

export const inputsOnOneScale: Experiment = {
  id: 'inputs-on-one-scale',
  chapter: 'Why normalise at all?',
  title: 'Inputs on one scale',
  claim:
    'Batch norm makes a net indifferent to the scale and place of all its inputs together, but not to one axis that is 30 times longer: that takes standardised inputs.',
  seeds: { full: 5, quick: 3 },
  lanes: [true, false].flatMap((std) =>
    (['batch', 'none'] as const).flatMap((norm) => names.map((form) => lane(form, norm, std))),
  ),
  derive: (m, notes) => {
    const off = (form: Form) =>
      farthest(notes[`${form}-batch`]!.values('affine'), notes['plain-batch']!.values('affine'));
    const sigma = (form: Form, factor: number) =>
      sigmaOff(notes[`${form}-batch`]!.values('std'), notes['plain-batch']!.values('std'), factor);
    const apart = (form: Form) =>
      Math.abs(m[`${form}-batch/accuracy`]! - m['plain-batch/accuracy']!);
    return {
      movedOff: off('moved'),
      largeOff: off('large'),
      smallOff: off('small'),
      apart: Math.max(apart('moved'), apart('large'), apart('small')),
      sigmaLarge: sigma('large', 5),
      sigmaSmall: sigma('small', 0.2),
      slower: m['axis-batch/until95']! / m['plain-batch/until95']!,
      slowerStandardised: m['axis-batch-std/until95']! / m['plain-batch-std/until95']!,
    };
  },
  criteria: [
    { says: 'Batch norm, inputs moved: largest change of a γ or β', of: ['movedOff'], to: 1e-4 },
    {
      says: 'Batch norm, inputs × 5 or × .2: largest change of a γ or β',
      of: ['largeOff', 'smallOff'],
      to: 0.02,
    },
    { says: 'Batch norm: change of the accuracy', of: ['apart'], to: 0.01 },
    {
      says: 'σ of layer 1 follows × 5 and × .2, relative error',
      of: ['sigmaLarge', 'sigmaSmall'],
      to: 0.05,
    },
    {
      says: 'Accuracy without batch norm, moved or one axis × 30',
      of: ['moved-none/accuracy', 'axis-none/accuracy'],
      to: 0.6,
    },
    { says: 'Batch norm, one axis × 30: times as many steps to 95 %', of: ['slower'], from: 3 },
    { says: 'The same with standardised inputs', of: ['slowerStandardised'], to: 1.01 },
  ],
  sentence:
    'With batch norm the net reaches 95 % after {plain-batch/until95} steps, moved {moved-batch/until95}, but with one axis × 30 after {axis-batch/until95} or more; standardised {axis-batch-std/until95}.',
  steps: [
    {
      title: 'Inputs that lie somewhere else',
      words: [
        'A disc in a ring of radius 5, moved to (30, −20). Nothing about the task has changed. Without batch norm the same net, with the same weights and [[learning rate]], does not learn it.',
        'With batch norm it does not even notice: what comes in is centred in the first layer.',
      ],
      figures: [
        { kind: 'maps', lanes: ['moved-batch', 'moved-none'] },
        accuracies(['moved-batch', 'plain-batch', 'moved-none']),
      ],
      act: {
        kind: 'train',
        label: 'Train with and without batch norm',
        lanes: ['moved-batch', 'moved-none', 'plain-batch', 'plain-none'],
      },
    },
    {
      title: 'Five times larger, five times smaller',
      words: [
        'All inputs × 5 or × .2: $σ$ follows by the same factor, and $γ$ and $β$ learn the same numbers.',
      ],
      figures: [accuracies(['large-batch', 'small-batch', 'large-none', 'small-none'])],
      act: {
        kind: 'train',
        label: 'Train on both scales',
        lanes: [...ids('batch', ['large', 'small']), ...ids('none', ['large', 'small'])],
      },
    },
    {
      title: 'One axis thirty times longer',
      words: [
        'Each unit adds its inputs up before batch norm sees them. The long axis drowns the short one in every sum, and batch norm, which comes after it, cannot take that back.',
      ],
      figures: [accuracies(['plain-batch', 'axis-batch', 'axis-none'])],
      act: { kind: 'train', label: 'Stretch one axis', lanes: ['axis-batch', 'axis-none'] },
    },
    {
      title: 'Standardised inputs',
      words: [
        'Take mean and deviation out of each input, once, before training. Then every form of this data is the same, with batch norm and without.',
      ],
      figures: [accuracies(['axis-batch-std', 'axis-none-std', 'axis-batch'])],
      act: {
        kind: 'train',
        label: 'Standardise all five, with and without batch norm',
        lanes: [...ids('batch', names, true), ...ids('none', names, true)],
      },
    },
  ],
  notClaimed: [
    'That one long axis always stops a net without batch norm: it does with a ring of radius 5, and at radius 1 the same net gets to 77 to 93 % in 200 steps.',
    'That γ and β agree so closely after long training: rounding grows with every step.',
  ],
  sources: [
    {
      title: 'LeCun et al. 1998: Efficient BackProp, section 4.3',
      url: 'https://cseweb.ucsd.edu/classes/wi08/cse253/Handouts/lecun-98b.pdf',
    },
  ],
};
