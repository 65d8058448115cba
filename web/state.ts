// The one table of settings: it drives the form, the URL's hash, what is checked and what the module is given.

export type Value = string | number;
export type Key =
  | 'data'
  | 'noise'
  | 'samples'
  | 'scale'
  | 'shift'
  | 'layers'
  | 'norm'
  | 'batch'
  | 'lr'
  | 'opt'
  | 'act'
  | 'gain'
  | 'seed'
  | 'speed';
export type State = Readonly<Record<Key, Value>>;

export interface Row {
  readonly key: Key;
  readonly label: string;
  readonly group: 'data' | 'network' | 'norm' | 'training' | 'view';
  /** 'drawn': set in a figure. */
  readonly control: 'thumbs' | 'segments' | 'slider' | 'number' | 'drawn';
  /** Where the module's table has its limits and default; none for what is the page's own. */
  readonly field?: string;
  /** Where the module takes it, if that is another place. */
  readonly config?: string;
  /** What can be chosen here, value and name; without it, all that the module offers. */
  readonly choices?: readonly (readonly [value: string, name: string])[];
  /** The stretch that the slider covers; the number beside it takes the module's whole range. */
  readonly span?: readonly [from: number, to: number];
  readonly log?: boolean;
  readonly whole?: boolean;
  /** Taken while running, without a restart. */
  readonly live?: boolean;
  readonly hint?: string;
}

export const rows: readonly Row[] = [
  {
    key: 'data',
    label: 'Data set',
    group: 'data',
    control: 'thumbs',
    field: 'data.name',
    choices: [
      ['spiral', 'spiral'],
      ['circle', 'circle'],
      ['xor', 'xor'],
      ['gauss', 'gauss'],
      ['moons', 'moons'],
    ],
  },
  {
    key: 'noise',
    label: 'Noise',
    group: 'data',
    control: 'slider',
    field: 'data.noise',
    span: [0, 0.5],
  },
  {
    key: 'samples',
    label: 'Points',
    group: 'data',
    control: 'slider',
    field: 'data.samples',
    span: [20, 2000],
    log: true,
    whole: true,
    hint: 'half of them train, half test',
  },
  {
    key: 'scale',
    label: 'Input scale',
    group: 'data',
    control: 'slider',
    field: 'data.scale',
    span: [0.1, 10],
    log: true,
    hint: 'the network sees scale · point + shift',
  },
  {
    key: 'shift',
    label: 'Input shift',
    group: 'data',
    control: 'slider',
    field: 'data.shift',
    span: [-5, 5],
    hint: 'the network sees scale · point + shift',
  },
  {
    key: 'layers',
    label: 'Hidden layers',
    group: 'network',
    control: 'drawn',
  },
  {
    key: 'norm',
    label: 'Normalisation',
    group: 'norm',
    control: 'segments',
    field: 'layers.*.norm.kind',
    config: 'norm',
    choices: [
      ['none', 'none'],
      ['standardize', 'step 1'],
      ['batch', 'step 1 + 2'],
    ],
  },
  {
    key: 'batch',
    label: 'Batch size',
    group: 'norm',
    control: 'slider',
    field: 'batchSize',
    span: [2, 256],
    log: true,
    whole: true,
    hint: 'or “full”: the whole training set at once',
  },
  {
    key: 'lr',
    label: 'Learning rate',
    group: 'training',
    control: 'slider',
    field: 'optimizer.learningRate',
    span: [1e-4, 10],
    log: true,
    live: true,
  },
  {
    key: 'opt',
    label: 'Optimizer',
    group: 'training',
    control: 'segments',
    field: 'optimizer.name',
    choices: [
      ['sgd', 'SGD'],
      ['adam', 'Adam'],
    ],
  },
  {
    key: 'act',
    label: 'Activation',
    group: 'training',
    control: 'segments',
    field: 'layers.*.activation',
    config: 'activation',
    choices: [
      ['relu', 'ReLU'],
      ['tanh', 'tanh'],
    ],
  },
  {
    key: 'gain',
    label: 'Initial weights ×',
    group: 'training',
    control: 'slider',
    field: 'init.gain',
    span: [0.1, 10],
    log: true,
  },
  {
    key: 'seed',
    label: 'Seed',
    group: 'training',
    control: 'number',
    field: 'seed',
    whole: true,
    hint: 'same seed, same run',
  },
  {
    key: 'speed',
    label: 'Speed',
    group: 'view',
    control: 'segments',
    choices: [
      ['slow', 'slow'],
      ['normal', 'normal'],
      ['fast', 'fast'],
    ],
    live: true,
  },
];

const byKey = new Map(rows.map((row) => [row.key, row]));
export const rowOf = (key: Key): Row => byKey.get(key)!;
