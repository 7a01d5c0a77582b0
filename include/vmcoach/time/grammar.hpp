#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "vmcoach/time/instant.hpp"

/// The syntax of time phrases, without any notion of now. What a phrase means is decided in
/// time/phrase.hpp, where the grammar is written down.
namespace vmcoach::time::grammar {

/// today, tomorrow, day after tomorrow, in 3 days, in 2 weeks
struct DaysAhead {
    int count;
};
/// in 2 months
struct MonthsAhead {
    int count;
};
/// thu, next thu, thu next week
struct Weekday {
    enum class Which { coming, next, of_next_week };
    date::weekday day;
    Which which;
};
/// the 26th
struct DayOfMonth {
    date::day day;
    std::optional<date::weekday> weekday;
};
/// nov 26
struct MonthDay {
    date::month_day day;
    std::optional<date::weekday> weekday;
};
/// 2026-11-26, 26 nov 2026
struct CalendarDay {
    date::year_month_day day;
    std::optional<date::weekday> weekday;
};
/// 11/26, 26/11/2026: which is the month is not said
struct NumberPair {
    unsigned first;
    unsigned second;
    std::optional<date::year> year;
};
using Day =
    std::variant<DaysAhead, MonthsAhead, Weekday, DayOfMonth, MonthDay, CalendarDay, NumberPair>;

/// A time of day: with am or pm, or on the 24-hour clock, or not saying which half of the day.
struct TimeOfDay {
    std::chrono::minutes since_midnight;  ///< on the 24-hour clock, or as if in the morning
    bool unmarked;                        ///< an hour from 1 to 6 without anything that marks it
    bool utc;
};

struct Iso {
    LocalTime local;
    std::optional<std::chrono::seconds> offset;
};
struct DayAndTime {
    std::optional<Day> day;
    TimeOfDay time;
};
struct Span {
    std::chrono::minutes length;
};
using When = std::variant<Iso, DayAndTime, Span>;

/// Lower case, commas and runs of white space as one blank, none at the ends.
std::string normalised(std::string_view phrase);

/// @param phrase  normalised
/// @return none when the phrase is not in the grammar
std::optional<When> parse_when(std::string_view phrase);

/// @param phrase  normalised
/// @return whether the phrase names a day and nothing else
bool is_only_a_day(std::string_view phrase);

}  // namespace vmcoach::time::grammar
