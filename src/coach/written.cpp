#include "vmcoach/coach/written.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "vmcoach/text/format.hpp"

namespace vmcoach::coach {
namespace {

using Value = std::pair<std::string_view, int>;

constexpr std::array<Value, 27> cardinals = {
    {{"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
     {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
     {"thirty", 30},  {"forty", 40},     {"fourty", 40},   {"fifty", 50},    {"zero", 0},
     {"oh", 0},       {"o", 0}}};
constexpr std::array<Value, 21> ordinals = {
    {{"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
     {"fifth", 5},        {"sixth", 6},       {"seventh", 7},     {"eighth", 8},
     {"ninth", 9},        {"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},
     {"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16},
     {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
     {"thirtieth", 30}}};

template <std::size_t size>
std::optional<int> value_of(const std::array<Value, size>& table, std::string_view word) {
    const auto* const found = std::find_if(
        table.begin(), table.end(), [word](const Value& entry) { return entry.first == word; });
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

bool is_digits(std::string_view word) {
    return !word.empty() && word.size() <= 2 &&
           word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Puts the terms of one script as time phrases write them.
class Writer {
  public:
    explicit Writer(const Script& script) : script_(script) {}

    std::vector<Written> write() {
        for (std::size_t i = 0; i < script_.terms().size();) {
            std::size_t taken = 0;
            for (const auto read :
                 {&Writer::fraction, &Writer::clock, &Writer::ordinal, &Writer::single}) {
                taken = taken > 0 ? taken : (this->*read)(i);
            }
            i += taken;
        }
        return std::move(words_);
    }

  private:
    std::string_view term(std::size_t i) const {
        return i < script_.terms().size() ? std::string_view(script_.terms()[i].word)
                                          : std::string_view();
    }

    bool same_sentence(std::size_t a, std::size_t b) const {
        return b < script_.terms().size() && script_.sentence_of(a) == script_.sentence_of(b);
    }

    bool is(std::size_t i, std::initializer_list<std::string_view> words) const {
        return std::find(words.begin(), words.end(), term(i)) != words.end();
    }

    /// An hour from 1 to 12, in words or digits.
    std::optional<int> hour(std::size_t i) const {
        std::optional<int> value = value_of(cardinals, term(i));
        if (is_digits(term(i))) {
            value = std::stoi(std::string(term(i)));
        }
        return value && *value >= 1 && *value <= 12 ? value : std::nullopt;
    }

    /// Minutes from 1 to 59 in words: `fifteen`, `forty five`, `oh five`.
    /// @return the value, and how many terms it takes
    std::pair<int, std::size_t> minutes_in_words(std::size_t i) const {
        const auto first = value_of(cardinals, term(i));
        if (!first) {
            return {0, 0};
        }
        const auto second = value_of(cardinals, term(i + 1));
        const bool joins = second && *second >= 1 && *second <= 9 &&
                           (*first == 0 || (*first >= 20 && *first % 10 == 0));
        if (joins) {
            return {*first + *second, 2};
        }
        return *first >= 10 ? std::pair{*first, std::size_t{1}} : std::pair{0, std::size_t{0}};
    }

    std::size_t add(std::size_t first, std::size_t count, std::string word) {
        words_.push_back({std::move(word), {first, first + count}});
        return count;
    }

    std::size_t add_time(std::size_t first, std::size_t count, int since_midnight) {
        constexpr int half_a_day = 12 * 60;
        if (since_midnight < 60) {
            since_midnight += half_a_day;
        }
        return add(first, count,
                   text::format("{}:{:02}", since_midnight / 60, since_midnight % 60));
    }

    /// `half past two`, `half nine`, `a quarter of three`, `twenty past ten`, `ten to four`.
    std::size_t fraction(std::size_t i) {
        std::size_t next = i;
        int shift = 0;
        if (is(i, {"half"})) {
            shift = 30;
            next = i + 1;
            if (!is(next, {"past"})) {
                const auto whole = hour(next);
                return whole && same_sentence(i, next) && i > 0 && !is_digits(term(next))
                           ? add_time(i, 2, *whole * 60 + 30)
                           : 0;
            }
        } else if (is(i, {"quarter"})) {
            shift = 15;
            next = i + 1;
        } else if (const auto [value, count] = minutes_in_words(i);
                   count > 0 || value_of(cardinals, term(i)) == 5 || is_digits(term(i))) {
            shift = count > 0 ? value : is_digits(term(i)) ? std::stoi(std::string(term(i))) : 5;
            next = i + std::max<std::size_t>(count, 1);
            const bool said = is(next, {"minutes", "minute"});
            next += said ? 1 : 0;
            if (!said && shift % 5 != 0) {
                return 0;
            }
        }
        if (shift == 0 || shift > 59 || !same_sentence(i, next + 1)) {
            return 0;
        }
        const bool after = is(next, {"past", "after"});
        const bool before = is(next, {"to", "of", "before", "till", "til"});
        const auto whole = hour(next + 1);
        if ((!after && !before) || (!whole && !is(next + 1, {"noon"}))) {
            return 0;
        }
        return add_time(i, next + 2 - i, whole.value_or(12) * 60 + (after ? shift : -shift));
    }

    /// Whether a speaker stops behind a term.
    bool stops_behind(std::size_t i) const {
        const std::size_t token = script_.terms()[i].token;
        const bool last = i + 1 == script_.terms().size() || script_.terms()[i + 1].token != token;
        return last && script_.tokens()[token].pause != Pause::none;
    }

    /// `10.15` and `10.15am`; `1400 hours`, `at 0930`.
    std::size_t digital_clock(std::size_t i) {
        const std::string_view word = term(i);
        const std::size_t point = word.find('.');
        if (point != std::string_view::npos && is_digits(word.substr(0, point)) &&
            word.size() >= point + 3 && is_digits(word.substr(point + 1, 2))) {
            const std::string_view half = word.substr(point + 3);
            const bool known = half == "am" || half == "pm" || half == "a.m" || half == "p.m";
            return half.empty() || known ? add(i, 1,
                                               text::format("{}:{}{}", word.substr(0, point),
                                                            word.substr(point + 1, 2),
                                                            half.empty()          ? ""
                                                            : half.front() == 'a' ? "am"
                                                                                  : "pm"))
                                         : 0;
        }
        constexpr std::size_t military = 4;
        if (word.size() == military && is_digits(word.substr(0, 2)) && is_digits(word.substr(2))) {
            const bool hours = same_sentence(i, i + 1) && is(i + 1, {"hours"});
            const bool at = i > 0 && is(i - 1, {"at"}) && word <= "2359";
            return hours || at ? add(i, hours ? 2 : 1,
                                     text::format("{}:{}", word.substr(0, 2), word.substr(2)))
                               : 0;
        }
        return 0;
    }

    /// `ten fifteen`, `nine oh five`, `ten o'clock`; behind "at" also `ten 15` and `thirteen
    /// forty`.
    std::size_t clock(std::size_t i) {
        if (const std::size_t taken = digital_clock(i)) {
            return taken;
        }
        const bool at = i > 0 && is(i - 1, {"at"});
        auto whole = hour(i);
        if (!whole && at) {
            whole = value_of(cardinals, term(i));
            whole = whole && *whole > 12 && *whole < 20 ? whole : std::nullopt;
        }
        if (!whole || !same_sentence(i, i + 1)) {
            return 0;
        }
        if (is(i + 1, {"o'clock", "oclock"})) {
            return add(i, 2, text::format("{}:00", *whole));
        }
        if (stops_behind(i)) {
            return 0;
        }
        if (at && term(i + 1).size() == 2 && is_digits(term(i + 1)) && term(i + 1) < "60" &&
            !is_digits(term(i))) {
            return add(i, 2, text::format("{}:{}", *whole, term(i + 1)));
        }
        const auto [minute, count] = minutes_in_words(i + 1);
        if (count == 0 || (is_digits(term(i)) && !at)) {
            return 0;
        }
        return add(i, 1 + count, text::format("{}:{:02}", *whole, minute));
    }

    /// `twenty sixth`, `third`
    std::size_t ordinal(std::size_t i) {
        if (const auto value = value_of(ordinals, term(i))) {
            return add(i, 1, text::format("{}th", *value));
        }
        const auto ten = value_of(cardinals, term(i));
        const auto unit = value_of(ordinals, term(i + 1));
        if (ten && (*ten == 20 || *ten == 30) && unit && *unit < 10) {
            return add(i, 2, text::format("{}th", *ten + *unit));
        }
        return 0;
    }

    std::size_t single(std::size_t i) {
        if (is(i, {"p.m", "pm"})) {
            return add(i, 1, "pm");
        }
        if (is(i, {"a.m", "am"})) {
            return add(i, 1, "am");
        }
        if (is(i, {"midday", "noontime"})) {
            return add(i, 1, "noon");
        }
        return add(i, 1, std::string(term(i)));
    }

    const Script& script_;
    std::vector<Written> words_;
};

}  // namespace

std::vector<Written> write(const Script& script) {
    return Writer(script).write();
}

}  // namespace vmcoach::coach
