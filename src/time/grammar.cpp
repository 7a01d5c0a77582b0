#include "vmcoach/time/grammar.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "vmcoach/text/fold.hpp"
#include "vmcoach/time/iso.hpp"

namespace vmcoach::time::grammar {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct WeekdayName {
    std::string_view name;
    unsigned encoding;  ///< 0 is Sunday
};

constexpr std::array weekday_names = {
    WeekdayName{"sunday", 0}, WeekdayName{"sun", 0},       WeekdayName{"monday", 1},
    WeekdayName{"mon", 1},    WeekdayName{"tuesday", 2},   WeekdayName{"tue", 2},
    WeekdayName{"tues", 2},   WeekdayName{"wednesday", 3}, WeekdayName{"wed", 3},
    WeekdayName{"weds", 3},   WeekdayName{"thursday", 4},  WeekdayName{"thu", 4},
    WeekdayName{"thur", 4},   WeekdayName{"thurs", 4},     WeekdayName{"friday", 5},
    WeekdayName{"fri", 5},    WeekdayName{"saturday", 6},  WeekdayName{"sat", 6},
};

constexpr std::array<std::string_view, 12> number_names = {"one",  "two", "three",  "four",
                                                           "five", "six", "seven",  "eight",
                                                           "nine", "ten", "eleven", "twelve"};

constexpr std::array<std::string_view, 5> minute_names = {"m", "min", "mins", "minute", "minutes"};
constexpr std::array<std::string_view, 3> hour_names = {"h", "hour", "hours"};
constexpr std::array<std::string_view, 2> day_names = {"day", "days"};
constexpr std::array<std::string_view, 2> week_names = {"week", "weeks"};

constexpr std::array<std::string_view, 20> other_words = {
    "today", "tomorrow", "yesterday", "this", "last", "on",   "at",   "in", "a",   "an",
    "half",  "o'clock",  "noon",      "am",   "pm",   "a.m.", "p.m.", "p",  "ago", "t"};

/// Tries one reading; the parser stays where it was when that fails or leaves words over.
template <typename Read>
auto whole(std::string_view phrase, Read read) -> decltype(read(std::declval<Parser&>())) {
    Parser parser(phrase);
    auto result = read(parser);
    if (!parser.done()) {
        return {};
    }
    return result;
}

std::optional<When> read_iso(Parser& parser) {
    return parser.iso();
}

std::optional<When> read_day_then_time(Parser& parser) {
    const auto day = parser.day();
    if (!day) {
        return std::nullopt;
    }
    if (const auto time = parser.time()) {
        return DayAndTime{day, *time};
    }
    return std::nullopt;
}

std::optional<When> read_time_then_day(Parser& parser) {
    const auto time = parser.time();
    if (!time) {
        return std::nullopt;
    }
    return DayAndTime{parser.day(), *time};
}

std::optional<When> read_span(Parser& parser) {
    return parser.span();
}

}  // namespace

std::string normalised(std::string_view phrase) {
    std::string result;
    for (const char c : text::lower_ascii(phrase)) {
        if (std::string_view(" \t\n\v\f\r,").find(c) == std::string_view::npos) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

std::optional<When> parse_when(std::string_view phrase) {
    for (const auto& read : {read_iso, read_day_then_time, read_time_then_day, read_span}) {
        if (const std::optional<When> result = whole(phrase, read)) {
            return result;
        }
    }
    return std::nullopt;
}

bool is_only_a_day(std::string_view phrase) {
    return whole(phrase, [](Parser& parser) { return parser.day(); }).has_value();
}

std::vector<std::string> vocabulary() {
    std::vector<std::string> words(other_words.begin(), other_words.end());
    for (const WeekdayName& weekday : weekday_names) {
        words.emplace_back(weekday.name);
    }
    words.insert(words.end(), number_names.begin(), number_names.end());
    words.insert(words.end(), minute_names.begin(), minute_names.end());
    words.insert(words.end(), hour_names.begin(), hour_names.end());
    words.insert(words.end(), day_names.begin(), day_names.end());
    words.insert(words.end(), week_names.begin(), week_names.end());
    return words;
}

std::optional<std::string> first_unknown_word(std::string_view phrase) {
    const std::vector<std::string> known = vocabulary();
    const auto is_known = [&known](std::string_view word) {
        return std::find(known.begin(), known.end(), word) != known.end();
    };
    while (!phrase.empty()) {
        const std::string_view word = phrase.substr(0, phrase.find(' '));
        const std::size_t digits = std::min(word.find_first_not_of("0123456789:-+/"), word.size());
        const std::string_view letters = word.substr(digits);
        if (!letters.empty() && !is_known(letters)) {
            return std::string(word);
        }
        phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
    }
    return std::nullopt;
}

bool Parser::end_of_word() {
    return in_.blanks() || in_.done();
}

bool Parser::word(std::string_view expected) {
    const Scanner start = in_;
    for (const char c : expected) {
        if (!in_.take(c)) {
            in_ = start;
            return false;
        }
    }
    if (!end_of_word()) {
        in_ = start;
        return false;
    }
    return true;
}

std::optional<date::weekday> Parser::weekday() {
    for (const WeekdayName& weekday : weekday_names) {
        if (word(weekday.name)) {
            return date::weekday{weekday.encoding};
        }
    }
    return std::nullopt;
}

std::optional<int> Parser::count() {
    if (const auto digits = in_.number(1, 6)) {
        in_.blanks();
        return digits;
    }
    if (word("a") || word("an")) {
        return 1;
    }
    for (std::size_t i = 0; i < number_names.size(); ++i) {
        if (word(number_names[i])) {
            return static_cast<int>(i) + 1;
        }
    }
    return std::nullopt;
}

std::optional<date::year_month_day> Parser::calendar_day() {
    const Scanner start = in_;
    const auto result = take_date(in_);
    if (result && end_of_word()) {
        return result;
    }
    in_ = start;
    return std::nullopt;
}

std::optional<Day> Parser::day_name() {
    if (word("today")) {
        return Today{};
    }
    if (word("tomorrow")) {
        return Tomorrow{};
    }
    if (const auto day = calendar_day()) {
        return CalendarDay{*day};
    }
    if (word("in")) {
        if (const auto number = count()) {
            if (word("day") || word("days")) {
                return DaysAhead{*number};
            }
            if (word("week") || word("weeks")) {
                return DaysAhead{*number * 7};
            }
        }
        return std::nullopt;
    }
    word("this");
    if (const auto day = weekday()) {
        return Weekday{*day};
    }
    return std::nullopt;
}

std::optional<Day> Parser::day() {
    const Scanner start = in_;
    word("on");
    const auto result = day_name();
    if (!result) {
        in_ = start;
    }
    return result;
}

/// @return whether it is the afternoon
std::optional<bool> Parser::am_or_pm() {
    constexpr std::array<std::pair<std::string_view, bool>, 6> markers = {
        {{"am", false}, {"a.m.", false}, {"a", false}, {"pm", true}, {"p.m.", true}, {"p", true}}};
    const Scanner start = in_;
    in_.blanks();
    for (const auto& [marker, afternoon] : markers) {
        if (word(marker)) {
            return afternoon;
        }
    }
    in_ = start;
    return std::nullopt;
}

std::optional<int> Parser::hour_name(bool& written_in_24_hours) {
    written_in_24_hours = in_.rest().starts_with('0');
    if (const auto digits = in_.number(1, 2)) {
        written_in_24_hours = written_in_24_hours || *digits > 12;
        return *digits <= 23 ? digits : std::nullopt;
    }
    for (std::size_t i = 0; i < number_names.size(); ++i) {
        if (word(number_names[i])) {
            return static_cast<int>(i) + 1;
        }
    }
    return std::nullopt;
}

std::optional<TimeOfDay> Parser::time() {
    const Scanner start = in_;
    const bool at = word("at");
    if (word("noon")) {
        return TimeOfDay{hours{12}, true};
    }
    const auto fail = [&]() -> std::optional<TimeOfDay> {
        in_ = start;
        return std::nullopt;
    };
    bool certain = false;
    const auto hour = hour_name(certain);
    if (!hour) {
        return fail();
    }
    int minute = 0;
    const bool with_minutes = in_.take(':');
    if (with_minutes) {
        const auto read = in_.number(2, 2);
        if (!read || *read > 59) {
            return fail();
        }
        minute = *read;
    }
    if (const auto afternoon = am_or_pm()) {
        if (*hour < 1 || *hour > 12) {
            return fail();
        }
        return TimeOfDay{hours{*hour % 12 + (*afternoon ? 12 : 0)} + minutes{minute}, true};
    }
    // A number word has taken the blank after it; digits must end here.
    if (!with_minutes) {
        in_.blanks();
        if (!word("o'clock") && !at) {
            return fail();
        }
    } else if (!end_of_word()) {
        return fail();
    }
    const bool afternoon = !certain && *hour >= 1 && *hour <= 6;
    return TimeOfDay{hours{afternoon ? *hour + 12 : *hour} + minutes{minute}, certain || *hour > 6};
}

std::optional<Iso> Parser::iso() {
    const Scanner start = in_;
    const auto fail = [&]() -> std::optional<Iso> {
        in_ = start;
        return std::nullopt;
    };
    const auto day = take_date(in_);
    const bool marked = in_.take('t');
    if (!day || (!marked && !in_.take(' '))) {
        return fail();
    }
    const bool two_digits = in_.rest().find(':') == 2;
    const auto clock = take_clock(in_, 1);
    if (!clock || *clock % minutes{1} != seconds{0}) {
        return fail();
    }
    const auto offset = take_offset(in_);
    // `2026-11-26 4:15` is a day and an unmarked time as well; that reading decides.
    if (!end_of_word() || (!marked && !two_digits && !offset)) {
        return fail();
    }
    return Iso{date::local_days{*day} + *clock, offset};
}

std::optional<minutes> Parser::amount(Units units, minutes unit) {
    const Scanner start = in_;
    if (const auto number = count()) {
        const std::string_view name = in_.letters();
        if (end_of_word() && std::find(units.begin(), units.end(), name) != units.end()) {
            return *number * unit;
        }
    }
    in_ = start;
    return std::nullopt;
}

std::optional<Span> Parser::span() {
    if (!word("in")) {
        return std::nullopt;
    }
    if (word("half")) {
        return word("an") && word("hour") ? std::optional(Span{minutes{30}}) : std::nullopt;
    }
    auto first = amount(hour_names, hours{1});
    if (!first) {
        first = amount(minute_names, minutes{1});
    }
    if (!first) {
        return std::nullopt;
    }
    return Span{*first + amount(minute_names, minutes{1}).value_or(minutes{0})};
}

}  // namespace vmcoach::time::grammar
