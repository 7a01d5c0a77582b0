#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vmcoach::time {

/// Reads a DURATION as options take it: `90m`, `2h`, `1h30m`, `3d` (days of 24 hours), up to a
/// hundred years.
/// @return none when it can't be read
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

/// What parse_duration reads, in whole minutes: `1h30m`; `0m` for less than a minute.
std::string format_duration(std::chrono::seconds duration);

}  // namespace vmcoach::time
