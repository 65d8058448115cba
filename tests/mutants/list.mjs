// One-line mistakes in the core that a test must notice: file, the line's part, what it becomes.

/** @type {readonly (readonly [file: string, from: string, to: string])[]} */
export const mutants = [
  // Batch norm: statistics
  [
    'batchnorm_kernels.cpp',
    'Scalar var = (moved - centre).square().mean();',
    'Scalar var = (moved - centre).square().sum() / static_cast<Scalar>(x.size() - 1);',
  ],
  ['batchnorm_kernels.cpp', 'const Scalar first = x(0);', 'const Scalar first = 0;'],
  ['batchnorm_kernels.cpp', '(moved - centre).square().mean();', 'moved.square().mean();'],
  ['batchnorm_kernels.cpp', '!(var < kLargestSafeVar)', 'false'],
  ['batchnorm_kernels.cpp', '1 / std::sqrt(var + eps)', '1 / (std::sqrt(var) + eps)'],
  ['batchnorm_kernels.cpp', 'static_cast<Scalar>(mean - static_cast<double>(high))', 'Scalar(0)'],
  // Batch norm: the two steps and their gradients
  [
    'batchnorm_kernels.cpp',
    '((x.array() - stats.first) - stats.centre) * inv_std',
    '(x.array() - stats.first) * inv_std',
  ],
  ['batchnorm_kernels.cpp', 'xhat.array() * gamma + beta', 'xhat.array() * gamma - beta'],
  ['batchnorm_kernels.cpp', 'return {dy.dot(xhat), dy.sum()};', 'return {dy.sum(), dy.dot(xhat)};'],
  [
    'batchnorm_kernels.cpp',
    '(dy.array() - mean_dy - xhat.array() * mean_dy_xhat)',
    '(dy.array() - xhat.array() * mean_dy_xhat)',
  ],
  [
    'batchnorm_kernels.cpp',
    '(dy.array() - mean_dy - xhat.array() * mean_dy_xhat)',
    '(dy.array() - mean_dy)',
  ],
  ['batchnorm_kernels.cpp', '* (gamma * inv_std);', '* inv_std;'],
  [
    'batchnorm_kernels.cpp',
    'const auto n = static_cast<Scalar>(dy.size());',
    'const auto n = static_cast<Scalar>(dy.size() - 1);',
  ],
  ['batchnorm.cpp', '(0, j) += sums.gamma;', '(0, j) = sums.gamma;'],
  ['batchnorm.cpp', '(0, j) += sums.beta;', '(0, j) += sums.gamma;'],
  // Batch norm: running statistics and inference
  ['batchnorm.cpp', 'unbiased ? static_cast<double>(n) / static_cast<double>(n - 1) : 1;', '1;'],
  [
    'batchnorm.cpp',
    'running.mean(j) += weight * (stats.mean() - running.mean(j));',
    'running.mean(j) += (1 - weight) * (stats.mean() - running.mean(j));',
  ],
  [
    'batchnorm.cpp',
    'static_cast<double>(stats.var) - running.var(j));',
    'static_cast<double>(stats.var) - running.mean(j));',
  ],
  [
    'batchnorm.cpp',
    'if (config_.track_running_stats) ++running_.batches;',
    'if (config_.track_running_stats) running_.batches += 2;',
  ],
  [
    'batchnorm.cpp',
    'mode.statistics == Statistics::batch || !config_.track_running_stats;',
    'mode.statistics == Statistics::batch;',
  ],
  [
    'batchnorm.cpp',
    'Eigen::VectorXd::Zero(units_), Eigen::VectorXd::Ones(units_), 0',
    'Eigen::VectorXd::Zero(units_), Eigen::VectorXd::Zero(units_), 0',
  ],
  // Linear, activations, layer norm
  ['linear.cpp', 'dbias(0, k) += dy.col(k).sum();', 'dbias(0, k) += dy.col(k).mean();'],
  [
    'linear.cpp',
    'add_product(dy, p.value(weight_).transpose(), *dx);',
    'add_product(x.transpose(), dy, p.gradient(weight_));',
  ],
  ['activation.cpp', '(1 - b.square())', '(1 - b)'],
  ['activation.cpp', 'std::exp(-x * x / 2)', 'std::exp(-x * x)'],
  ['layernorm.cpp', '- mean_dxhat - xhat * mean_dxhat_xhat)', '- mean_dxhat)'],
  ['layernorm.cpp', '.rsqrt();', '.sqrt().inverse() * Scalar(1.001);'],
  // Losses
  ['loss.cpp', '(z.unaryExpr(&sigmoid) - t) / n;', '(z.unaryExpr(&sigmoid) - t);'],
  ['loss.cpp', 'dz = (z - t) * (2 / size);', 'dz = (z - t) / size;'],
  ['loss.cpp', 'return std::log(sum) - dot;', 'return std::log(sum) + top - dot;'],
  // Optimizers
  ['optimizer.cpp', '1 / std::sqrt(1 - beta2_power_)', '1 / std::sqrt(1 - beta1_power_)'],
  ['optimizer.cpp', 'w -= rate_ * (g + momentum * v);', 'w -= rate_ * v;'],
  ['optimizer.cpp', 'if (!decoupled) g += decay * w;', 'if (!decoupled) g -= decay * w;'],
  ['optimizer.cpp', 'if (!block.trains ||', 'if ('],
  ['optimizer.cpp', '++steps_;', 'steps_ += 2;'],
  // Measures
  [
    'measures.cpp',
    'std::sqrt(std::pow(gamma / s - 1, 2) * v +',
    'std::sqrt(std::pow(gamma / s - 1, 2) +',
  ],
  ['measures.cpp', '.kappa = beta / gamma - mean / s,', '.kappa = beta / gamma + mean / s,'],
  ['measures.cpp', 'units[(units.size() - 1) / 2]', 'units[units.size() - 1]'],
  [
    'what_if.cpp',
    'loss_as(NormMode::identity, nullptr, norms.front().position)',
    'loss_as(NormMode::step_1_only, nullptr, norms.front().position)',
  ],
  // The loop
  [
    'batch_order.cpp',
    'if (start_ + batch_ <= std::ssize(order_)) return;',
    'if (start_ < std::ssize(order_)) return;',
  ],
  ['trainer.cpp', 'p.gradients.setZero();', ''],
  ['recorder.cpp', 'stride_ *= 2;', 'stride_ *= 3;'],
  [
    'surgery.cpp',
    'norm.beta(p)[j] - slope * norm.running().mean(j)',
    'norm.beta(p)[j] + slope * norm.running().mean(j)',
  ],
];
