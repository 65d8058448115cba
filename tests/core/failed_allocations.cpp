// No memory: whichever request finds none, the process ends there; nothing is written where nothing
// is.
#include <gtest/gtest.h>

#include "counted_allocations.h"
#include "snapshot.h"

#if defined(__unix__) && !defined(__EMSCRIPTEN__)

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace {

/// A run with every kind of layer that keeps something, from its data to its way back.
void live() {
  bnp::Config config;
  config.data.samples = 40;
  config.batch_size = 8;
  config.layers.assign(2, config.layers.front());
  config.layers[0].norm.kind = bnp::NormKind::batch;
  config.layers[1].norm.kind = bnp::NormKind::layer;
  for (auto& layer : config.layers) layer.units = 3;
  auto trainer = std::make_unique<bnp::Trainer>(config);
  trainer->advance(3);
  trainer->measures();
  const bnp::Bytes kept = bnp::save(*trainer);
  bnp::restore(kept, trainer);
}

enum End { kDone = 0, kRefused = 7, kNeverAsked = 8 };

/// In a process of its own. @returns what waitpid says of it
int live_without(std::int64_t request) {
  const pid_t child = fork();
  if (child == 0) {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    close(STDERR_FILENO);
    const std::int64_t last = bnp::allocations() + request;
    bnp::fail_allocation(request);
    try {
      live();
    } catch (const std::bad_alloc&) {
      _exit(kRefused);
    }
    _exit(bnp::allocations() < last ? kNeverAsked : kDone);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

}  // namespace

// Seen to fail with GCC's -fallocation-dce, by which Eigen wrote where malloc had given nothing:
// signal 11.
TEST(FailedAllocations, EndTheProcessAndNothingElse) {
  int failed = 0;
  for (std::int64_t request = 1;; request += request < 300 ? 1 : 13) {
    const int status = live_without(request);
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNeverAsked) break;
    // Sorting, for one, can do without what it asked for.
    if (WIFEXITED(status) && WEXITSTATUS(status) == kDone) continue;
    const bool refused = WIFEXITED(status) && WEXITSTATUS(status) == kRefused;
    const bool aborted = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
    ASSERT_TRUE(refused || aborted) << "request " << request << ": status " << status;
    failed++;
    ASSERT_LT(request, 100'000);
  }
  EXPECT_GT(failed, 50);
}

#endif
