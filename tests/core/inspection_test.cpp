// Asking a run: the answers are about the right points, and the run does not notice.
#include "inspection.h"

#include "report_of_inspections.h"
#include "row_major.h"
#include "sample_net.h"
#include "snapshot.h"

namespace bnp {
namespace {

Config noisy_run() {
  Config config;
  config.data.samples = 200;
  config.layers = {layer_of(6, Activation::relu, NormKind::batch),
                   layer_of(5, Activation::tanh, NormKind::batch)};
  config.layers[0].norm.noise = {{1, 1.5}, {-.5, .5}};
  config.layers[1].dropout = .2;
  config.layers[1].norm.momentum.reset();
  config.batch_size = 16;
  return config;
}

void ask_everything(const Trainer& trainer) {
  for (const auto set : {PointSet::train, PointSet::batch}) {
    probe(trainer, set, {.rate = .1, .along = {.1, 1, 100}});
    unit_view(trainer, set, {.layer = 2, .unit = 3});
    layer_views(trainer, set);
  }
  layer_inputs(trainer);
}

TEST(Inspection, LeavesTheRunAsItWas) {
  Trainer asked(noisy_run());
  Trainer left_alone(noisy_run());
  ask_everything(asked);
  for (int i = 0; i < 20; ++i) {
    asked.advance(3);
    left_alone.advance(3);
    const Bytes before = save(asked);
    const Vector gradients = asked.model().parameters().gradients;
    const Row batch_mean = asked.model().norms()[0].norm->batch_mean();
    ask_everything(asked);
    EXPECT_EQ(save(asked), before);
    EXPECT_EQ(asked.model().parameters().gradients, gradients);
    EXPECT_EQ(asked.model().norms()[0].norm->batch_mean(), batch_mean);
    EXPECT_EQ(asked.loss(), left_alone.loss());
  }
  EXPECT_EQ(save(asked), save(left_alone));
  EXPECT_EQ(asked.step(), 60);
}

TEST(Inspection, IsOfTheTrainingSetOrTheLastMiniBatch) {
  Config config = noisy_run();
  config.layers[0].norm.noise = {};
  config.layers[1].dropout = 0;
  config.shuffle = Shuffle::none;
  Trainer trainer(config);
  EXPECT_EQ(unit_view(trainer, PointSet::train, {}).rows, trainer.data().train.size());
  EXPECT_EQ(unit_view(trainer, PointSet::batch, {}).rows, 16);
  EXPECT_EQ(trainer.batch_x(), trainer.train_x().topRows(16)) << "until there is a mini-batch";

  trainer.advance(2);
  Workspace workspace;
  const Matrix batch = trainer.train_x().middleRows(16, 16);
  const Matrix targets = trainer.data().train.targets.middleRows(16, 16);
  const Matrix& z = trainer.model().infer(batch, workspace, {.statistics = Statistics::batch});
  const double loss = mean_loss(LossName::logistic, z, targets);
  EXPECT_NEAR(probe(trainer, PointSet::batch, {}).loss, loss, 1e-6);
  const double whole = trainer.evaluate(trainer.data().train, Statistics::batch).loss;
  EXPECT_NEAR(probe(trainer, PointSet::train, {}).loss, whole, 1e-6);
  EXPECT_GT(std::abs(whole - loss), 1e-3);
}

TEST(Inspection, TellsTheRateInForce) {
  Config config = noisy_run();
  config.optimizer.learning_rate = .5;
  config.optimizer.schedule.kind = ScheduleKind::step;
  config.optimizer.schedule.every = 2;
  config.optimizer.schedule.factor = .1;
  Trainer trainer(config);
  const auto rate = [&] {
    const LayerView view = layer_views(trainer, PointSet::train)[0];
    return view.effective_rate * view.weight_norm * view.weight_norm;
  };
  EXPECT_NEAR(rate(), .5, 1e-12);
  trainer.advance(3);
  EXPECT_NEAR(rate(), .05, 1e-12);
}

TEST(Inspection, LayerInputsCarryTheNoiseOfTheLastStep) {
  Config config = noisy_run();
  config.layers[1].dropout = 0;
  Trainer trainer(config);
  trainer.advance(1);
  const auto inputs = layer_inputs(trainer);
  ASSERT_EQ(inputs.size(), 3u);
  EXPECT_EQ(inputs[0].linear, "linear1");
  EXPECT_EQ(inputs[1].linear, "linear2");
  EXPECT_LE((inputs[0].mean - trainer.train_x().cast<double>().colwise().mean().transpose()).norm(),
            1e-6);

  // The noise of linear1, bn1, noise, relu: its stream is that of position 2.
  Workspace workspace;
  trainer.model().infer(trainer.train_x(), workspace, {.statistics = Statistics::batch});
  Rng rng(config.seed, Rng::Stream::noise, 2);
  for (Index j = 0; j < 6; ++j) {
    const double scale = rng.uniform(1, 1.5);
    const double shift = rng.uniform(-.5, .5);
    const auto y = workspace.outputs[1].col(j).cast<double>().array();
    EXPECT_NEAR(inputs[1].mean(j), (y * scale + shift).cwiseMax(0).mean(), within(1e-12, 1e-5));
  }
}

TEST(Inspection, TheChangeOfLayerInputsIsTheirMeanAbsoluteChange) {
  const std::vector<LayerInputs> a{{"linear1", Eigen::Vector2d(1, 2)},
                                   {"linear2", Eigen::Vector2d(1, 2)},
                                   {"linear3", Eigen::Vector3d(0, 0, 1)}};
  const std::vector<LayerInputs> b{{"linear1", Eigen::Vector2d(9, 9)},
                                   {"linear2", Eigen::Vector2d(2, 0)},
                                   {"linear3", Eigen::Vector3d(0, 0, 3)}};
  EXPECT_DOUBLE_EQ(layer_input_change(a, b), 1);
  EXPECT_EQ(layer_input_change({a[0]}, {b[0]}), 0);
}

TEST(InspectionReports, NameTheNumbersInTheirOrder) {
  Parameters p;
  p.add({.name = "linear1/weight", .rows = 1, .cols = 1});
  p.add({.name = "linear1/bias", .rows = 1, .cols = 1});
  const Probe found{.loss = .5,
                    .gradient_norm = 2,
                    .block_norms = {1, 3},
                    .rate = .25,
                    .predicted_decrease = 1,
                    .actual_decrease = .75,
                    .input_shift = 4,
                    .along = {{.1, .4, .2, .9}, {.2, .3, HUGE_VAL, .8}},
                    .loss_range = .125,
                    .largest_change = HUGE_VAL};
  EXPECT_EQ(probe_json(found, p),
            R"({"loss":0.5,"gradientNorm":2,"rate":0.25,"predictedDecrease":1,)"
            R"("actualDecrease":0.75,"inputShift":4,"lossRange":0.125,"largestChange":null,)"
            R"("blocks":["linear1/weight","linear1/bias"],)"
            R"("alongFields":["eta","loss","change","cosine"]})");
  EXPECT_EQ(probe_columns(found),
            (std::vector<double>{1, 3, .1, .2, .4, .3, .2, HUGE_VAL, .9, .8}));

  const Histogram h{-1, 1, {2, 3}, 4, 5};
  const UnitView view{"bn1", 3, 14, .5, 2, 1.5, -.5, h, h, {0, 1, {7, 8}}, h};
  EXPECT_EQ(unit_json(view),
            R"({"norm":"bn1","unit":3,"rows":14,"mean":0.5,"std":2,"gamma":1.5,"beta":-0.5,)"
            R"("bins":2,"stages":[{"name":"before","low":-1,"high":1,"below":4,"above":5},)"
            R"({"name":"standardised","low":-1,"high":1,"below":4,"above":5},)"
            R"({"name":"after","low":0,"high":1,"below":0,"above":0},)"
            R"({"name":"activated","low":-1,"high":1,"below":4,"above":5}]})");
  EXPECT_EQ(unit_counts(view), (std::vector<double>{2, 3, 2, 3, 7, 8, 2, 3}));

  const std::vector<LayerView> layers{{"linear1", true, 5, .04, 2, {1, 2}, {false, true}},
                                      {"linear2", false, 1, 1, 1, {3}, {}}};
  EXPECT_EQ(layers_json(layers), R"({"percents":[1,5,25,50,75,95,99],"layers":[)"
                                 R"({"name":"linear1","units":2,"normalized":true,"weightNorm":5,)"
                                 R"("effectiveRate":0.04,"dead":[1]},)"
                                 R"({"name":"linear2","units":1,"normalized":false,"weightNorm":1,)"
                                 R"("effectiveRate":1,"dead":[]}]})");
  EXPECT_EQ(percentile_rows(layers), (std::vector<double>{1, 2, 3}));

  const std::vector<LayerInputs> inputs{{"linear1", Eigen::Vector2d(1, 2)},
                                        {"linear2", Eigen::Vector3d(3, 4, 5)}};
  EXPECT_EQ(inputs_json(inputs), R"([{"name":"linear1","units":2},{"name":"linear2","units":3}])");
  EXPECT_EQ(input_means(inputs), (std::vector<double>{1, 2, 3, 4, 5}));
}

TEST(InspectionReports, MatricesCrossRowByRow) {
  Matrix m(2, 3);
  m << 1, 2, 3, 4, 5, 6;
  EXPECT_EQ(row_major(m), (std::vector<Scalar>{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(from_row_major({1, 2, 3, 4, 5, 6}, 2, 3), m);
}

}  // namespace
}  // namespace bnp
