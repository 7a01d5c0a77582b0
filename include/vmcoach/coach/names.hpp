#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "vmcoach/coach/script.hpp"

/// How people are named in what is said to them.
namespace vmcoach::coach {

/// Whether a token names somebody: by a word of their name or a short form of it that English
/// speakers use (Bob for Robert). What is a common word as well, such as Will, Mark or May, must be
/// written or placed as a name.
/// @param names  words in lower case, as terms are
bool names_somebody(const Script& script, std::size_t token, const std::set<std::string>& names);

/// The tokens that name them.
std::vector<std::size_t> mentions(const Script& script, const std::set<std::string>& names);

}  // namespace vmcoach::coach
