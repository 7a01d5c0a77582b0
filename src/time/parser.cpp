#include "vmcoach/time/parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "vmcoach/time/iso.hpp"

namespace vmcoach::time::grammar {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Takes nothing where `read` finds nothing.
template <typename Read>
auto Parser::attempt(Read read) -> decltype(read()) {
    const Scanner start = in_;
    auto result = read();
    if (!result) {
        in_ = start;
    }
    return result;
}

bool Parser::end_of_word() {
    return in_.blanks() || in_.done();
}

bool Parser::word(std::string_view expected) {
    return attempt([&] {
        return std::all_of(expected.begin(), expected.end(),
                           [this](char c) { return in_.take(c); }) &&
               end_of_word();
    });
}

bool Parser::any_of(vocabulary::Units words) {
    return std::any_of(words.begin(), words.end(),
                       [this](std::string_view candidate) { return word(candidate); });
}

template <typename Value>
std::optional<Value> Parser::named(std::optional<Value> (*meaning)(std::string_view)) {
    return attempt([&]() -> std::optional<Value> {
        const auto value = meaning(in_.letters());
        return value && end_of_word() ? value : std::nullopt;
    });
}

std::optional<date::weekday> Parser::weekday() {
    return named(vocabulary::weekday);
}

std::optional<int> Parser::count() {
    if (const auto digits = in_.number(1, 6)) {
        in_.blanks();
        return digits;
    }
    if (word("a") || word("an")) {
        return 1;
    }
    return named(vocabulary::number);
}

// Days

std::optional<Day> Parser::day() {
    return attempt([this]() -> std::optional<Day> {
        word("on");
        for (const auto read : {&Parser::day_ahead, &Parser::dated, &Parser::weekday_named,
                                &Parser::slashed, &Parser::dotted}) {
            if (const std::optional<Day> found = attempt([&] { return (this->*read)(); })) {
                return found;
            }
        }
        return std::nullopt;
    });
}

std::optional<Day> Parser::day_ahead() {
    if (word("today")) {
        return DaysAhead{0};
    }
    if (word("tomorrow")) {
        return DaysAhead{1};
    }
    if (word("day")) {
        return word("after") && word("tomorrow") ? std::optional(DaysAhead{2}) : std::nullopt;
    }
    if (!word("in")) {
        return std::nullopt;
    }
    const auto number = count();
    if (!number) {
        return std::nullopt;
    }
    if (any_of(vocabulary::day_names)) {
        return DaysAhead{*number};
    }
    if (any_of(vocabulary::week_names)) {
        return DaysAhead{*number * 7};
    }
    return any_of(vocabulary::month_units) ? std::optional<Day>(MonthsAhead{*number})
                                           : std::nullopt;
}

std::optional<Day> Parser::weekday_named() {
    using Which = Weekday::Which;
    if (word("next")) {
        if (const auto named_day = weekday()) {
            return Weekday{*named_day, Which::next};
        }
        const auto named_day = word("week") ? weekday() : std::nullopt;
        return named_day ? std::optional<Day>(Weekday{*named_day, Which::of_next_week})
                         : std::nullopt;
    }
    const bool coming = word("this");
    const auto named_day = weekday();
    if (!named_day) {
        return std::nullopt;
    }
    const bool of_next_week = !coming && attempt([this] {
        word("of");
        return word("next") && word("week");
    });
    return Weekday{*named_day, of_next_week ? Which::of_next_week : Which::coming};
}

std::optional<Day> Parser::dated() {
    const auto named_day = weekday();
    if (const auto day = iso_day()) {
        return CalendarDay{*day, named_day};
    }
    auto month = named(vocabulary::month);
    const bool the = !month && word("the");
    const auto number = day_number();
    if (!number) {
        return std::nullopt;
    }
    if (!month) {
        month = attempt([this] {
            word("of");
            return named(vocabulary::month);
        });
    }
    if (!month) {
        return the ? std::optional<Day>(DayOfMonth{*number, named_day}) : std::nullopt;
    }
    const date::month_day day{*month, *number};
    if (!day.ok()) {
        return std::nullopt;
    }
    if (const auto in_year = year()) {
        const date::year_month_day whole_day = *in_year / day;
        return whole_day.ok() ? std::optional<Day>(CalendarDay{whole_day, named_day})
                              : std::nullopt;
    }
    return MonthDay{day, named_day};
}

std::optional<Day> Parser::slashed() {
    const auto first = in_.number(1, 2);
    if (!first || !in_.take('/')) {
        return std::nullopt;
    }
    const auto second = in_.number(1, 2);
    if (!second) {
        return std::nullopt;
    }
    NumberPair pair{static_cast<unsigned>(*first), static_cast<unsigned>(*second), std::nullopt};
    if (in_.take('/')) {
        pair.year = year();
        return pair.year ? std::optional<Day>(pair) : std::nullopt;
    }
    return end_of_word() ? std::optional<Day>(pair) : std::nullopt;
}

std::optional<Day> Parser::dotted() {
    const auto number = in_.number(1, 2);
    if (!number || !in_.take('.')) {
        return std::nullopt;
    }
    const auto month = in_.number(1, 2);
    if (!month || !in_.take('.')) {
        return std::nullopt;
    }
    const auto in_year = year();
    if (!in_year) {
        return std::nullopt;
    }
    const date::year_month_day day{*in_year, date::month{static_cast<unsigned>(*month)},
                                   date::day{static_cast<unsigned>(*number)}};
    return day.ok() ? std::optional<Day>(CalendarDay{day, std::nullopt}) : std::nullopt;
}

std::optional<date::year_month_day> Parser::iso_day() {
    return attempt([this]() -> std::optional<date::year_month_day> {
        const Scanner start = in_;
        auto day = take_date(in_, '-');
        if (!day) {
            in_ = start;
            day = take_date(in_, '/');
        }
        return day && end_of_word() ? day : std::nullopt;
    });
}

std::optional<date::year> Parser::year() {
    return attempt([this]() -> std::optional<date::year> {
        const auto number = in_.number(4, 4);
        return number && end_of_word() ? std::optional(date::year{*number}) : std::nullopt;
    });
}

std::optional<date::day> Parser::day_number() {
    return attempt([this]() -> std::optional<date::day> {
        constexpr std::array<std::string_view, 5> endings = {"", "st", "nd", "rd", "th"};
        const auto number = in_.number(1, 2);
        const bool ends =
            number && std::find(endings.begin(), endings.end(), in_.letters()) != endings.end();
        if (!ends || !end_of_word()) {
            return std::nullopt;
        }
        const date::day day{static_cast<unsigned>(*number)};
        return day.ok() ? std::optional(day) : std::nullopt;
    });
}

// Times

std::optional<TimeOfDay> Parser::time() {
    return attempt([this] {
        auto found = fraction_time();
        if (!found) {
            found = clock_time();
        }
        if (found) {
            found->utc = word("utc") || word("gmt");
        }
        return found;
    });
}

/// @return whether it is the afternoon
std::optional<bool> Parser::am_or_pm() {
    constexpr std::array<std::pair<std::string_view, bool>, 6> markers = {
        {{"am", false}, {"a.m.", false}, {"a", false}, {"pm", true}, {"p.m.", true}, {"p", true}}};
    return attempt([&]() -> std::optional<bool> {
        in_.blanks();
        for (const auto& [marker, afternoon] : markers) {
            if (word(marker)) {
                return afternoon;
            }
        }
        return std::nullopt;
    });
}

/// @param marked  set where a leading zero, or the hour itself, says that it is on the 24-hour
/// clock
std::optional<int> Parser::hour(bool& marked) {
    const bool leading_zero = in_.rest().starts_with('0');
    auto number = in_.number(1, 2);
    if (!number) {
        number = named(vocabulary::number);
    }
    if (!number || *number > 23) {
        return std::nullopt;
    }
    marked = leading_zero || *number < 1 || *number > 6;
    return number;
}

std::optional<TimeOfDay> Parser::clock_time() {
    return attempt([this]() -> std::optional<TimeOfDay> {
        const bool at = word("at");
        if (word("noon")) {
            return TimeOfDay{hours{12}, false, false};
        }
        const std::string_view rest = in_.rest();
        const bool in_words = !rest.empty() && (rest.front() < '0' || rest.front() > '9');
        bool marked = false;
        const auto number = hour(marked);
        if (!number) {
            return std::nullopt;
        }
        const bool with_minutes = in_.take(':');
        const auto minute = with_minutes ? in_.number(2, 2) : std::optional(0);
        if (!minute || *minute > 59) {
            return std::nullopt;
        }
        if (const auto afternoon = am_or_pm()) {
            if (*number < 1 || *number > 12) {
                return std::nullopt;
            }
            return TimeOfDay{hours{*number % 12 + (*afternoon ? 12 : 0)} + minutes{*minute}, false,
                             false};
        }
        // The blank behind an hour in words is taken already.
        if (!end_of_word() && (with_minutes || !in_words)) {
            return std::nullopt;
        }
        if (!with_minutes && !word("o'clock") && !at) {
            return std::nullopt;
        }
        return TimeOfDay{hours{*number} + minutes{*minute}, !marked, false};
    });
}

std::optional<TimeOfDay> Parser::fraction_time() {
    return attempt([this]() -> std::optional<TimeOfDay> {
        word("at");
        word("a");
        minutes shift{0};
        if (word("half")) {
            shift = word("past") ? minutes{30} : minutes{0};
        } else if (word("quarter")) {
            shift = word("past") ? minutes{15} : word("to") ? minutes{-15} : minutes{0};
        }
        if (shift == minutes{0}) {
            return std::nullopt;
        }
        if (word("noon")) {
            return TimeOfDay{hours{12} + shift, false, false};
        }
        bool marked = false;
        const auto number = hour(marked);
        if (!number) {
            return std::nullopt;
        }
        const auto afternoon = am_or_pm();
        if (!afternoon) {
            in_.blanks();
        } else if (*number < 1 || *number > 12) {
            return std::nullopt;
        }
        const hours whole{afternoon ? *number % 12 + (*afternoon ? 12 : 0) : *number};
        const TimeOfDay result{whole + shift, !afternoon && !marked, false};
        return result.since_midnight < minutes{0} ? std::nullopt : std::optional(result);
    });
}

std::optional<Iso> Parser::iso() {
    return attempt([this]() -> std::optional<Iso> {
        const auto day = take_date(in_, '-');
        const bool joined = in_.take('t');
        if (!day || (!joined && !in_.take(' '))) {
            return std::nullopt;
        }
        const std::string_view digits = in_.rest().substr(0, in_.rest().find_first_of(" z+-"));
        const auto clock = take_clock(in_, 1);
        if (!clock || *clock % minutes{1} != seconds{0}) {
            return std::nullopt;
        }
        const bool has_offset = !in_.rest().empty() && in_.rest().front() != ' ';
        const auto offset = take_offset(in_);
        if (!end_of_word() || has_offset != offset.has_value()) {
            return std::nullopt;
        }
        // `2026-11-26 4:15` is a day and an unmarked time as well; that reading decides.
        constexpr std::size_t shortest_clock = 4;
        if (!joined && !offset && digits.size() == shortest_clock) {
            return std::nullopt;
        }
        return Iso{date::local_days{*day} + *clock, offset};
    });
}

std::optional<minutes> Parser::amount(vocabulary::Units units, minutes unit) {
    return attempt([&]() -> std::optional<minutes> {
        const auto number = count();
        return number && any_of(units) ? std::optional(*number * unit) : std::nullopt;
    });
}

std::optional<Span> Parser::span() {
    return attempt([this]() -> std::optional<Span> {
        if (!word("in")) {
            return std::nullopt;
        }
        if (word("half")) {
            return word("an") && word("hour") ? std::optional(Span{minutes{30}}) : std::nullopt;
        }
        auto first = amount(vocabulary::hour_names, hours{1});
        if (!first) {
            first = amount(vocabulary::minute_names, minutes{1});
        }
        if (!first) {
            return std::nullopt;
        }
        return Span{*first + amount(vocabulary::minute_names, minutes{1}).value_or(minutes{0})};
    });
}

}  // namespace vmcoach::time::grammar
