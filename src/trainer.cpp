// One step in order, and the questions that can be asked between steps.
#include "trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "few.h"
#include "folded_net.h"
#include "heat_map.h"
#include "toy_sets.h"

namespace bnp {
namespace {

constexpr Index kHistoryBytes = 4 << 20;

LossName loss_for(LossName name, const Dataset& data) {
  if (name == LossName::automatic && data.classes == 0) return LossName::mse;
  return resolve(name, data.train.targets.cols());
}

/// The rows of the next batch; column by column, for these are contiguous.
void gather_rows(const Matrix& from, const Index* rows, Matrix& to) {
  for (Index j = 0; j < to.cols(); ++j) {
    const Scalar* column = from.col(j).data();
    Scalar* y = to.col(j).data();
    for (Index i = 0; i < to.rows(); ++i) y[i] = column[rows[i]];
  }
}

/// Softmax has one output a class, for two classes as well, where they share one otherwise.
/// @param data  another run's, perhaps, and as its loss had it
Dataset for_loss(LossName loss, Dataset data) {
  if (data.classes != 2) return data;
  const Index columns = loss == LossName::softmax ? 2 : 1;
  for (Points* points : {&data.train, &data.test}) {
    if (points->targets.cols() == columns) continue;
    Matrix targets = points->targets.rightCols(1);  // of class 1
    if (columns == 2) {
      targets.resize(points->size(), 2);
      one_hot(points->targets, targets);
    }
    points->targets = std::move(targets);
  }
  return data;
}

/// NaN and infinity times zero are NaN.
bool all_finite(const auto& values) {
  const Scalar* from = values.data();
  const auto zeros = [=]<int N>(Index i) -> Few<N> { return few<N>(from + i) * Scalar(0); };
  return sum_of(values.size(), zeros) == Scalar(0);
}

}  // namespace

Trainer::Trainer(const Config& config) : Trainer(config, make_dataset(config.data, config.seed)) {}

Trainer::Trainer(const Config& config, Dataset data)
    : config_(config),
      data_(for_loss(config.loss, std::move(data))),
      loss_name_(loss_for(config.loss, data_)),
      input_(config.data, data_.train.x),
      train_x_(input_(data_.train.x)),
      batch_(config.batch_size.value_or(data_.train.size())),
      model_(config, train_x_.cols(), data_.train.targets.cols(), batch_),
      optimizer_(config.optimizer, model_.parameters().values.size()),
      order_(data_.train.size(), batch_, config.batch_size ? config.shuffle : Shuffle::none,
             Rng(config.seed, Rng::Stream::order)),
      fresh_{Matrix(config.data.fresh ? batch_ : 0, data_.train.x.cols()),
             Matrix(config.data.fresh ? batch_ : 0, 1)},
      batch_x_(train_x_.topRows(batch_)),
      batch_t_(data_.train.targets.topRows(batch_)) {
  config_.data.samples = data_.train.size() + data_.test.size();
  model_.initialize(config, Rng(config.seed, Rng::Stream::weights));
  add_series();
  history_.allocate(kHistoryBytes);
}

void Trainer::add_series() {
  history_.add("loss/train", 1);
  for (const auto& site : model_.norms()) {
    const BatchNorm& norm = *site.norm;
    for (const char* quantity : {"/gamma", "/beta", "/mean", "/std"})
      history_.add(norm.name() + quantity, norm.outputs());
    if (!norm.tracks()) continue;
    for (const char* quantity : {"/runningMean", "/runningVar"})
      history_.add(norm.name() + quantity, norm.outputs());
  }
  const auto& blocks = model_.parameters().blocks();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string& name = blocks[i].name;
    if (!name.ends_with("/weight")) continue;
    history_.add(name.substr(0, name.find('/')) + "/norm", 1);
    weights_.push_back(i);
  }
}

void Trainer::configure(const OptimizerConfig& optimizer) {
  config_.optimizer = optimizer;
  optimizer_.configure(optimizer);
}

void Trainer::take_over(const Trainer& other) {
  model_.take_over(other.model_);
  order_ = other.order_;
  optimizer_.take_over(other.optimizer_);
  find_batch();
  step_ = other.step_;
  loss_ = other.loss_;
}

void Trainer::keep_history(Recorder history) {
  if (!history.same_series(history_)) return;
  history_ = std::move(history);
  history_.rewind(step_);
}

void Trainer::advance(std::int64_t steps) {
  for (std::int64_t i = 0; i < steps && !divergence_; ++i) train_step();
}

void Trainer::train_step() {
  gather();
  const In x = batch_x();
  const In z = model_.forward(x);
  const double loss = loss_and_gradient(loss_name_, z, batch_t(), model_.output_gradient(z.rows()));
  if (!check_forward(loss)) return;
  loss_ = loss;
  record();

  Parameters& p = model_.parameters();
  model_.backward(x);
  if (!check_flat(p.gradients, "gradient")) return;
  optimizer_.step(p);
  ++step_;
  check_flat(p.values, "value");
}

void Trainer::gather() {
  if (config_.data.fresh) {
    draw_anew(config_.data, data_.rng, fresh_.x, fresh_.targets);
    input_.apply(fresh_.x, batch_x_);
    if (batch_t_.cols() == 1)
      batch_t_ = fresh_.targets;
    else
      one_hot(fresh_.targets, batch_t_);
    return;
  }
  order_.next();
  find_batch();
}

void Trainer::find_batch() {
  if (config_.data.fresh || !order_.begun()) return;
  // Columns a power of two apart would share few places of the nearest cache.
  const bool stays = order_.in_a_row() && padded(train_x_.rows()) == train_x_.rows();
  first_row_ = stays ? std::optional(order_.rows()[0]) : std::nullopt;
  if (stays) return;
  gather_rows(train_x_, order_.rows(), batch_x_);
  gather_rows(data_.train.targets, order_.rows(), batch_t_);
}

void Trainer::record() {
  if (!history_.begin(step_)) return;
  std::size_t series = 0;
  history_.set(series++, loss_);
  const Parameters& p = model_.parameters();
  for (const auto& site : model_.norms()) {
    const BatchNorm& norm = *site.norm;
    history_.set(series++, norm.gamma(p));
    history_.set(series++, norm.beta(p));
    history_.set(series++, norm.batch_mean().data());
    history_.set(series++, norm.batch_std().data());
    if (!norm.tracks()) continue;
    history_.set(series++, norm.running().mean.data());
    history_.set(series++, norm.running().var.data());
  }
  for (const std::size_t weight : weights_)
    history_.set(series++, norm_of(p.value(weight).data(), p.value(weight).size()));
}

bool Trainer::check_forward(double loss) {
  for (const auto& site : model_.norms()) {
    if (all_finite(site.norm->batch_std()) && all_finite(site.norm->batch_mean())) continue;
    divergence_ = {step_, site.norm->name(), "std"};
    return false;
  }
  // Summed in double, it can be beyond what a chart or a gradient in float32 holds.
  if (std::abs(loss) <= std::numeric_limits<Scalar>::max()) return true;
  divergence_ = {step_, "loss", "value"};
  return false;
}

bool Trainer::check_flat(const Vector& flat, const char* quantity) {
  if (all_finite(flat)) return true;
  for (const auto& block : model_.parameters().blocks()) {
    if (all_finite(flat.segment(block.offset, block.size()))) continue;
    divergence_ = {step_, block.name, quantity};
    break;
  }
  return false;
}

Evaluation Trainer::evaluate(const Points& points, Statistics statistics) {
  const Matrix& z = model_.infer(input_(points.x), workspace_, {.statistics = statistics});
  Evaluation result{mean_loss(loss_name_, z, points.targets), std::nullopt};
  const Scalar boundary = loss_name_ == LossName::logistic ? Scalar(0) : Scalar(0.5);
  if (data_.classes > 0) result.accuracy = accuracy(z, points.targets, boundary);
  return result;
}

const Matrix& Trainer::predict(In points) { return model_.infer(input_(points), workspace_); }

void Trainer::grid(const GridRequest& request, Scalar* values) {
  const Index cells = request.size * request.size;
  Matrix points(kCellsAtOnce, 2), inputs(kCellsAtOnce, input_.inputs());
  FoldedNet folded(model_, train_x_, request.hidden, request.unit);
  for (Index from = 0; from < cells; from += kCellsAtOnce) {
    const Index n = std::min(kCellsAtOnce, cells - from);
    cell_centres(request, from, points.topRows(n));
    input_.apply(points.topRows(n), inputs.topRows(n));
    folded(inputs.topRows(n), Eigen::Map<Vector>(values + from, n));
  }
}

Measures Trainer::measures() {
  return measure(model_, train_x_, data_.train.targets, loss_name_, workspace_);
}

}  // namespace bnp
