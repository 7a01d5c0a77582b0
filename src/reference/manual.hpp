#pragma once

#include <filesystem>

#include "vmcoach/command/spec.hpp"

namespace vmcoach::reference {

/// Writes the manual: a page for each command that does something, and those that are no command's.
/// Each has a source, `vmcoach-due.1.in`. A command's begins with the date (`.Dd`), goes on with
/// the description, and may have further sections; what repeats the command tree is put around it.
/// The others are whole pages, in which the lines `@GLOBAL_OPTIONS@`, `@COMMANDS@` and `@RULES@`
/// stand for lists; so they do in a command's. `SEE ALSO` is made from what the text refers to.
/// @param sources  the folder of the sources
/// @param folder   where the pages go; made where it is missing
/// @throws std::runtime_error when a command has no source, or a source no command
void write_manual(const command::Command& root, const std::filesystem::path& sources,
                  const std::filesystem::path& folder);

}  // namespace vmcoach::reference
