#pragma once

#include <optional>
#include <string>

#include "vmcoach/process/limited.hpp"

namespace vmcoach::process {

/// What a program prints on standard output, when it ends well and in time.
/// @throws Error  io when it can't be started; interrupted
std::optional<std::string> capture(Program program, const TimeLimit& limit);

}  // namespace vmcoach::process
