// One-line mistakes in the core that a test must notice: file, the line's part, what it becomes.

/** @type {readonly (readonly [file: string, from: string, to: string])[]} */
export const mutants = [
  // Batch norm: statistics
  [
    'batchnorm_kernels.cpp',
    'sum_of(n, squared) / static_cast<Scalar>(n)',
    'sum_of(n, squared) / static_cast<Scalar>(n - 1)',
  ],
  ['batchnorm_kernels.cpp', 'const Scalar first = from[0];', 'const Scalar first = 0;'],
  ['batchnorm_kernels.cpp', '- first) - centre).square();', '- first)).square();'],
  ['batchnorm_kernels.cpp', '!std::isfinite(var)', 'std::isnan(var)'],
  ['batchnorm_kernels.cpp', '1 / std::sqrt(var + eps)', '1 / (std::sqrt(var) + eps)'],
  ['batchnorm_kernels.cpp', 'static_cast<Scalar>(mean - static_cast<double>(high))', 'Scalar(0)'],
  // Batch norm: the two steps and their gradients
  [
    'batchnorm_kernels.cpp',
    'xhat.array() = ((x.array() - stats.first) - stats.centre)',
    'xhat.array() = (x.array() - stats.first)',
  ],
  ['batchnorm_kernels.cpp', 'inv_std * gamma + beta;', 'inv_std * gamma - beta;'],
  [
    'batchnorm_kernels.cpp',
    '(few<N>(from + i) - stats.first) - stats.centre',
    '(few<N>(from + i) - stats.first)',
  ],
  ['batchnorm_kernels.cpp', 'h * gamma + beta', 'h * gamma - beta'],
  ['batchnorm_kernels.cpp', '{sums(0), sums(1)}', '{sums(1), sums(0)}'],
  [
    'batchnorm_kernels.cpp',
    'few<N>(g + i) - mean_dy - few<N>(h + i) * mean_dy_xhat',
    'few<N>(g + i) - 0 * mean_dy - few<N>(h + i) * mean_dy_xhat',
  ],
  [
    'batchnorm_kernels.cpp',
    'few<N>(g + i) - mean_dy - few<N>(h + i) * mean_dy_xhat',
    'few<N>(g + i) - mean_dy - few<N>(h + i) * 0 * mean_dy_xhat',
  ],
  ['batchnorm_kernels.cpp', 'slope = gamma * inv_std;', 'slope = (gamma - gamma + 1) * inv_std;'],
  [
    'batchnorm_kernels.cpp',
    'const auto n = static_cast<Scalar>(dy.size());',
    'const auto n = static_cast<Scalar>(dy.size() - 1);',
  ],
  ['batchnorm.cpp', '(0, j) = sums.gamma;', '(0, j) += sums.gamma;'],
  ['batchnorm.cpp', '(0, j) = sums.beta;', '(0, j) = sums.gamma;'],
  // Batch norm: running statistics and inference
  ['batchnorm.cpp', '/ static_cast<double>(n - 1)', '/ static_cast<double>(n)'],
  [
    'batchnorm.cpp',
    'running.mean(j) += by.weight * (stats.mean() - running.mean(j));',
    'running.mean(j) += (1 - by.weight) * (stats.mean() - running.mean(j));',
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
  ['linear.cpp', 'dbias(0, k) = sum_of(dy.col(k));', 'dbias(0, k) += sum_of(dy.col(k));'],
  [
    'linear.cpp',
    'multiply(dy, {w.data(), w.rows(), 1}, nullptr, *dx);',
    'multiply(dy, {w.data(), 1, w.rows()}, nullptr, *dx);',
  ],
  // Products, sums and losses as packets
  ['product.cpp', 'in_y ? few<R>', 'in_y && k < 0 ? few<R>'],
  ['product.cpp', 'n = whole; n < x.rows()', 'n = whole + 1; n < x.rows()'],
  ['product.cpp', '(lane(0) + lane(2))', '(lane(0) + lane(1))'],
  ['product.cpp', 'w.data + from * w.down', 'w.data'],
  ['few.h', 'wide.template middleRows<4>(12)', 'wide.template middleRows<4>(8)'],
  ['loss.cpp', 'dz.col(0) = -dz.col(1);', 'dz.col(0) = dz.col(1);'],
  ['loss.cpp', 'e.log1p()', 'e'],
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
  ['optimizer.cpp', '-= rate * (g + momentum * v);', '-= rate * v;'],
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
  ['linear.cpp', 'if (dx == nullptr) return;', 'return;'],
  ['recorder.cpp', 'stride_ *= 2;', 'stride_ *= 3;'],
  [
    'surgery.cpp',
    'norm.beta(p)[j] - slope * norm.running().mean(j)',
    'norm.beta(p)[j] + slope * norm.running().mean(j)',
  ],
];
