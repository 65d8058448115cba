// Batch norm without a net: synchronous, on a core that `init` made ready.
import type { NormFunctions } from '#core';
import { flag, floats, knownKeys, oneOf, whole } from './checks';
import { accepted, outOfRange, wrongType } from './errors';
import { boundOf, fieldAt, within } from './fields';
import { limits } from './limits';
import { readyCore } from './ready';

/** One number a feature. */
export type PerFeature = Float32Array | Float64Array | readonly number[];

/** Names, conventions and defaults are those of torch.nn.functional.batch_norm. */
export interface BatchNormOptions {
  /** Of x: n rows, d features. */
  shape: readonly [n: number, d: number];
  /** d; without it 1. */
  gamma?: PerFeature;
  /** d; without it 0. */
  beta?: PerFeature;
  /** d; needed where `training` is false, and brought forward where it is true. */
  runningMean?: PerFeature;
  /** d, from 0; given where runningMean is. */
  runningVar?: PerFeature;
  /** Batches in the running statistics so far; it counts where `momentum` is null. */
  numBatchesTracked?: number;
  /** true: the statistics of x itself; false: the running ones. */
  training: boolean;
  /** Weight of this batch in the running statistics, .1 unless said; null: their plain average. */
  momentum?: number | null;
  /** Added to the variance, inside the root; 1e-5 unless said. */
  eps?: number;
  /** What the running variance averages: n/(n − 1) times the batch's, unless 'biased' is said. */
  runningVarEstimator?: 'unbiased' | 'biased';
}

export interface BatchNormResult {
  /** n × d, row by row. */
  y: Float32Array;
  /** d, what was subtracted. In double: a mean far from 0 needs the digits. */
  mean: Float64Array;
  /** d, what was divided by, without eps; in training it divides by n. */
  var: Float64Array;
  /** d each, where they were given: in training with this batch in them. */
  runningMean?: Float64Array;
  runningVar?: Float64Array;
  numBatchesTracked?: number;
}

/** `training`: whether the statistics were those of x, and so depend on it. */
export type BatchNormBackwardOptions = Pick<
  BatchNormOptions,
  'shape' | 'gamma' | 'runningMean' | 'runningVar' | 'training' | 'eps'
>;

export interface BatchNormGradients {
  /** n × d, row by row. */
  dx: Float32Array;
  /** d: Σ dy·x̂ over the rows. */
  dGamma: Float32Array;
  /** d: Σ dy over the rows. */
  dBeta: Float32Array;
}

const perFeature = ['gamma', 'beta', 'runningMean', 'runningVar'] as const;
const forwardKeys = [
  ...perFeature,
  ...['shape', 'numBatchesTracked', 'training', 'momentum', 'eps', 'runningVarEstimator'],
];
const backwardKeys = ['shape', 'gamma', 'runningMean', 'runningVar', 'training', 'eps'];

function shapeOf(shape: unknown, x: Float32Array): readonly [number, number] {
  if (!Array.isArray(shape) || shape.length !== 2)
    throw wrongType('shape', shape, 'two whole numbers, [n, d]');
  const [n, d] = shape.map((size, i) => whole(`shape.${i}`, size, 1, limits.arrayNumbers));
  if (n! * d! > limits.arrayNumbers)
    throw outOfRange('shape', `${n} × ${d}`, `at most ${limits.arrayNumbers} numbers`);
  if (x.length !== n! * d!) throw outOfRange('x', x.length, `${n} × ${d} = ${n! * d!} numbers`);
  return [n!, d!];
}

/** The options of the norm as the core's own text, checked by its table of fields. */
function normLines(options: Partial<BatchNormOptions>): string {
  const lines: string[] = [];
  for (const name of ['eps', 'momentum'] as const) {
    const field = fieldAt(`layers.0.norm.${name}`)!;
    const value = options[name];
    if (value === undefined) continue;
    const absent = value === null && field.absent === 'null';
    if (!absent && typeof value !== 'number') throw wrongType(name, value, boundOf(field));
    if (!absent && !within(field, value as number)) throw outOfRange(name, value, boundOf(field));
    lines.push(`layers.0.norm.${name}=${value}`);
  }
  const estimator = options.runningVarEstimator ?? 'unbiased';
  oneOf('runningVarEstimator', estimator, ['unbiased', 'biased']);
  return [...lines, `layers.0.norm.runningVarEstimator=${estimator}`].join('\n');
}

function put(call: NormFunctions, name: string, values: ArrayLike<number>): void {
  call.arrayView(name, values.length).set(values);
}

function putFeatures(call: NormFunctions, options: Partial<BatchNormOptions>, d: number): void {
  for (const name of perFeature) {
    const values: unknown = options[name];
    if (values === undefined) continue;
    const numbers =
      values instanceof Float32Array || values instanceof Float64Array || Array.isArray(values);
    if (!numbers) throw wrongType(name, values, 'an array of numbers, one a feature');
    if (values.length !== d) throw outOfRange(name, values.length, `${d} numbers, one a feature`);
    const bad = Array.from(values as ArrayLike<unknown>).findIndex((v) => typeof v !== 'number');
    if (bad >= 0) throw wrongType(`${name}.${bad}`, values[bad], 'a number');
    put(call, name, values);
  }
}

/** Runs `work` on arrays of its own, which are freed whatever comes. */
function calling<T>(work: (call: NormFunctions) => T): T {
  const core = readyCore();
  const call = new core.NormFunctions();
  try {
    return work(call);
  } finally {
    call.delete();
  }
}

/**
 * Batch normalisation of x, n × d row by row:
 *
 *     y = gamma (x − mean)/√(var + eps) + beta
 *
 * with the mean and the variance (dividing by n) of each feature over the rows in training, the
 * running ones otherwise. Source: Ioffe & Szegedy 2015 (arXiv:1502.03167), algorithms 1 and 2.
 *
 * @throws RangeError or TypeError with `field`, `value` and `bound`; in training for a batch of one
 */
export function batchNorm(x: Float32Array, options: BatchNormOptions): BatchNormResult {
  knownKeys('the options of batchNorm', options, forwardKeys);
  const [n, d] = shapeOf(options.shape, floats('x', x));
  const training = flag('training', options.training);
  const tracked = options.numBatchesTracked ?? 0;
  whole('numBatchesTracked', tracked, 0, Number.MAX_SAFE_INTEGER);
  const lines = normLines(options);
  return calling((call) => {
    put(call, 'x', x);
    putFeatures(call, options, d);
    accepted(call.forward(n, d, training, lines, tracked));
    const result = (name: string) => call.resultView(name).slice();
    return {
      y: Float32Array.from(result('y')),
      mean: result('mean'),
      var: result('var'),
      ...(options.runningMean && {
        runningMean: result('runningMean'),
        runningVar: result('runningVar'),
        numBatchesTracked: call.tracked(),
      }),
    };
  });
}

/**
 * Gradients of Σ dy·y with respect to x, gamma and beta, y = batchNorm(x). In training all three
 * paths from x count, through itself, the mean and the variance, so that Σ dx = 0 over the rows:
 *
 *     dx = gamma/σ (dy − mean(dy) − x̂ mean(dy·x̂))
 *
 * Source: Ioffe & Szegedy 2015 (arXiv:1502.03167), section 3.
 *
 * @param dy  n × d, row by row @param x  the same, as it went into batchNorm
 * @throws RangeError or TypeError with `field`, `value` and `bound`
 */
export function batchNormBackward(
  dy: Float32Array,
  x: Float32Array,
  options: BatchNormBackwardOptions,
): BatchNormGradients {
  knownKeys('the options of batchNormBackward', options, backwardKeys);
  const [n, d] = shapeOf(options.shape, floats('x', x));
  if (floats('dy', dy).length !== x.length)
    throw outOfRange('dy', dy.length, `${x.length} numbers, as many as x`);
  const training = flag('training', options.training);
  const lines = normLines(options);
  return calling((call) => {
    put(call, 'x', x);
    put(call, 'dy', dy);
    putFeatures(call, options, d);
    accepted(call.backward(n, d, training, lines));
    const result = (name: string) => Float32Array.from(call.resultView(name));
    return { dx: result('dx'), dGamma: result('dGamma'), dBeta: result('dBeta') };
  });
}
