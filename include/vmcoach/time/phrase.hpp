#pragma once

#include <optional>
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

/// Which of two numbers in `11/12` is the day.
enum class DateOrder { day_month, month_day };

/// Reads a phrase that names one moment to come, to the minute:
///
///     when := ISO | date [at] time | [at] time [[on] date] | in span
///     ISO  := yyyy-mm-dd(T| )hh:mm[:00][Z|±hh:mm]
///     date := [on] ( today | tomorrow | day after tomorrow
///             | [this] DAY | next DAY | DAY [of] next week | next week DAY
///             | [DAY] MONTH d[th] [yyyy] | [DAY] [the] d[th] [of] MONTH [yyyy] | [DAY] the d[th]
///             | n/n[/yyyy] | d.m.yyyy | [DAY] (yyyy-mm-dd | yyyy/mm/dd)
///             | in N (day|week|month) )
///     time := ( H:MM | H[:MM] (am|pm|a|p|a.m.|p.m.) | at H | H o'clock | noon
///             | [a] (quarter past | half past | quarter to) (H [am|pm] | noon) ) [UTC|GMT]
///     span := N (m|min|minute|h|hour) [N (m|min|minute)] | half an hour
///     H, N := digits, or one … twelve; N also a, an
///     DAY  := monday … sunday, mon … sun, tues, weds, thur, thurs
///     MONTH := january … december, jan … dec, sept
///
/// Case, commas and extra blanks don't matter, units take a plural s, and every word must be used.
/// Of the moments that a phrase could mean, those that are past are dropped, and exactly one must
/// be left:
///
/// - Hours 1 to 6 that nothing marks (am, pm, a leading zero) are the afternoon; with UTC every
/// hour
///   is on the 24-hour clock, and the day is counted in UTC.
/// - A time alone is today's, or tomorrow's once it has passed.
/// - `thu` and `the 26th` are the next one; where that is today and the time is ahead, it might as
///   well be the one after: refused. `next thu` must be both the first after today and the one in
///   the next ISO week.
/// - `11/12` must be a date in one order only, unless `order` decides.
/// - A date without a year is the next one, and refused when that is more than 300 days off. A
///   weekday that doesn't fit its date is refused.
/// - Minutes and hours are elapsed time; days, weeks and months are steps in the calendar, in which
///   a month's end is its last day.
/// - A time that a clock change skips or repeats is refused; an offset settles it.
///
/// @param zone  whose clock and calendar the phrase speaks of
/// @throws Error (usage) that says what was understood and what to type instead
Moment parse_phrase(std::string_view phrase, Instant now, const Zone& zone,
                    std::optional<DateOrder> order = std::nullopt);

}  // namespace vmcoach::time
