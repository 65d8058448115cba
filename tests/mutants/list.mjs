// One-line mistakes in the core that a test must notice: file, the line's part, what it becomes.

/** @type {readonly (readonly [file: string, from: string, to: string])[]} */
export const mutants = [
  // Batch norm: statistics
  [
    'batchnorm_few.h',
    '(n, squared) / static_cast<Scalar>(n)',
    '(n, squared) / static_cast<Scalar>(n - 1)',
  ],
  ['batchnorm_few.h', 'stats.first(k) = *x[k];', 'stats.first(k) = 0;'],
  ['batchnorm_few.h', '- stats.centre(k)).square();', '- 0 * stats.centre(k)).square();'],
  ['batchnorm_few.h', '!std::isfinite(stats.var(k))', 'std::isnan(stats.var(k))'],
  ['batchnorm_few.h', 'square.sqrt().inverse()', '(square.sqrt() + eps).inverse()'],
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
    'batchnorm_few.h',
    '(few<N>(x + i) - by.stats.first) - by.stats.centre',
    '(few<N>(x + i) - by.stats.first)',
  ],
  ['batchnorm_few.h', 'h * by.gamma + by.beta, by.floor', 'h * by.gamma - by.beta, by.floor'],
  ['batchnorm.cpp', 'rectifies_ ? 0 : -', 'rectifies_ ? -1 : -'],
  ['batchnorm_few.h', '{sums.col(0), sums.col(1)}', '{sums.col(1), sums.col(0)}'],
  ['batchnorm_few.h', '(i) - mean_dy -', '(i) - 0 * mean_dy -'],
  ['batchnorm_few.h', '+ i) * mean_dy_xhat)', '+ i) * 0 * mean_dy_xhat)'],
  ['batchnorm.cpp', 'slope = few<K>(gamma + j) *', 'slope = few<K>(gamma + j).abs() *'],
  [
    'batchnorm_few.h',
    'sums.gamma / static_cast<Scalar>(n);',
    'sums.gamma / static_cast<Scalar>(n - 1);',
  ],
  ['batchnorm.cpp', '(dgamma + j) = sums.gamma;', '(dgamma + j) += sums.gamma;'],
  ['batchnorm.cpp', '(dbeta + j) = sums.beta;', '(dbeta + j) = sums.gamma;'],
  // The same where all rows of a feature fit the registers
  ['batchnorm_whole.cpp', 'stats.centre = sum / kWhole', 'stats.centre = sum / (kWhole - 1)'],
  ['batchnorm_whole.cpp', 'few<4>(moved + i) = v', 'few<4>(moved + i) = v + stats.centre'],
  ['batchnorm_whole.h', '  mend_overflow(x, kWhole, stats);', ''],
  ['batchnorm_whole.h', 'h * by.gamma + by.beta, by.floor', 'h * by.gamma + by.beta'],
  ['batchnorm_whole.h', 'mean_dy - few', '0 * mean_dy - few'],
  ['batchnorm.cpp', 'dgamma[j] = sums.gamma;', 'dgamma[j] = sums.beta;'],
  ['lanes.h', 'a < least ? least', 'a > least ? least'],
  ['lanes.h', 'v(0) < floor ? floor', 'v(0) > floor ? floor'],
  ['lanes.h', 'mask = a > Lanes{}', 'mask = a < Lanes{}'],
  ['lanes.h', 'v(0) > 0 ? g(0)', 'v(0) < 0 ? g(0)'],
  ['model.cpp', 'activation->kind() == Activation::relu', 'true'],
  // Batch norm: running statistics and inference
  ['batchnorm.cpp', '/ static_cast<double>(n - 1)', '/ static_cast<double>(n)'],
  [
    'batchnorm.cpp',
    'mean += by.weight * (batch_mean - mean);',
    'mean += (1 - by.weight) * (batch_mean - mean);',
  ],
  ['batchnorm.cpp', 'by.correction * batch_var - var);', 'by.correction * batch_var - mean);'],
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
  ['product.cpp', 'multiply_rows(dy, ByRow{', 'multiply_rows(dy, ByColumn{'],
  // Nets changed by hand, and their heat maps
  ['surgery.cpp', 'if (site.norm->tracks()) continue;', 'if (!site.norm->tracks()) continue;'],
  ['surgery.cpp', '(kinked && factor > 0)', '(kinked || factor > 0)'],
  ['optimizer.h', 'steps_ = other.steps_;', 'steps_ = other.steps_ / 2;'],
  ['trainer.cpp', 'loss == LossName::softmax ? 2 : 1;', 'loss == LossName::softmax ? 2 : 2;'],
  [
    'folded_net.cpp',
    'if (stage.after) stage.after->infer',
    'if (stage.before) stage.before->infer',
  ],
  // Products, sums and losses as packets
  ['product.cpp', 'in_y ? few<R>', 'in_y && k < 0 ? few<R>'],
  ['product.cpp', 'n = whole; n < x.rows()', 'n = whole + 1; n < x.rows()'],
  ['few.h', '(packets[0] + packets[2])', '(packets[0] + packets[1])'],
  ['product.cpp', 'w.data + w.down(from)', 'w.data'],
  ['product.cpp', 'sum += b * factor[w.down(1)]', 'sum += b * factor[w.across(1)]'],
  ['product.cpp', 'few<R>(y) = ends.relu ? rectified<R>(sum) : sum;', 'few<R>(y) = sum;'],
  ['product.cpp', 'relu && from + depth == x.cols()', 'relu'],
  ['product.cpp', '{.in_y = from > 0}', '{}'],
  ['few.h', 'wide.template segment<4>(12)', 'wide.template segment<4>(8)'],
  ['loss.cpp', 'dz.col(0) = -dz.col(1);', 'dz.col(0) = dz.col(1);'],
  ['loss.cpp', 'log1p_of_fraction<N>(e)', 'e'],
  ['loss.cpp', 'where_positive<N>(a, Few<N>::Ones(), e)', 'e'],
  ['special_functions.h', '? 7 : 17', '? 5 : 17'],
  ['special_functions.h', '? 7 : 17', '? 7 : 13'],
  ['special_functions.h', '2 * t / (1 - t)', '2 * t / (1 + t)'],
  ['special_functions.h', '1 - tail, tail', 'tail, 1 - tail'],
  ['special_functions.h', '-0.0378694218F', '-0.0378684218F'],
  ['lanes.h', 'sign > Lanes{} ? yes : no', 'sign < Lanes{} ? yes : no'],
  ['lanes.h', 'v(0) > 0 ? a(0) : b(0)', 'v(0) < 0 ? a(0) : b(0)'],
  ['activation.cpp', '1 - v.square()', '1 - v'],
  ['activation.cpp', 'at.cdf + v * at.pdf', 'at.cdf + at.pdf'],
  ['layernorm.cpp', '- xhat * mean_dxhat_xhat)', '+ xhat * mean_dxhat_xhat)'],
  ['layernorm.cpp', '.rsqrt();', '.sqrt().inverse() * Scalar(1.001);'],
  // Losses
  ['loss.cpp', '- target, kLeastFactor) / n;', '- target, kLeastFactor) * n;'],
  ['loss.cpp', 'dz = (z - t) * (2 / size);', 'dz = (z - t) / size;'],
  ['loss.cpp', 'return std::log(sum) - dot;', 'return std::log(sum) + top - dot;'],
  // Mini-batches
  ['trainer.cpp', 'stays = order_.in_a_row() &&', 'stays ='],
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
  ['measures.cpp', 'distances[(distances.size() - 1) / 2]', 'distances.back()'],
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
  ['linear.cpp', 'if (dx != nullptr) multiply', 'if (dx == nullptr) multiply'],
  ['recorder.cpp', 'stride_ *= 2;', 'stride_ *= 3;'],
  [
    'surgery.cpp',
    'norm.beta(p)[j] - slope * norm.running().mean(j)',
    'norm.beta(p)[j] + slope * norm.running().mean(j)',
  ],
];
