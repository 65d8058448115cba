// Deliberate breaks of the core, one line each, and the experiments that must then come out red.

/**
 * @type {readonly {
 *   what: string, file: string, from: string, to: string, red: readonly string[]
 * }[]}
 */
export const breaks = [
  {
    what: 'γ is not updated',
    file: 'batchnorm.cpp',
    from: 'gamma_ ? p.gradient(*gamma_).data() : nobodys_.data();',
    to: 'nobodys_.data();',
    red: [
      'undo-one-layer',
      'undo-mini-batch',
      'undo-trained-net',
      'why-affine-logit',
      'why-scale-tanh',
    ],
  },
  {
    what: 'β is not updated',
    file: 'batchnorm.cpp',
    from: 'beta_ ? p.gradient(*beta_).data() : nobodys_.data();',
    to: 'nobodys_.data();',
    red: ['why-shift-xor', 'why-shift-rings', 'only-batch-norm'],
  },
  {
    what: 'neither γ nor β is updated, and the statistics are detached',
    file: 'batchnorm_whole.h',
    from: 'const AffineGradient sums{gamma, beta};',
    to: 'const AffineGradient sums{0 * gamma, 0 * beta};',
    red: ['does-it-undo'],
  },
  {
    what: 'the statistics are detached: two terms of the backward pass dropped',
    file: 'batchnorm_few.h',
    from: '(i) - mean_dy - few<N>(xhat + i) * mean_dy_xhat)',
    to: '(i) - 0 * mean_dy - few<N>(xhat + i) * 0 * mean_dy_xhat)',
    red: ['high-order', 'higher-learning-rate'],
  },
  {
    what: 'weights before a ReLU are drawn without the factor of 2',
    file: 'initial_weights.cpp',
    from: 'if (activation && rectifies(*activation)) return std::sqrt(2 / in);',
    to: 'if (activation && rectifies(*activation)) return std::sqrt(1 / in);',
    red: ['smoother-landscape'],
  },
  {
    what: 'a look ahead goes a given length, whatever the gradient',
    file: 'probe.cpp',
    from: 'return start_ - static_cast<Scalar>(eta) * g;',
    to: 'return start_ - static_cast<Scalar>(eta / g.norm()) * g;',
    red: ['smoother-landscape'],
  },
  {
    what: 'n − 1 for n in the variance',
    file: 'batchnorm_few.h',
    from: '(n, squared) / static_cast<Scalar>(n);',
    to: '(n, squared) / static_cast<Scalar>(n - 1);',
    red: ['noise-of-small-batches', 'undo-mini-batch'],
  },
  {
    what: 'the running variance follows the running mean',
    file: 'batchnorm.cpp',
    from: 'by.correction * batch_var - var);',
    to: 'by.correction * batch_var - mean);',
    red: ['sigmoid-stack'],
  },
  {
    what: 'rescaling forgets to square the factor for the running variance',
    file: 'surgery.cpp',
    from: 'site.norm->running().var *= factor * factor;',
    to: 'site.norm->running().var *= factor;',
    red: ['gauge'],
  },
  {
    what: 'the noise of units is not in the inputs that are looked at',
    file: 'unit_noise.cpp',
    from: 'if (!mode.noise) {',
    to: 'if (!mode.noise || config_.present()) {',
    red: ['not-covariate-shift'],
  },
  {
    what: 'the gradient is not divided by σ',
    file: 'batchnorm.cpp',
    from: 'slope = few<K>(gamma + j) * few<K>(&inv_std_(j));',
    to: 'slope = few<K>(gamma + j) + 0 * few<K>(&inv_std_(j));',
    red: ['inputs-on-one-scale'],
  },
  {
    what: 'weight decay with the wrong sign',
    file: 'optimizer.cpp',
    from: 'if (!decoupled) g += decay * w;',
    to: 'if (!decoupled) g -= decay * w;',
    red: ['growing-weights'],
  },
];
