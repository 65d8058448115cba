// The sentence that says whether batch norm is undoing itself now, built from the run's own numbers.
import type { Measures, Progress } from 'batchnorm-playground';
import { wentWrong } from './block-words';
import { OWN } from './figures/statistics';
import { exact, line, short, whole } from './numbers';
import { unitName, unitOf } from './unit';
import type { Tried } from './ways-out';

/** A piece of the sentence: plain, strong, mathematics, or how its losses were measured. */
export type Piece =
  | string
  | { readonly strong: string }
  | { readonly math: string }
  | { readonly how: string };

export interface Facts {
  readonly norm: string;
  /** How many hidden layers there are. */
  readonly hidden: number;
  readonly progress: Progress;
  readonly measures: Measures | null;
  /** What the run leaves out of step 2: γ, β or nothing. */
  readonly without?: string;
  /** What was tried against diverging. */
  readonly tried?: Tried | undefined;
}

type Judged = Measures & {
  verdict: NonNullable<Measures['verdict']>;
  whatIf: NonNullable<Measures['whatIf']>;
};

export const plain = (pieces: readonly Piece[]): string =>
  pieces.map((p) => (typeof p === 'string' ? p : Object.values(p)[0])).join('');

/** "raise the loss 0.021 → 0.87", or lower it, or leave it. */
function cost(from: number, to: number, what: string): Piece[] {
  if (!Number.isFinite(to)) return [`send ${what} beyond all bounds`];
  const [a, b] = [short(from), short(to)];
  if (a === b) return [`leave ${what} at `, { strong: a }];
  return [`${to > from ? 'raise' : 'lower'} ${what} `, { strong: `${a} → ${b}` }];
}

const map = (m: Judged): Piece => ({ math: `x ↦ ${line(m.verdict.gain, m.verdict.intercept)}` });
/** By the name that it has in every figure. */
const unit = ({ verdict }: Judged): string =>
  `median unit, ${unitName(unitOf(verdict.layer, verdict.unit))},`;

const asIdentity = (m: Judged): Piece[] => [
  'Making it the identity now would ',
  ...cost(m.whatIf.trained, m.whatIf.identity, 'the training loss'),
];
/** The page shows the other loss as well. */
const measured: Piece[] = [' ', { how: `(${OWN})` }, '.'];

const beforeTraining = (m: Judged, without = ''): Piece[] => [
  'Before training, ',
  { math: 'γ = 1' },
  ' and ',
  { math: 'β = 0' },
  `: step 2 does nothing yet. The ${unit(m)} maps `,
  map(m),
  `; to undo step 1 it ${without ? 'would have' : 'has'} to learn `,
  { math: `γ = ${short(1 / m.verdict.gain)}` },
  ', ',
  { math: `β = ${short(-m.verdict.intercept / m.verdict.gain)}` },
  ...(without ? [', but ', { math: without }, ' is left out of this run.'] : ['.']),
];

const stepOneOnly = (m: Judged): Piece[] => [
  'Step 2 is ',
  { strong: 'left out' },
  ` of this run, so nothing can undo step 1: the ${unit(m)} maps `,
  map(m),
  '. ',
  ...asIdentity(m),
  ...measured,
];

const OPENINGS: Record<Judged['verdict']['state'], Piece[]> = {
  not: ['Batch norm is ', { strong: 'not' }, ' undoing itself: '],
  close: ['Batch norm is ', { strong: 'close to' }, ' undoing itself: '],
  undone: ['Batch norm ', { strong: 'has undone itself' }, ': '],
};

const trained = (m: Judged): Piece[] => [
  ...OPENINGS[m.verdict.state],
  `the ${unit(m)} maps `,
  map(m),
  '. ',
  ...asIdentity(m),
  '; dropping step 2 would ',
  ...cost(m.whatIf.trained, m.whatIf.step2Off, 'it'),
  ...measured,
];

const FIRST = ['Most often the steps were too large, and a smaller learning rate holds.'];
const TIMES = ['', 'once', 'twice'];

/** What was tried already, and what helps better. */
function again({ halved, clipped, rate, clip, large }: Tried): Piece[] {
  const times = { strong: TIMES[halved] ?? `${halved} times` };
  const tries: Piece[] =
    halved === 0
      ? ['Clipped already']
      : ['Halved ', times, ` already, to ${exact(rate)}${clipped ? ', and clipped' : ''}`];
  const better =
    clip !== null
      ? `Clipping gradients at ${clip} bounds every step.`
      : large
        ? 'The weights begin large: lower “Initial weights ×”.'
        : 'Set a rate ten times smaller.';
  return [...tries, ': it still diverges. ', better];
}

const diverged = (
  { step, diverged: where }: Progress,
  hidden: number,
  tried: Tried | undefined,
): Piece[] => [
  'This run ',
  { strong: 'diverged' },
  ` at step ${whole(where?.step ?? step)}`,
  where ? `: ${wentWrong(where.layer, where.quantity, hidden)} no longer finite. ` : '. ',
  ...(tried && (tried.halved > 0 || tried.clipped) ? again(tried) : FIRST),
];

const lacks = (what: string, why: string, m: Measures, ...ask: Piece[]): Piece[] => [
  'There is ',
  { strong: what },
  ` in this ${why}. Its training loss is now `,
  { strong: short(m.train.loss) },
  '; ',
  ...ask,
];

const withoutLayers = (m: Measures): Piece[] =>
  lacks(
    'no hidden layer',
    'network, so no batch norm that could undo itself',
    m,
    'add a layer to put the question.',
  );

const withoutNorm = (m: Measures): Piece[] =>
  lacks(
    'no batch norm',
    'run, so there is nothing to undo',
    m,
    'choose ',
    { strong: 'step 1 + 2' },
    ' to put the question to the same network.',
  );

export function verdict({ norm, hidden, progress, measures, without, tried }: Facts): Piece[] {
  if (progress.state === 'diverged') return diverged(progress, hidden, tried);
  if (!measures) return ['The network is being set up …'];
  if (!measures.verdict || !measures.whatIf)
    return hidden === 0 ? withoutLayers(measures) : withoutNorm(measures);
  const judged = measures as Judged;
  if (norm === 'standardize') return stepOneOnly(judged);
  return measures.step === 0 ? beforeTraining(judged, without) : trained(judged);
}
