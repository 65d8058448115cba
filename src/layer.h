// What a layer is: forward and backward for training, infer for everything else.
#pragma once

#include "parameters.h"
#include "rng.h"
#include "types.h"

namespace bnp {

/// Which statistics batch norm uses outside training.
enum class Statistics { running, batch };

/// What becomes of batch norm in an evaluation: the two "what if" questions.
enum class NormMode {
  as_trained,
  identity,    // bypassed, y = x
  step_1_only  // gamma = 1, beta = 0
};

class Layer;

struct InferMode {
  Statistics statistics = Statistics::running;
  NormMode norm = NormMode::as_trained;
  const Layer* only = nullptr;  // the one batch norm that `norm` is about; null: all
  bool noise = false;           // with the noise of units as it was last drawn
};

/// A layer owns what it must remember between forward and backward; its trainable numbers live in
/// the Parameters that are handed to each call. There is no train/eval flag: `infer` is const.
class Layer {
 public:
  virtual ~Layer() = default;

  /// Training. @param x N x D_in  @param y N x D_out, written
  virtual void forward(const Parameters& p, In x, Out y) = 0;

  /// Writes the gradients of its own blocks into p. Requires the forward of the same x just before.
  /// @param dy  N x D_out, dL/dy  @param dx  N x D_in, written; null where nobody needs it
  virtual void backward(Parameters& p, In x, In y, In dy, Out* dx) = 0;

  /// Evaluation: changes nothing in the layer.
  virtual void infer(const Parameters& p, In x, Out y, InferMode mode) const = 0;

  virtual Index outputs() const = 0;

  /// The stream of a layer that draws random numbers in training; null for the others.
  virtual Rng* rng() { return nullptr; }
};

}  // namespace bnp
