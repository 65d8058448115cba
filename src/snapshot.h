// A whole run as bytes, and back: parameters, optimizer, running statistics, random streams, place.
#pragma once

#include <memory>
#include <span>

#include "archive.h"
#include "problem.h"
#include "trainer.h"

namespace bnp {

/// Everything that the next step depends on, with the configuration. Not the history, which its
/// reader has, and not custom points, which whoever restores must have too.
Bytes save(Trainer& trainer);

/// Whether the rows that led to where a run is put back are those of the trainer at hand.
enum class Past { kept, forgotten };

/// Puts a run back where it was saved. On a problem `trainer` stays as it is: bytes that were cut
/// short, are of another version, or belong to other data.
MaybeProblem restore(std::span<const std::byte> bytes, std::unique_ptr<Trainer>& trainer,
                     Past past = Past::kept);

}  // namespace bnp
