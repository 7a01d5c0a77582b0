#pragma once

#include <string>
#include <string_view>

#include "vmcoach/time/instant.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::time {

/// What stays true of a moment when the rules of its zone change.
enum class Anchor {
    wall,     ///< the time on the wall: `thu 10:15`
    instant,  ///< the moment itself: `in 90 min`, or an ISO time with an offset
};

/// A time to come, as a phrase names it.
struct Moment {
    Anchor anchor;
    LocalTime local;  ///< in the zone that the phrase was read in
    Instant instant;
};

/// Reads a phrase that names one moment to come, to the minute:
///
///     when := ISO | date [at] time | [at] time [[on] date] | in span
///     ISO  := yyyy-mm-dd(T| )hh:mm[:00][Z|±hh:mm]
///     date := [on] ( today | tomorrow | [this] DAY | yyyy-mm-dd | in N (day|week) )
///     time := H:MM | H[:MM] (am|pm|a|p|a.m.|p.m.) | at H | H o'clock | noon
///     span := N (m|min|minute|h|hour) [N (m|min|minute)] | half an hour
///     H, N := digits, or one … twelve; N also a, an
///     DAY  := monday … sunday, mon … sun, tues, weds, thur, thurs
///
/// Case, commas and extra blanks don't matter; every word must be used. Of the moments that a
/// phrase could mean, those that are past are dropped, and exactly one must be left. Hours 1 to 6
/// without am, pm or a leading zero are the afternoon.
///
/// @param zone  whose clock and calendar the phrase speaks of
/// @throws Error (usage) that says what was understood and what to type instead
Moment parse_phrase(std::string_view phrase, Instant now, const Zone& zone);

/// Reads a PAST: a date or an ISO time, `HH:MM` (today), `today`, `yesterday [HH:MM]`,
/// `last DAY [HH:MM]`, or `N min|hours|days|weeks ago`. A day without a time is its beginning.
/// @throws Error (usage) also when it lies ahead, or before 1970
Instant parse_past(std::string_view phrase, Instant now, const Zone& zone);

}  // namespace vmcoach::time
