#pragma once

#include <string>
#include <vector>

#include "vmcoach/command/spec.hpp"

namespace vmcoach::command {

/// What `vmcoach` alone prints: the commands of a seller's day.
std::string short_help();

/// What `--help` prints for the command at the end of the path.
std::string help(const std::vector<const Command*>& path);

}  // namespace vmcoach::command
