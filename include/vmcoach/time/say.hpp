#pragma once

#include <string>

#include "vmcoach/time/instant.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::time {

/// `Thu 26 Nov 2026`
std::string say_day(date::local_days day);

/// `Thu 26 Nov 2026 10:15`, which the phrase grammar reads back.
std::string say_local(LocalTime local);

/// `10:15`
std::string say_clock(LocalTime local);

/// One time beside another that has been said: `10:15`, with the day only where that is another.
std::string say_beside(LocalTime local, LocalTime said);

/// How far off a moment is, to the minute: `in 2 h 05 min`, `12 min ago`, `now`; from a day on in
/// calendar days as the clock on the wall counts them: `in 3 days`, `2 days ago`.
std::string say_distance(Instant instant, Instant now, const Zone& zone);

/// The echo of a moment: `Thu 26 Nov 2026 10:15 America/Chicago (in 3 days) = 11:15 for you`. The
/// last part is left out where both clocks agree, and names the day where it is another. A moment
/// inside an hour that a clock change repeats is written in ISO form with its offset.
/// @param zone    where the moment was promised
/// @param seller  the zone of whoever reads it
std::string say_moment(Instant instant, const Zone& zone, const Zone& seller, Instant now);

}  // namespace vmcoach::time
