#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "vmcoach/time/instant.hpp"
#include "vmcoach/time/scanner.hpp"

/// The syntax of time phrases, without any notion of now. What a phrase means is decided in
/// time/phrase.hpp, where the grammar is written down.
namespace vmcoach::time::grammar {

struct Today {};
struct Tomorrow {};
struct Weekday {
    date::weekday day;
};
struct CalendarDay {
    date::year_month_day day;
};
struct DaysAhead {
    int count;
};
using Day = std::variant<Today, Tomorrow, Weekday, CalendarDay, DaysAhead>;

/// A time of day, and whether it was written so that morning or afternoon is certain.
struct TimeOfDay {
    std::chrono::minutes since_midnight;
    bool certain;
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

/// @param phrase  normalised
/// @return the first word that the grammar doesn't know
std::optional<std::string> first_unknown_word(std::string_view phrase);

/// Every word that can stand in a phrase.
std::vector<std::string> vocabulary();

/// The names of one unit of time.
using Units = std::span<const std::string_view>;

/// Takes pieces of the grammar from the left of a normalised phrase. Each function takes its piece
/// and the blanks after it, or nothing.
class Parser {
  public:
    explicit Parser(std::string_view phrase) : in_(phrase) {}

    bool done() const { return in_.done(); }
    bool word(std::string_view expected);
    std::optional<int> count();  ///< N
    std::optional<date::weekday> weekday();
    std::optional<Day> day();
    std::optional<date::year_month_day> calendar_day();
    std::optional<TimeOfDay> time();
    std::optional<Iso> iso();
    std::optional<Span> span();

  private:
    bool end_of_word();
    std::optional<Day> day_name();
    std::optional<int> hour_name(bool& written_in_24_hours);
    std::optional<bool> am_or_pm();
    std::optional<std::chrono::minutes> amount(Units units, std::chrono::minutes unit);

    Scanner in_;
};

}  // namespace vmcoach::time::grammar
