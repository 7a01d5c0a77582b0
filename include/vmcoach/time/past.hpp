#pragma once

#include <string_view>

#include "vmcoach/time/instant.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::time {

/// Reads a PAST: a date or an ISO time, `HH:MM` (today), `today`, `yesterday [HH:MM]`,
/// `last DAY [HH:MM]`, or `N min|hours|days|weeks ago`. A day without a time is its beginning.
/// @throws Error (usage) also when it lies ahead, or before 1970
Instant parse_past(std::string_view phrase, Instant now, const Zone& zone);

}  // namespace vmcoach::time
