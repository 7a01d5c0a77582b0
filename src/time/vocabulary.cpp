#include "vmcoach/time/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace vmcoach::time::vocabulary {
namespace {

/// A word, and the number that it stands for.
struct Word {
    std::string_view word;
    unsigned number;
};

constexpr std::array weekday_words = {
    Word{"sunday", 0},   Word{"sun", 0},   Word{"monday", 1},   Word{"mon", 1},
    Word{"tuesday", 2},  Word{"tue", 2},   Word{"tues", 2},     Word{"wednesday", 3},
    Word{"wed", 3},      Word{"weds", 3},  Word{"thursday", 4}, Word{"thu", 4},
    Word{"thur", 4},     Word{"thurs", 4}, Word{"friday", 5},   Word{"fri", 5},
    Word{"saturday", 6}, Word{"sat", 6},
};

constexpr std::array month_words = {
    Word{"january", 1},   Word{"jan", 1},    Word{"february", 2},  Word{"feb", 2},
    Word{"march", 3},     Word{"mar", 3},    Word{"april", 4},     Word{"apr", 4},
    Word{"may", 5},       Word{"june", 6},   Word{"jun", 6},       Word{"july", 7},
    Word{"jul", 7},       Word{"august", 8}, Word{"aug", 8},       Word{"september", 9},
    Word{"sept", 9},      Word{"sep", 9},    Word{"october", 10},  Word{"oct", 10},
    Word{"november", 11}, Word{"nov", 11},   Word{"december", 12}, Word{"dec", 12},
};

constexpr std::array number_words = {
    Word{"one", 1},  Word{"two", 2},  Word{"three", 3},   Word{"four", 4},
    Word{"five", 5}, Word{"six", 6},  Word{"seven", 7},   Word{"eight", 8},
    Word{"nine", 9}, Word{"ten", 10}, Word{"eleven", 11}, Word{"twelve", 12},
};

constexpr std::array<std::string_view, 5> minutes = {"m", "min", "mins", "minute", "minutes"};
constexpr std::array<std::string_view, 3> hours = {"h", "hour", "hours"};
constexpr std::array<std::string_view, 2> days = {"day", "days"};
constexpr std::array<std::string_view, 2> weeks = {"week", "weeks"};
constexpr std::array<std::string_view, 2> months = {"month", "months"};

constexpr std::array<std::string_view, 32> other_words = {
    "today", "tomorrow", "yesterday", "after", "this", "next", "last", "on",
    "of",    "the",      "at",        "in",    "a",    "an",   "half", "past",
    "to",    "quarter",  "o'clock",   "noon",  "am",   "pm",   "a.m.", "p.m.",
    "p",     "ago",      "t",         "st",    "nd",   "rd",   "th",   "utc",
};

struct Advice {
    std::string_view word;
    std::string_view advice;
};

constexpr std::string_view name_a_time = "name a time of day, such as 10:15";
constexpr std::string_view several_zones =
    "several zones bear these letters; put the zone on record with --time-zone, or write UTC";

constexpr std::array advice = {
    Advice{"morning", name_a_time},
    Advice{"afternoon", name_a_time},
    Advice{"evening", name_a_time},
    Advice{"night", name_a_time},
    Advice{"tonight", name_a_time},
    Advice{"lunch", name_a_time},
    Advice{"lunchtime", name_a_time},
    Advice{"teatime", name_a_time},
    Advice{"eod", name_a_time},
    Advice{"cob", name_a_time},
    Advice{"soon", name_a_time},
    Advice{"later", name_a_time},
    Advice{"sometime", name_a_time},
    Advice{"asap", name_a_time},
    Advice{"midnight", "say which end of the day: 00:00 begins it"},
    Advice{"every", "a promise names one call; make the next one when you keep it"},
    Advice{"est", several_zones},
    Advice{"edt", several_zones},
    Advice{"cst", several_zones},
    Advice{"cdt", several_zones},
    Advice{"mst", several_zones},
    Advice{"mdt", several_zones},
    Advice{"pst", several_zones},
    Advice{"pdt", several_zones},
    Advice{"cet", several_zones},
    Advice{"cest", several_zones},
    Advice{"bst", several_zones},
    Advice{"ist", several_zones},
};

template <std::size_t size>
std::optional<unsigned> find(const std::array<Word, size>& words, std::string_view word) {
    const auto* const found =
        std::find_if(words.begin(), words.end(), [word](const Word& w) { return w.word == word; });
    return found == words.end() ? std::nullopt : std::optional(found->number);
}

}  // namespace

const Units minute_names = minutes;
const Units hour_names = hours;
const Units day_names = days;
const Units week_names = weeks;
const Units month_units = months;

std::optional<date::weekday> weekday(std::string_view word) {
    const auto found = find(weekday_words, word);
    return found ? std::optional(date::weekday{*found}) : std::nullopt;
}

std::optional<date::month> month(std::string_view word) {
    const auto found = find(month_words, word);
    return found ? std::optional(date::month{*found}) : std::nullopt;
}

std::optional<int> number(std::string_view word) {
    const auto found = find(number_words, word);
    return found ? std::optional(static_cast<int>(*found)) : std::nullopt;
}

std::vector<std::string> all_words() {
    std::vector<std::string> words(other_words.begin(), other_words.end());
    words.emplace_back("gmt");
    const auto add = [&words](const auto& table) {
        for (const Word& entry : table) {
            words.emplace_back(entry.word);
        }
    };
    add(weekday_words);
    add(month_words);
    add(number_words);
    for (const Units& units : {minute_names, hour_names, day_names, week_names, month_units}) {
        words.insert(words.end(), units.begin(), units.end());
    }
    return words;
}

std::optional<std::string> first_unknown(std::string_view phrase) {
    const std::vector<std::string> known = all_words();
    while (!phrase.empty()) {
        const std::string_view word = phrase.substr(0, phrase.find(' '));
        const std::size_t digits = std::min(word.find_first_not_of("0123456789:-+/."), word.size());
        const std::string_view letters = word.substr(digits);
        if (!letters.empty() && std::find(known.begin(), known.end(), letters) == known.end()) {
            return std::string(word);
        }
        phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
    }
    return std::nullopt;
}

std::optional<std::string_view> advice_on(std::string_view word) {
    const auto* const found = std::find_if(advice.begin(), advice.end(),
                                           [word](const Advice& a) { return a.word == word; });
    return found == advice.end() ? std::nullopt : std::optional(found->advice);
}

}  // namespace vmcoach::time::vocabulary
