#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include <date/date.h>

#include "vmcoach/time/scanner.hpp"

/// The pieces of ISO 8601 and RFC 3339. Each function returns none when the piece isn't there, or
/// is no date or time that exists; how much it has taken by then is not said.
namespace vmcoach::time {

/// `yyyy-mm-dd`, or with another character between the parts.
std::optional<date::year_month_day> take_date(Scanner& scanner, char separator = '-');

/// `hh:mm` or `hh:mm:ss`, as the time since midnight.
/// @param min_hour_digits  1 where `9:30` will do, 2 where it must be `09:30`
std::optional<std::chrono::seconds> take_clock(Scanner& scanner, std::size_t min_hour_digits);

/// `Z` or `±hh:mm`, as what the clock is ahead of UTC.
std::optional<std::chrono::seconds> take_offset(Scanner& scanner);

}  // namespace vmcoach::time
