#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmcoach::text {

/// How many insertions, deletions, changes or swaps of neighbouring characters turn one word into
/// the other (optimal string alignment distance, in code points).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The smallest edit distance between what was typed and a name or one of its words.
/// @param most  larger distances are not told apart: they come out as `most + 1`
std::size_t name_distance(std::string_view typed, std::string_view name, std::size_t most);

/// The choice that the word was probably meant to be: the nearest within a third of its length
/// (at least one edit), or the only one that it begins. None when nothing is near. Capitals don't
/// count, and neither does which of `-` and `_` it was. Of choices that are equally many edits away
/// it is the one that fingers miss more easily (a neighbouring key, two letters swapped, one struck
/// twice), then the one that begins more alike.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& choices);

/// `did you mean 'X'?` for the nearest choice, or none.
std::optional<std::string> did_you_mean(std::string_view word,
                                        const std::vector<std::string>& choices);

/// `a`, `a or b`, `a, b or c`
std::string alternatives(const std::vector<std::string>& items);

}  // namespace vmcoach::text
