// Ready settings to try, good and bad: each makes one point, and says it in a sentence.
import { initial } from './config';
import type { State } from './state';

export interface Preset {
  readonly name: string;
  /** How it goes: the mark beside it. */
  readonly kind: 'good' | 'bad' | 'odd';
  /** What is seen, in a sentence. */
  readonly words: string;
  readonly state: Partial<State>;
}

export const presets: readonly Preset[] = [
  {
    name: 'Step 1 + 2 on a spiral',
    kind: 'good',
    words: 'The page’s own run: γ and β leave γ = 1, β = 0 at once, yet do not arrive at σ and μ.',
    state: {},
  },
  {
    name: 'Step 1 only',
    kind: 'odd',
    words:
      'No γ and no β: nothing can undo step 1, and no unit can choose its own scale or offset.',
    state: { norm: 'standardize', lanes: 'norm-batch' },
  },
  {
    name: 'No norm at rate 3',
    kind: 'bad',
    words:
      'Plain SGD at a rate of 3 blows up or stands still without batch norm; beside it, the same rate with batch norm learns.',
    state: { data: 'moons', norm: 'none', opt: 'sgd', lr: 3, batch: 64, lanes: 'norm-batch' },
  },
  {
    name: 'A batch of two',
    kind: 'bad',
    words:
      'In a batch of two each unit is only +γ + β or −γ + β: which point is beside it decides the answer. A batch of 64 holds.',
    state: { data: 'moons', batch: 2, opt: 'sgd', lr: 0.1, lanes: 'batch-64' },
  },
  {
    name: 'β missing on mirrored xor',
    kind: 'bad',
    words:
      'Without β the network is odd, the labels are even: the loss cannot fall below ln 2 = 0.693. With β it does.',
    state: {
      data: 'symmetricXor',
      samples: 128,
      split: 'all',
      act: 'tanh',
      layers: '8-8',
      batch: 'full',
      lr: 0.03,
      gain: 1,
      beta: 'off',
      scale: 1,
      shift: 0,
      noise: 0,
      lanes: 'beta-on',
    },
  },
  {
    name: 'Only γ and β train',
    kind: 'odd',
    words:
      'All weights stay as they were drawn, and the points come apart all the same: γ and β pick among 32 random units.',
    state: {
      data: 'moons',
      trains: 'affine',
      layers: '32-32',
      batch: 'full',
      lr: 0.03,
      gain: 1,
      scale: 1,
      shift: 0,
      lanes: 'trains-all',
    },
  },
  {
    name: 'A large input shift',
    kind: 'odd',
    words:
      'The inputs lie 30 away from 0. Batch norm takes the shift out and learns as before; without it the run stays at chance.',
    state: { data: 'circle', shift: 30, opt: 'sgd', lr: 0.1, lanes: 'norm-none' },
  },
  {
    name: 'Weights that start 10 × too large',
    kind: 'odd',
    words:
      'Step 1 divides the scale of the weights out again, so σ starts far from γ: the identity is far away from the first step on.',
    state: { data: 'moons', gain: 10, lanes: 'norm-none' },
  },
  {
    name: 'γ and β decay away',
    kind: 'bad',
    words:
      'Strong weight decay on γ and β pulls both to 0 and starves the layers; spare them and the net still learns.',
    state: { opt: 'adamw', decay: 1, lanes: 'decayNorm-off' },
  },
  {
    name: 'No running statistics',
    kind: 'odd',
    words:
      'Tested with the statistics of the test set itself instead of running ones: training is the same, the test differs.',
    state: { track: 'off', batch: 8, lanes: 'track-on' },
  },
];

/** A preset is a whole state: what it does not name is at its default; how the page is shown stays. */
export const stateOf = ({ state }: Preset, now: State): State => ({
  ...initial,
  speed: now.speed,
  hide: now.hide,
  lock: now.lock,
  ...state,
});
