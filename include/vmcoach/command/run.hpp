#pragma once

#include <string>
#include <vector>

#include "vmcoach/command/context.hpp"

namespace vmcoach::command {

/// Runs one command line: parses all of it, then does what it says. Errors are told on stderr, as
/// text or, with `--json`, as an object.
/// @param arguments  without the program's own name
/// @return the exit code
int run(const std::vector<std::string>& arguments, const Context& context);

}  // namespace vmcoach::command
