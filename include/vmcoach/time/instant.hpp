#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <date/date.h>

namespace vmcoach::time {

/// A moment everywhere on Earth: UTC, in whole seconds since 1970.
using Instant = date::sys_seconds;

/// What a clock on some wall shows, in whole seconds. It names a moment only together with a zone;
/// the two types don't mix.
using LocalTime = date::local_seconds;

/// Reads RFC 3339 with an offset, such as `2026-11-23T15:00:00Z` or `2026-11-23T10:00-05:00`;
/// seconds may be left out, fractions of a second are dropped.
/// @return none when the text is anything else, or no such date or time exists
std::optional<Instant> parse_instant(std::string_view text);

/// `2026-11-26T16:15:00Z`
std::string format_instant(Instant instant);

/// `2026-11-26T10:15`; with seconds only where they are not 00.
std::string format_local(LocalTime local);

/// Reads what format_local writes.
std::optional<LocalTime> parse_local(std::string_view text);

}  // namespace vmcoach::time
