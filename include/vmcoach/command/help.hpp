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

/// The manual page of the command at the end of the path: `vmcoach-prospect-add`.
std::string manual_page(const std::vector<const Command*>& path);

/// What `--help` prints for the command at the end of the path: everything, each with what explains
/// it, in at most 80 columns.
std::string help(const std::vector<const Command*>& path);

/// What `-h` prints: the same where that fits on 25 lines; else options by name alone, and the
/// root's commands in groups.
std::string brief_help(const std::vector<const Command*>& path);

}  // namespace vmcoach::command
