// A configuration as text, one `path=value` a line: how it crosses into the core, and out again.
#pragma once

#include <string>
#include <string_view>

#include "config.h"
#include "problem.h"

namespace bnp {

/// Sets the fields named in `text`; those not named keep what they have in `config`.
/// `layers=N` begins a new list of N layers; a line for a layer (layers.0.…) sets one that is
/// there.
/// @return the first problem: an unknown path, a value that is no number or no known word, or one
///         out of its range. `config` is then partly set and not to be used.
MaybeProblem parse_config(std::string_view text, Config& config);

/// Every field with the value it has; numbers read back to the same bits.
std::string config_text(const Config& config);

/// The table of fields as JSON: [{path, kind, min, max, minExclusive, maxExclusive, magnitude,
/// default, choices, absent, list}, …]. Layers stand as `layers.*`; list is the most numbers a
/// field may have where it takes several.
std::string fields_json();

}  // namespace bnp
