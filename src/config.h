// What a run is: plain structs with their defaults. fields.h has the limits, config_text.h the text
// form.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "types.h"

namespace bnp {

enum class DataName { spiral, circle, xor_quadrants, gauss, moons };
enum class Activation { identity, relu, leaky_relu, elu, gelu, silu, sigmoid, tanh, softplus };
enum class NormKind { none, batch, layer };
enum class VarianceEstimator { unbiased, biased };
enum class Place { before, after };
enum class BiasChoice { automatic, yes, no };
enum class InitScheme { automatic, he, xavier, lecun, uniform, normal };
enum class LossName { automatic, logistic, softmax, mse, huber, linear };
enum class OptimizerName { sgd, rmsprop, adam, adamw };
enum class Shuffle { epoch, none };

struct DataConfig {
  DataName name = DataName::spiral;
  Index samples = 500;
  double noise = 0.1;
  double label_noise = 0;
  std::optional<double> split = 0.5;  // share of the points that trains; none: all of them
  std::vector<double> scale{2};       // what the net sees: scale * point + shift, then standardised
  std::vector<double> shift{1};       // (one number for all features, or one each)
  bool standardize = false;
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
};

struct LayerConfig {
  Index units = 16;
  Activation activation = Activation::relu;
  NormConfig norm;
  BiasChoice bias = BiasChoice::automatic;  // automatic: none where batch norm follows
};

struct OutputConfig {
  NormConfig norm{.kind = NormKind::none};
  bool bias = true;
};

struct InitConfig {
  InitScheme scheme = InitScheme::automatic;
  double gain = 3;  // times the hidden weights
  double std = 0.1;
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

}  // namespace bnp
