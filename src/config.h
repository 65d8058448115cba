// What a run is: plain structs with their defaults. fields.h has the limits, config_text.h the text
// form.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "types.h"

namespace bnp {

enum class DataName {
  spiral,
  circle,
  xor_quadrants,
  gauss,
  moons,
  rings,
  checkerboard,
  symmetric_xor,
  blobs,
  plane,
  bumps,
  sine,
  gaussian,
  custom
};
enum class InputName { x, y, x2, y2, xy, sinx, siny };
enum class Activation { identity, relu, leaky_relu, elu, gelu, silu, sigmoid, tanh, softplus };
enum class NormKind { none, batch, layer };
enum class VarianceEstimator { unbiased, biased };
enum class Place { before, after };
enum class NoiseDistribution { uniform, gaussian };
enum class BiasChoice { automatic, yes, no };
enum class InitScheme { automatic, he, xavier, lecun, uniform, normal };
enum class LossName { automatic, logistic, softmax, mse, huber, linear };
enum class OptimizerName { sgd, rmsprop, adam, adamw };
enum class Shuffle { epoch, none };
enum class ScheduleKind { constant, step, cosine };

struct DataConfig {
  DataName name = DataName::spiral;
  Index samples = 500;
  double noise = 0.1;
  double label_noise = 0;             // share of the labels that are drawn anew
  double share = 0.5;                 // of class 1, in the blobs
  bool even = false;                  // rings: points at equal angles instead of random ones
  std::optional<double> split = 0.5;  // share of the points that trains; none: all of them
  std::vector<double> scale{2};       // what the net sees: scale * point + shift, then standardised
  std::vector<double> shift{1};       // (one number for all features, or one each)
  bool standardize = false;
  std::vector<InputName> inputs{InputName::x, InputName::y};  // what is made of a 2-D point
  bool fresh = false;                                         // each mini-batch drawn anew
  Index features = 2;  // of custom points; the toy sets know their own
  Index classes = 2;   // of custom labels; 0: custom targets are values
  Index targets = 1;   // values a custom point has where classes is 0
};

/// Noise after a normalisation: each unit times a scale plus a shift, both redrawn each step (after
/// Santurkar et al. 2018, arXiv:1805.11604, section 2.2).
struct NoiseConfig {
  std::array<double, 2> scale{1, 1};
  std::array<double, 2> shift{0, 0};
  NoiseDistribution distribution = NoiseDistribution::uniform;

  bool present() const {
    return scale != std::array<double, 2>{1, 1} || shift != std::array<double, 2>{0, 0};
  }
};

/// Batch norm's names, conventions and defaults are those of torch.nn.BatchNorm1d.
struct NormConfig {
  NormKind kind = NormKind::batch;
  double eps = 1e-5;
  std::optional<double> momentum = 0.1;  // weight of the new batch; none: cumulative average
  bool gamma = true;                     // whether step 2 has a scale
  bool beta = true;                      // whether step 2 has a shift
  bool track_running_stats = true;
  VarianceEstimator running_var_estimator = VarianceEstimator::unbiased;
  Place place = Place::before;  // of the activation
  NoiseConfig noise{};          // in training, after the normalisation
};

struct LayerConfig {
  Index units = 16;
  Activation activation = Activation::relu;
  NormConfig norm{};
  BiasChoice bias = BiasChoice::automatic;  // automatic: none where batch norm follows
  double dropout = 0;  // probability that a unit's output is zeroed in training
};

inline constexpr NormConfig kNoNorm = [] {
  NormConfig norm{};
  norm.kind = NormKind::none;
  return norm;
}();

struct OutputConfig {
  NormConfig norm = kNoNorm;
  bool bias = true;
};

struct InitConfig {
  InitScheme scheme = InitScheme::automatic;
  double gain = 3;  // times the hidden weights
  double std = 0.1;
};

/// The learning rate over the steps, as PyTorch's StepLR, CosineAnnealingLR and LinearLR have it.
struct ScheduleConfig {
  ScheduleKind kind = ScheduleKind::constant;
  Index warmup = 0;    // steps over which the rate rises in a line, from rate/warmup
  Index every = 1000;  // step: the rate is multiplied by `factor` every so many steps
  double factor = 0.5;
  Index steps = 1000;  // cosine: where the rate reaches 0
};

struct OptimizerConfig {
  OptimizerName name = OptimizerName::adam;
  double learning_rate = 0.01;
  double momentum = 0;
  bool nesterov = false;
  std::array<double, 2> betas{0.9, 0.999};
  double alpha = 0.99;
  double eps = 1e-8;
  std::optional<double> weight_decay;  // none: the optimizer's own default in PyTorch
  bool decay_norm = true;              // whether gamma and beta decay too, as in PyTorch
  double l1 = 0;  // adds l1 sign(w) to the gradient, gamma and beta as decay_norm says
  std::optional<double> clip_norm;  // largest Euclidean norm of the whole gradient
  ScheduleConfig schedule{};
};

struct Config {
  std::uint32_t seed = 7;
  DataConfig data;
  std::vector<LayerConfig> layers{LayerConfig{}, LayerConfig{}};
  OutputConfig output;
  InitConfig init;
  LossName loss = LossName::automatic;
  OptimizerConfig optimizer;
  std::optional<Index> batch_size = 32;  // none: the whole training set
  Shuffle shuffle = Shuffle::epoch;
};

/// Bounds that no single field has.
inline constexpr Index kMaxHiddenLayers = 16;
inline constexpr Index kMaxUnits = 256;
inline constexpr Index kMaxParameters = 500'000;
inline constexpr Index kMaxFeatures = 1024;
inline constexpr Index kMinPoints = 2;
inline constexpr Index kMaxPoints = 20'000;
inline constexpr Index kMaxPointNumbers = 2'000'000;  // several copies fit into the memory

}  // namespace bnp
