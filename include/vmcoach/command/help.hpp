#pragma once

#include <string>
#include <vector>

#include "vmcoach/command/spec.hpp"

namespace vmcoach::command {

/// What `vmcoach` alone prints: the commands of a seller's day.
std::string short_help();

/// How a command is called: `note WHO [TEXT] [OPTION]...`.
/// @param name  with all its families, such as `prospect add`
std::string usage_of(const std::string& name, const Command& command);

/// What `--help` prints for the command at the end of the path.
std::string help(const std::vector<const Command*>& path);

}  // namespace vmcoach::command
