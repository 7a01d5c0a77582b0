#pragma once

#include <string>
#include <vector>

#include "vmcoach/command/spec.hpp"
#include "vmcoach/text/error.hpp"

namespace vmcoach::command {

/// The refusal of a word that is no command of the last one of the path, with the one that was
/// probably meant: beside it, or elsewhere in the tree.
text::Error unknown_command(const std::vector<const Command*>& path, const std::string& word);

/// The refusal of an option that neither the root nor the last command of the path has, with the
/// one that was probably meant.
/// @param word  as it was typed, perhaps with `=VALUE`
text::Error unknown_option(const std::vector<const Command*>& path, const std::string& word);

}  // namespace vmcoach::command
