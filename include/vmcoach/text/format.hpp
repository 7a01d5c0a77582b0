#pragma once

#include <fmt/core.h>

namespace vmcoach::text {

/// Text from a pattern that is checked when the program is compiled.
using fmt::format;

}  // namespace vmcoach::text
