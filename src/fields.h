// The one table of fields: name, place in the config and limits of each. It drives the parser, the
// validator, the npm module's checks, the page's form and its URL.
#pragma once

#include <string_view>

#include "config.h"

namespace bnp {

/// What a number may be.
struct Range {
  double min;
  double max;
  bool min_open = false;  // min itself is out
  bool max_open = false;  // max itself is out
  bool integer = false;
  bool magnitude = false;  // bounds |value|: a scale may be negative, but not near zero
};

/// The names that an enumeration's values have in text, in the order of the values.
template <class E>
struct Choices;

// clang-format off
template <> struct Choices<DataName> {
  static constexpr std::string_view names[]{"spiral", "circle", "xor", "gauss", "moons", "rings", "checkerboard", "symmetricXor", "blobs", "plane", "bumps", "sine", "gaussian", "custom"}; };
template <> struct Choices<InputName> {
  static constexpr std::string_view names[]{"x", "y", "x2", "y2", "xy", "sinx", "siny"}; };
template <> struct Choices<Activation> {
  static constexpr std::string_view names[]{"identity", "relu", "leakyRelu", "elu", "gelu", "silu", "sigmoid", "tanh", "softplus"}; };
template <> struct Choices<NormKind> {
  static constexpr std::string_view names[]{"none", "batch", "layer"}; };
template <> struct Choices<VarianceEstimator> {
  static constexpr std::string_view names[]{"unbiased", "biased"}; };
template <> struct Choices<Place> {
  static constexpr std::string_view names[]{"before", "after"}; };
template <> struct Choices<NoiseDistribution> {
  static constexpr std::string_view names[]{"uniform", "gaussian"}; };
template <> struct Choices<BiasChoice> {
  static constexpr std::string_view names[]{"auto", "true", "false"}; };
template <> struct Choices<InitScheme> {
  static constexpr std::string_view names[]{"auto", "he", "xavier", "lecun", "uniform", "normal"}; };
template <> struct Choices<LossName> {
  static constexpr std::string_view names[]{"auto", "logistic", "softmax", "mse", "huber", "linear"}; };
template <> struct Choices<OptimizerName> {
  static constexpr std::string_view names[]{"sgd", "rmsprop", "adam", "adamw"}; };
template <> struct Choices<ScheduleKind> {
  static constexpr std::string_view names[]{"constant", "step", "cosine"}; };
template <> struct Choices<Shuffle> {
  static constexpr std::string_view names[]{"epoch", "none"}; };
// clang-format on

inline constexpr Range above(double min, double max) {
  return {.min = min, .max = max, .min_open = true};
}
inline constexpr Range below(double min, double max) {
  return {.min = min, .max = max, .max_open = true};
}
inline constexpr Range whole(double min, double max) {
  return {.min = min, .max = max, .integer = true};
}

// One function a struct. A visitor gets (name, member, range), and group or list for what is
// nested; an optional member comes with the word that stands for its absence.

template <class V>
void fields(V& v, DataConfig& c) {
  v("name", c.name);
  v("samples", c.samples, whole(kMinPoints, kMaxPoints));
  v("noise", c.noise, Range{0, 1});
  v("labelNoise", c.label_noise, Range{0, 1});
  v("share", c.share, Range{0, 1});
  v("even", c.even);
  v("split", c.split, Range{0.1, 0.9}, "null");
  v.numbers("scale", c.scale, Range{.min = 1e-6, .max = 1e6, .magnitude = true}, kMaxFeatures);
  v.numbers("shift", c.shift, Range{-1e7, 1e7}, kMaxFeatures);
  v("standardize", c.standardize);
  v.choices("inputs", c.inputs);
  v("fresh", c.fresh);
  v("features", c.features, whole(1, kMaxFeatures));
  v("classes", c.classes, whole(0, kMaxUnits));
  v("targets", c.targets, whole(1, kMaxUnits));
}

template <class V>
void fields(V& v, NoiseConfig& c) {
  v("scale.0", c.scale[0], Range{-100, 100});
  v("scale.1", c.scale[1], Range{-100, 100});
  v("shift.0", c.shift[0], Range{-100, 100});
  v("shift.1", c.shift[1], Range{-100, 100});
  v("distribution", c.distribution);
}

template <class V>
void fields(V& v, NormConfig& c) {
  v("kind", c.kind);
  v("eps", c.eps, Range{0, 1});
  v("momentum", c.momentum, above(0, 1), "null");
  v("affine.gamma", c.gamma);
  v("affine.beta", c.beta);
  v("trackRunningStats", c.track_running_stats);
  v("runningVarEstimator", c.running_var_estimator);
  v("place", c.place);
  v.group("noise", c.noise);
}

template <class V>
void fields(V& v, LayerConfig& c) {
  v("units", c.units, whole(1, kMaxUnits));
  v("activation", c.activation);
  v.group("norm", c.norm);
  v("bias", c.bias);
  v("dropout", c.dropout, below(0, 1));
}

template <class V>
void fields(V& v, OutputConfig& c) {
  v.group("norm", c.norm);
  v("bias", c.bias);
}

template <class V>
void fields(V& v, InitConfig& c) {
  v("scheme", c.scheme);
  v("gain", c.gain, above(0, 100));
  v("std", c.std, above(0, 100));
}

template <class V>
void fields(V& v, ScheduleConfig& c) {
  v("kind", c.kind);
  v("warmup", c.warmup, whole(0, 1e9));
  v("every", c.every, whole(1, 1e9));
  v("factor", c.factor, above(0, 1));
  v("steps", c.steps, whole(1, 1e9));
}

template <class V>
void fields(V& v, OptimizerConfig& c) {
  v("name", c.name);
  v("learningRate", c.learning_rate, above(0, 100));
  v("momentum", c.momentum, below(0, 1));
  v("nesterov", c.nesterov);
  v("betas.0", c.betas[0], below(0, 1));
  v("betas.1", c.betas[1], below(0, 1));
  v("alpha", c.alpha, below(0, 1));
  v("eps", c.eps, Range{0, 1});
  v("weightDecay", c.weight_decay, Range{0, 10}, "auto");
  v("decayNorm", c.decay_norm);
  v("l1", c.l1, Range{0, 10});
  v("clipNorm", c.clip_norm, above(0, 1e6), "null");
  v.group("schedule", c.schedule);
}

template <class V>
void fields(V& v, Config& c) {
  v("seed", c.seed, whole(0, 4'294'967'295.0));
  v.group("data", c.data);
  v.list("layers", c.layers, kMaxHiddenLayers);
  v.group("output", c.output);
  v.group("init", c.init);
  v("loss", c.loss);
  v.group("optimizer", c.optimizer);
  v("batchSize", c.batch_size, whole(2, 1024), "full");
  v("shuffle", c.shuffle);
}

}  // namespace bnp
