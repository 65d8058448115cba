// All trainable numbers in one flat vector with named blocks, and which of the blocks train.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "types.h"

namespace bnp {

/// A named part of a flat vector. A Linear's weight is kept D_in x D_out column-major, which is
/// PyTorch's [out, in] row-major: the same numbers in the same order.
struct Block {
  std::string name;  // linear1/weight, bn1/gamma, …
  Index rows;
  Index cols;
  Index offset = 0;
  bool norm = false;  // gamma or beta of a normalisation
  bool trains = true;

  Index size() const { return rows * cols; }
};

/// gamma or beta: one number a unit.
inline Block norm_block(std::string name, Index units) {
  return {.name = std::move(name), .rows = 1, .cols = units, .norm = true};
}

/// Neighbouring numbers that the optimizer treats alike.
struct Span {
  Index offset;
  Index size;
};

class Parameters {
 public:
  /// Adds a block; all blocks are added before `allocate`.
  /// @return its number
  std::size_t add(Block block);

  template <class Archive>
  void state(Archive& archive) {
    archive(values);
    for (auto& block : blocks_) {
      std::uint8_t trains = block.trains ? 1 : 0;  // any byte may come back
      archive(trains);
      block.trains = trains != 0;
    }
    find_trained();
  }

  /// Makes room for all blocks, zeroed.
  void allocate();

  const std::vector<Block>& blocks() const { return blocks_; }
  const Block* find(std::string_view name) const;

  /// Whether a block trains; a frozen one keeps its value whatever the optimizer.
  void set_trains(std::string_view name, bool trains);

  /// The parts that train, in order.
  const std::vector<Span>& trained() const { return trained_; }

  Eigen::Map<Matrix> value(std::size_t block) { return map(values, block); }
  Eigen::Map<const Matrix> value(std::size_t block) const { return map(values, block); }
  Eigen::Map<Matrix> gradient(std::size_t block) { return map(gradients, block); }

  Vector values;
  Vector gradients;  // of the mean loss; each layer writes its own blocks

 private:
  Eigen::Map<Matrix> map(Vector& flat, std::size_t i) const {
    return {flat.data() + blocks_[i].offset, blocks_[i].rows, blocks_[i].cols};
  }
  Eigen::Map<const Matrix> map(const Vector& flat, std::size_t i) const {
    return {flat.data() + blocks_[i].offset, blocks_[i].rows, blocks_[i].cols};
  }
  void find_trained();

  std::vector<Block> blocks_;
  std::vector<Span> trained_;
};

}  // namespace bnp
