// Reads a golden: cases with words (`name = value`) and matrices (`name rows cols`, then the rows).
#pragma once

#include <gtest/gtest.h>

#include <Eigen/Core>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "fields.h"
#include "random_cases.h"

namespace bnp {

struct GoldenCase {
  std::string name;
  std::map<std::string, std::string> words;
  std::map<std::string, Eigen::MatrixXd> matrices;

  bool has(const std::string& key) const { return matrices.contains(key); }

  /// A matrix in the core's scalar; an empty one, and a failure, where there is none.
  Matrix operator[](const std::string& key) const { return in_double(key).cast<Scalar>(); }
  Eigen::MatrixXd in_double(const std::string& key) const {
    const auto found = matrices.find(key);
    if (found == matrices.end()) ADD_FAILURE() << name << " has no " << key;
    return found == matrices.end() ? Eigen::MatrixXd() : found->second;
  }
  double number(const std::string& key, double otherwise) const {
    const auto found = words.find(key);
    return found == words.end() ? otherwise : std::stod(found->second);
  }
  bool is(const std::string& key) const {
    const auto found = words.find(key);
    return found != words.end() && found->second == "true";
  }
  /// The value of an enumeration that has this name in a configuration.
  template <class E>
  E choice(const std::string& word) const {
    for (std::size_t i = 0; i < std::size(Choices<E>::names); ++i)
      if (Choices<E>::names[i] == word) return static_cast<E>(i);
    ADD_FAILURE() << name << ": the core has no " << word;
    return E{};
  }
};

inline Eigen::MatrixXd read_matrix(std::istream& from, Index rows, Index cols) {
  Eigen::MatrixXd m(rows, cols);
  for (Index i = 0; i < rows; ++i)
    for (Index j = 0; j < cols; ++j) from >> m(i, j);
  return m;
}

/// All cases of tests/golden/`name`.txt, in order.
inline std::vector<GoldenCase> read_golden(const std::string& name) {
  // Piece by piece: GCC 12 takes the sum of these texts for an overflow, in folders of some
  // lengths.
  std::string path = BNP_GOLDEN_DIR "/";
  path += name;
  path += ".txt";
  std::ifstream file(path);
  EXPECT_TRUE(file) << "no golden " << name;
  std::vector<GoldenCase> cases;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string first, second, third;
    words >> first >> second >> third;
    if (first.empty() || first == "#") continue;
    if (first == "case") {
      cases.push_back({second, {}, {}});
    } else if (second == "=") {
      cases.back().words[first] = third;
    } else {
      cases.back().matrices[first] = read_matrix(file, std::stol(second), std::stol(third));
      file.ignore(1);  // the end of the last row
    }
  }
  EXPECT_FALSE(cases.empty());
  return cases;
}

/// Goldens carry 13 digits.
inline const double kGoldenTolerance = either(2e-12, 5e-6);

}  // namespace bnp
