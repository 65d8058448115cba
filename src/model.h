// A multi-layer perceptron: Linear, normalisation and activation in a row, built from a
// configuration.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batchnorm.h"
#include "config.h"
#include "layer.h"
#include "parameters.h"
#include "rng.h"

namespace bnp {

/// Where a batch norm stands in the net, and what surrounds it.
struct NormSite {
  BatchNorm* norm;
  Index hidden;                         // 1 for the first hidden layer; the output's is last
  std::size_t position;                 // among all layers
  std::optional<std::size_t> outgoing;  // weight block of the next Linear, D x K
};

/// The outputs of every layer for one evaluation; memory that a caller may keep and use again.
struct Workspace {
  std::vector<Matrix> outputs;
};

/// Layers are named linear1, bn1 (or ln1), linear2, …; the output's Linear comes last.
class Model {
 public:
  /// @param features  columns of x  @param outputs  columns of the result
  /// @param max_batch  rows of the largest batch that will be trained on
  Model(const Config& config, Index features, Index outputs, Index max_batch);

  /// Draws the weights, in the order of the layers; biases 0, gamma 1, beta 0.
  void initialize(const Config& config, Rng rng);

  /// Training: z, N x K. The result stays valid until the next forward.
  In forward(In x);

  /// Where dL/dz of the last forward is to be written, N x K, before `backward`.
  Out output_gradient(Index n) { return gradients_.back().topRows(n); }

  /// The gradients of the last forward of x, by dL/dz as it stands in `output_gradient`.
  void backward(In x);

  /// Evaluation; x is N x D.  @return the outputs, N x K, in the workspace
  /// @param from  what the layers before this position made stands in the workspace already
  const Matrix& infer(In x, Workspace& workspace, InferMode mode = {}, std::size_t from = 0) const;

  template <class Archive>
  void state(Archive& archive) {
    parameters_.state(archive);
    for (auto& site : norms_) site.norm->state(archive);
    for (auto& layer : layers_)
      if (Rng* rng = layer->rng()) rng->state(archive);
  }

  /// Takes over from another net the blocks and running statistics of the same name and shape.
  void take_over(const Model& other);

  Parameters& parameters() { return parameters_; }
  const Parameters& parameters() const { return parameters_; }
  const std::vector<NormSite>& norms() const { return norms_; }
  std::vector<NormSite>& norms() { return norms_; }
  std::size_t size() const { return layers_.size(); }
  const Layer& layer(std::size_t position) const { return *layers_[position]; }

  /// Output position of hidden layer 1, 2, … after its activation and normalisation; of the whole
  /// net after the last.
  std::size_t end_of(Index hidden) const { return ends_[static_cast<std::size_t>(hidden - 1)]; }
  Index hidden_layers() const { return std::ssize(ends_) - 1; }

 private:
  Index add_linear(const std::string& number, Index inputs, Index outputs, bool bias);
  void add_norm(const std::string& number, Index units, const NormConfig& config, Index max_batch);
  void add_batch_norm(const std::string& name, Index units, const NormConfig& config,
                      Index max_batch);
  Rng next_stream() const;
  void find_outgoing();
  void find_passes();

  std::uint32_t seed_;
  Parameters parameters_;
  std::vector<std::unique_ptr<Layer>> layers_;
  std::vector<Layer*> passes_;     // of training: a batch norm takes in the ReLU behind it
  std::vector<Matrix> outputs_;    // of each pass in the last forward, max_batch x D
  std::vector<Matrix> gradients_;  // the same shapes
  std::vector<NormSite> norms_;
  std::vector<std::size_t> ends_;
};

}  // namespace bnp
