#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <date/date.h>

/// The words of time phrases, in lower case.
namespace vmcoach::time::vocabulary {

/// The names of one unit of time.
using Units = std::span<const std::string_view>;
extern const Units minute_names;
extern const Units hour_names;
extern const Units day_names;
extern const Units week_names;
extern const Units month_units;

/// `thursday`, `thu`, `thur`, `thurs`
std::optional<date::weekday> weekday(std::string_view word);

/// `november`, `nov`
std::optional<date::month> month(std::string_view word);

/// `one` to `twelve`
std::optional<int> number(std::string_view word);

/// Every word that can stand in a phrase.
std::vector<std::string> all_words();

/// The first word of a normalised phrase that can stand in none. Digits and what is glued to them
/// don't count.
std::optional<std::string> first_unknown(std::string_view phrase);

/// What to do about a word that people use for times, and that names none: `morning`, `soon`,
/// `midnight`, `cst`.
std::optional<std::string_view> advice_on(std::string_view word);

}  // namespace vmcoach::time::vocabulary
