// The set-ups that experiments share: data sets, and what is asked of a net at the end.
import type { DataConfig, Trainer } from '../index';
import type { Lane, Numbers } from './experiment';

/** 256 points, noise .15, all of them train. */
export const moons = {
  name: 'moons',
  samples: 256,
  noise: 0.15,
  split: null,
  scale: [1],
  shift: [0],
} as const satisfies DataConfig;

/** The same on two scales, away from 0. */
export const skewedMoons = { ...moons, scale: [3, 0.5], shift: [2, -1] } satisfies DataConfig;

/** Weights N(0, c/fan-in), c = 2 before a ReLU and 1 otherwise, times the gain if hidden. */
export const init = (gain = 1) => ({ scheme: 'auto', gain }) as const;

/** Of the whole training set in training mode; a loss that is no number counts as infinite. */
export async function trained(trainer: Trainer): Promise<{ loss: number; accuracy: number }> {
  if (trainer.status.state === 'diverged') return { loss: Infinity, accuracy: Number.NaN };
  const { loss, accuracy } = await trainer.evaluate('train', { statistics: 'batch' });
  return { loss: Number.isFinite(loss) ? loss : Infinity, accuracy: accuracy ?? Number.NaN };
}

export const trainedLoss = async (trainer: Trainer): Promise<Numbers> => ({
  loss: (await trained(trainer)).loss,
});

/** Learning rates that fall to 0 as a cosine. */
export const cosine = (steps: number) => ({ kind: 'cosine', steps }) as const;

/** Which halves of step 2 a batch norm has. */
export const stepTwo = {
  step1: { kind: 'batch', affine: false },
  gamma: { kind: 'batch', affine: { gamma: true, beta: false } },
  beta: { kind: 'batch', affine: { gamma: false, beta: true } },
  both: { kind: 'batch' },
  none: 'none',
} as const;

export type StepTwo = keyof typeof stepTwo;

/** The same net with each of them, and without batch norm. */
export const stepTwoLanes = (lane: (id: StepTwo, title: string) => Lane): Lane[] => [
  lane('step1', 'step 1 only'),
  lane('gamma', 'γ alone'),
  lane('beta', 'β alone'),
  lane('both', 'γ and β'),
  lane('none', 'no batch norm'),
];
