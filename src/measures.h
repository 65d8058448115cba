// What batch norm does to a net, unit by unit: how far it is from the identity, and what it is
// worth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "loss.h"
#include "model.h"
#include "what_if.h"

namespace bnp {

/// One unit of a batch norm, over a whole set of points with the batch's own statistics.
/// mu and var are the biased statistics of its input x, s = sqrt(var + eps).
struct UnitMeasures {
  double gamma;
  double beta;
  double mean;       // mu
  double std;        // s
  double gain;       // gamma/s: slope of the map x -> y that batch norm performs; identity 1
  double shift;      // intercept/s; identity 0
  double intercept;  // beta - gamma mu/s
  double identity_distance;  // RMS change the layer makes to its input, in units of s; 0: undone
  double affine_distance;    // RMS change that step 2 makes; 0: step 2 does nothing
  double kappa;              // beta/gamma - mu/s: unchanged when the weights before are rescaled
  double active_fraction;    // share of the points that a ReLU behind it passes
  bool counted;  // false where no weight leads on from the unit, or a number of it is none
};

/// The numbers of a unit by name, in the order in which they leave the core.
struct UnitField {
  const char* name;
  double UnitMeasures::*value;
};
inline constexpr UnitField kUnitFields[]{{"gamma", &UnitMeasures::gamma},
                                         {"beta", &UnitMeasures::beta},
                                         {"mean", &UnitMeasures::mean},
                                         {"std", &UnitMeasures::std},
                                         {"gain", &UnitMeasures::gain},
                                         {"shift", &UnitMeasures::shift},
                                         {"intercept", &UnitMeasures::intercept},
                                         {"identityDistance", &UnitMeasures::identity_distance},
                                         {"affineDistance", &UnitMeasures::affine_distance},
                                         {"kappa", &UnitMeasures::kappa},
                                         {"activeFraction", &UnitMeasures::active_fraction}};

/// Formulas, with v = var/(var + eps), the variance of xhat:
///
///   identity_distance = sqrt((gamma/s - 1)^2 v + ((beta - mu)/s)^2)
///   affine_distance   = sqrt((gamma - 1)^2 v + beta^2)
///
/// @param var  biased  @param active  share of y > 0
UnitMeasures measure_unit(double gamma, double beta, double mean, double var, double eps,
                          double active);

/// Quantiles over the counted units of a layer, linear between neighbours (NumPy's default).
struct Band {
  double low;  // 10 %
  double median;
  double high;  // 90 %
};
Band band(std::vector<double> values);

struct LayerMeasures {
  std::string name;  // bn1
  Index hidden;
  std::vector<UnitMeasures> units;
  Band identity_distance;
  Band affine_distance;
  Band gain;
};

/// Whether batch norm undoes itself: undone where the median unit's identity distance is < .05 and
/// the 90 % unit's < .2, close where the median's is < .25.
enum class Undoing { undone, close, not_undone };

struct Verdict {
  Undoing state;
  double distance;    // of the median unit
  std::size_t layer;  // where that unit is
  std::size_t unit;

  /// Where the meter stands: 0 for the identity, towards 1 far from it.
  double meter() const { return distance / (1 + distance); }
};

struct Measures {
  std::vector<LayerMeasures> layers;
  WhatIf what_if;
  std::optional<Verdict> verdict;  // none without batch norm
};

/// @param x  N x D, what the net sees  @param t  N x K
Measures measure(const Model& model, In x, In t, LossName loss, Workspace& workspace);

}  // namespace bnp
