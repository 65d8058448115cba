// The peak of one core: products and sums that never leave the registers.
#pragma once

#include <Eigen/Core>

namespace bench {

constexpr double kPeakFlop =
    2 * 12 * 4;  // a round: twelve packets of four, a product and a sum each

inline float peak(int rounds) {
  using Packet = Eigen::Array<float, 4, 1>;
  Packet sum[12];
  for (int i = 0; i < 12; ++i) sum[i] = Packet::Constant(float(i));
  const Packet factor = Packet::Constant(.999F), term = Packet::Constant(.001F);
  for (int r = 0; r < rounds; ++r)
    for (auto& s : sum) s = s * factor + term;
  Packet all = sum[0];
  for (int i = 1; i < 12; ++i) all += sum[i];
  return all.sum();
}

}  // namespace bench
