// One line a question.
#include "inspection.h"

namespace bnp {
namespace {

In points(const Trainer& trainer, PointSet set) {
  return set == PointSet::batch ? trainer.batch_x() : In(trainer.train_x());
}

In targets(const Trainer& trainer, PointSet set) {
  return set == PointSet::batch ? trainer.batch_t() : In(trainer.data().train.targets);
}

}  // namespace

Probe probe(const Trainer& trainer, PointSet set, const ProbeRequest& request) {
  return probe(trainer.config(), trainer.model(), points(trainer, set), targets(trainer, set),
               trainer.loss_name(), request);
}

UnitView unit_view(const Trainer& trainer, PointSet set, const UnitRequest& request) {
  Workspace workspace;
  return unit_view(trainer.model(), request, points(trainer, set), workspace);
}

std::vector<LayerView> layer_views(const Trainer& trainer, PointSet set) {
  Workspace workspace;
  return layer_views(trainer.model(), points(trainer, set), trainer.rate(), workspace);
}

std::vector<LayerInputs> layer_inputs(const Trainer& trainer) {
  Workspace workspace;
  return layer_inputs(trainer.model(), trainer.train_x(), workspace);
}

}  // namespace bnp
