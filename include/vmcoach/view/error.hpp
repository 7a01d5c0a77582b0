#pragma once

#include <string>

#include "vmcoach/text/error.hpp"

namespace vmcoach::view {

/// What went wrong, the candidates that there are, and the hint, a line each.
std::string say_error(const text::Error& error);

}  // namespace vmcoach::view
