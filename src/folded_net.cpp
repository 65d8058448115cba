// Taking the layers of a net together, and running what they have become.
#include "folded_net.h"

#include "activation.h"
#include "dropout.h"
#include "linear.h"
#include "product.h"
#include "unit_noise.h"

namespace bnp {
namespace {

bool idle_in_evaluation(const Layer& layer) {
  return dynamic_cast<const Dropout*>(&layer) != nullptr ||
         dynamic_cast<const UnitNoise*>(&layer) != nullptr;
}

}  // namespace

/// Goes through the layers of a net once.
class Folder {
 public:
  Folder(const Model& model, In train, std::size_t end) : model_(model), end_(end) {
    for (const auto& site : model.norms())
      if (!site.norm->tracks() && seen_.outputs.empty()) model.infer(train, seen_);
    skip_idle();
  }

  bool done() const { return position_ == end_; }

  /// A Linear and what follows it.
  FoldedNet::Stage next() {
    const auto* linear = take<Linear>();
    const Parameters& p = model_.parameters();
    FoldedNet::Stage stage;
    stage.weight = p.value(linear->weight());
    stage.bias = Row::Zero(linear->outputs());
    if (linear->bias()) stage.bias = p.value(*linear->bias());
    if (const auto* norm = take<BatchNorm>()) fold(*norm, stage);
    stage.before = take<LayerNorm>();
    if (const auto* activation = take<ActivationLayer>()) stage.activation = activation->kind();
    if (const auto* norm = take<BatchNorm>()) append(*norm, stage);
    stage.after = take<LayerNorm>();
    return stage;
  }

 private:
  void skip_idle() {
    while (!done() && idle_in_evaluation(model_.layer(position_))) ++position_;
  }

  /// The next layer, if it is of this kind.
  template <class Kind>
  const Kind* take() {
    if (done()) return nullptr;
    const auto* layer = dynamic_cast<const Kind*>(&model_.layer(position_));
    if (layer == nullptr) return nullptr;
    taken_ = position_++;
    skip_idle();
    return layer;
  }

  /// Of the batch norm that was just taken.
  BatchStats stats_of(const BatchNorm& norm, Index k) const {
    if (norm.tracks()) return known_stats(norm.running().mean(k), norm.running().var(k));
    return batch_stats(seen_.outputs[taken_ - 1].col(k));
  }

  void fold(const BatchNorm& norm, FoldedNet::Stage& stage) const {
    for (Index k = 0; k < stage.bias.size(); ++k) {
      const BatchStats stats = stats_of(norm, k);
      const Scalar slope = norm.gamma(model_.parameters())[k] *
                           inverse_std(static_cast<double>(stats.var), norm.eps());
      stage.weight.col(k) *= slope;
      stage.bias(k) = ((stage.bias(k) - stats.first) - stats.centre) * slope +
                      norm.beta(model_.parameters())[k];
    }
  }

  void append(const BatchNorm& norm, FoldedNet::Stage& stage) const {
    stage.slope = stage.offset = Row(stage.bias.size());
    for (Index k = 0; k < stage.bias.size(); ++k) {
      const BatchStats stats = stats_of(norm, k);
      stage.slope(k) = norm.gamma(model_.parameters())[k] *
                       inverse_std(static_cast<double>(stats.var), norm.eps());
      stage.offset(k) =
          norm.beta(model_.parameters())[k] - static_cast<Scalar>(stats.mean()) * stage.slope(k);
    }
  }

  const Model& model_;
  std::size_t end_;
  std::size_t position_ = 0;
  std::size_t taken_ = 0;
  Workspace seen_;  // of the training set, where a batch norm has no running statistics
};

FoldedNet::FoldedNet(const Model& model, In train, Index hidden, Index unit)
    : parameters_(model.parameters()), unit_(unit) {
  Folder folder(model, train, hidden == 0 ? model.size() : model.end_of(hidden) + 1);
  while (!folder.done()) stages_.push_back(folder.next());
  Stage& last = stages_.back();
  if (last.all_units()) return;
  last.weight = last.weight.col(unit).eval();
  for (Row* row : {&last.bias, &last.slope, &last.offset})
    if (row->size() > 0) *row = row->segment(unit, 1).eval();
  unit_ = 0;
}

void FoldedNet::operator()(In x, OutColumn answers) {
  const Matrix* before = nullptr;
  for (Stage& stage : stages_) {
    stage.y.resize(x.rows(), stage.weight.cols());
    const bool relu = stage.activation == Activation::relu && stage.before == nullptr;
    multiply(before ? In(*before) : x, stage.weight, stage.bias.data(), stage.y,
             relu ? Finish::relu : Finish::none);
    if (stage.before) stage.before->infer(parameters_, stage.y, stage.y, {});
    if (!relu) ActivationLayer(stage.activation, stage.y.cols()).infer({}, stage.y, stage.y, {});
    for (Index k = 0; k < stage.slope.size(); ++k)
      stage.y.col(k).array() = stage.y.col(k).array() * stage.slope(k) + stage.offset(k);
    if (stage.after) stage.after->infer(parameters_, stage.y, stage.y, {});
    before = &stage.y;
  }
  answers = stages_.back().y.col(unit_);
}

}  // namespace bnp
