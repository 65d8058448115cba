// The activations as curves to draw; what the net computes with is the core's.
import type { Activation } from 'batchnorm-playground';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
/** Φ, the normal distribution, by the error function's rational approximation (Abramowitz & Stegun 7.1.26). */
function normal(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    Math.exp(-(x * x) / 2);
  return x < 0 ? tail / 2 : 1 - tail / 2;
}

export const curves: Readonly<Record<Activation, (x: number) => number>> = {
  identity: (x) => x,
  relu: (x) => Math.max(0, x),
  leakyRelu: (x) => (x > 0 ? x : 0.01 * x),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  gelu: (x) => x * normal(x),
  silu: (x) => x * sigmoid(x),
  sigmoid,
  tanh: Math.tanh,
  softplus,
};
