// Room for the blocks, and the merging of those that train into as few spans as possible.
#include "parameters.h"

#include <utility>

namespace bnp {

std::size_t Parameters::add(Block block) {
  block.offset = blocks_.empty() ? 0 : blocks_.back().offset + blocks_.back().size();
  blocks_.push_back(std::move(block));
  return blocks_.size() - 1;
}

void Parameters::allocate() {
  const Index size = blocks_.empty() ? 0 : blocks_.back().offset + blocks_.back().size();
  values = Vector::Zero(size);
  gradients = Vector::Zero(size);
  find_trained();
}

const Block* Parameters::find(std::string_view name) const {
  for (const auto& block : blocks_)
    if (block.name == name) return &block;
  return nullptr;
}

void Parameters::set_trains(std::string_view name, bool trains) {
  for (auto& block : blocks_)
    if (block.name == name) block.trains = trains;
  find_trained();
}

void Parameters::find_trained() {
  trained_.clear();
  for (const auto& block : blocks_) {
    if (!block.trains || block.size() == 0) continue;
    if (!trained_.empty() && trained_.back().offset + trained_.back().size == block.offset)
      trained_.back().size += block.size();
    else
      trained_.push_back({block.offset, block.size()});
  }
}

}  // namespace bnp
