#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include <date/date.h>

#include "vmcoach/time/grammar.hpp"
#include "vmcoach/time/scanner.hpp"
#include "vmcoach/time/vocabulary.hpp"

namespace vmcoach::time::grammar {

/// Takes pieces of the grammar from the left of a normalised phrase. Each function takes its piece
/// and the blanks after it, or nothing.
class Parser {
  public:
    explicit Parser(std::string_view phrase) : in_(phrase) {}

    bool done() const { return in_.done(); }
    std::string_view rest() const { return in_.rest(); }
    bool word(std::string_view expected);
    bool any_of(vocabulary::Units words);
    std::optional<int> count();  ///< N
    std::optional<date::weekday> weekday();
    std::optional<Day> day();
    std::optional<date::year_month_day> iso_day();
    std::optional<TimeOfDay> time();
    std::optional<Iso> iso();
    std::optional<Span> span();

  private:
    template <typename Read>
    auto attempt(Read read) -> decltype(read());
    template <typename Value>
    std::optional<Value> named(std::optional<Value> (*meaning)(std::string_view));
    bool end_of_word();

    std::optional<Day> day_ahead();
    std::optional<Day> weekday_named();
    std::optional<Day> dated();
    std::optional<Day> slashed();
    std::optional<Day> dotted();
    std::optional<date::year> year();
    std::optional<date::day> day_number();

    std::optional<TimeOfDay> clock_time();
    std::optional<TimeOfDay> fraction_time();
    std::optional<int> hour(bool& marked);
    std::optional<bool> am_or_pm();
    std::optional<std::chrono::minutes> amount(vocabulary::Units units, std::chrono::minutes unit);

    Scanner in_;
};

}  // namespace vmcoach::time::grammar
