#include "vmcoach/coach/spoken.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "vmcoach/coach/numbers.hpp"
#include "vmcoach/domain/phone.hpp"
#include "vmcoach/text/contains.hpp"

namespace vmcoach::coach {
namespace {

constexpr std::array<std::string_view, 26> letter_names = {
    "ay",  "bee", "see", "dee", "ee",        "eff", "gee", "aitch", "eye",
    "jay", "kay", "el",  "em",  "en",        "oh",  "pee", "cue",   "ar",
    "ess", "tee", "you", "vee", "doubleyou", "ex",  "why", "zee"};

using Entry = std::pair<std::string_view, std::string_view>;

constexpr std::array<Entry, 50> abbreviations = {{
    {"mr", "mister"},
    {"mrs", "missus"},
    {"ms", "miz"},
    {"dr", "doctor"},
    {"prof", "professor"},
    {"st", "saint"},
    {"inc", "ink"},
    {"ltd", "limited"},
    {"corp", "corporation"},
    {"vs", "versus"},
    {"e.g", "for example"},
    {"i.e", "that is"},
    {"etc", "et cetera"},
    {"approx", "approximately"},
    {"ext", "extension"},
    {"dept", "department"},
    {"&", "and"},
    {"+", "plus"},
    {"w/", "with"},
    {"%", "percent"},
    {"jr", "junior"},
    {"sr", "senior"},
    {"a.m", "ay em"},
    {"p.m", "pee em"},
    {"am", "am"},
    {"jan", "january"},
    {"feb", "february"},
    {"apr", "april"},
    {"jun", "june"},
    {"jul", "july"},
    {"aug", "august"},
    {"sept", "september"},
    {"sep", "september"},
    {"oct", "october"},
    {"nov", "november"},
    {"dec", "december"},
    {"mon", "monday"},
    {"tue", "tuesday"},
    {"tues", "tuesday"},
    {"weds", "wednesday"},
    {"thu", "thursday"},
    {"thur", "thursday"},
    {"thurs", "thursday"},
    {"fri", "friday"},
    {"asap", "ay ess ay pee"},
    {"co", "company"},
    {"min", "minutes"},
    {"mins", "minutes"},
    {"hrs", "hours"},
    {"tel", "telephone"},
}};

constexpr std::array<std::string_view, 12> months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/// Capitals that are said as a word.
constexpr std::array<std::string_view, 10> said_as_words = {"hi",  "ok",   "mr",   "ms",  "dr",
                                                            "inc", "nasa", "saas", "ltd", "no"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

template <typename Predicate>
std::size_t run_length(std::string_view text, Predicate belongs) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), belongs) -
                                    text.begin());
}

void append(std::string& words, std::string_view more) {
    if (!more.empty()) {
        words += words.empty() ? "" : " ";
        words += more;
    }
}

std::string spelled(std::string_view letters) {
    std::string words;
    for (const char c : letters) {
        if (is_upper(c) || is_lower(c)) {
            append(words, letter_names[static_cast<std::size_t>((c | 0x20) - 'a')]);
        }
    }
    return words;
}

/// A longer number is none that anybody says.
constexpr std::size_t most_digits = 15;

/// @param digits  at most most_digits
std::uint64_t value_of(std::string_view digits) {
    std::uint64_t value = 0;
    for (const char digit : digits) {
        value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return value;
}

/// A run of digits as a number.
/// @param plain  without separators, so that four digits may be a year
std::string number(std::string_view digits, bool plain = true) {
    if (digits.size() > most_digits || (digits.size() > 1 && digits.front() == '0')) {
        return digit_by_digit(digits);
    }
    const std::uint64_t value = value_of(digits);
    const bool year = plain && digits.size() == 4 &&
                      ((value >= 1100 && value < 2000) || (value >= 2010 && value < 2100)) &&
                      value % 100 >= 10;
    return year ? cardinal(value / 100) + " " + cardinal(value % 100) : cardinal(value);
}

std::string clock(std::string_view hour, std::string_view minute) {
    std::string words = number(hour);
    if (minute == "00") {
        append(words, "o'clock");
    } else if (minute.front() == '0') {
        append(words, digit_by_digit(minute));
    } else {
        append(words, number(minute));
    }
    return words;
}

/// What stands behind a number and belongs to it: `pm`, `k`, `%`, `th`.
std::string suffix(std::string_view text) {
    static constexpr std::array<Entry, 12> known = {{{"am", "ay em"},
                                                     {"a.m", "ay em"},
                                                     {"pm", "pee em"},
                                                     {"p.m", "pee em"},
                                                     {"a", "ay em"},
                                                     {"p", "pee em"},
                                                     {"%", "percent"},
                                                     {"k", "thousand"},
                                                     {"m", "million"},
                                                     {"bn", "billion"},
                                                     {"x", "times"},
                                                     {"s", "s"}}};
    const std::string key = key_of(text);
    const auto* const found = std::find_if(known.begin(), known.end(),
                                           [&](const Entry& entry) { return entry.first == key; });
    return found != known.end() ? std::string(found->second) : key;
}

/// How long the sign between two numbers is, in bytes; 0 where a number ends otherwise.
std::size_t dash_length(std::string_view text) {
    if (text.starts_with("\u2013")) {
        return std::string_view("\u2013").size();
    }
    const bool sign = !text.empty() && (text.front() == '-' || text.front() == '/' ||
                                        text.front() == ':' || text.front() == ',');
    return sign ? 1 : 0;
}

/// Takes the digits of one number from the left, without the commas between its thousands.
/// @param plain  unset where there were some
std::string take_digits(std::string_view& text, bool& plain) {
    std::string digits;
    while (true) {
        const std::size_t count = run_length(text, is_digit);
        digits += text.substr(0, count);
        text.remove_prefix(count);
        const bool thousands = text.size() > 3 && text.front() == ',' && is_digit(text[1]) &&
                               is_digit(text[2]) && is_digit(text[3]);
        if (!thousands) {
            return digits;
        }
        text.remove_prefix(1);
        plain = false;
    }
}

/// A word that begins with a number: `1,500`, `3.5`, `10:15am`, `26th`, `24/7`, `9-10`, `40%`.
/// @param after_month  whether a bare number is a day
std::string number_word(std::string_view text, bool after_month) {
    std::string words;
    while (!text.empty()) {
        bool plain = true;
        const std::string digits = take_digits(text, plain);
        const std::size_t following = text.empty() ? 0 : run_length(text.substr(1), is_digit);
        if (text.starts_with(':') && following == 2) {
            append(words, clock(digits, text.substr(1, 2)));
            text.remove_prefix(3);
        } else if (text.starts_with('.') && following > 0) {
            append(words, number(digits));
            append(words, "point");
            append(words, digit_by_digit(text.substr(1, following)));
            text.remove_prefix(1 + following);
        } else if (text == "st" || text == "nd" || text == "rd" || text == "th" ||
                   (text.empty() && after_month && digits.size() <= 2)) {
            append(words, ordinal(value_of(digits.substr(0, most_digits))));
            return words;
        } else {
            append(words, number(digits, plain));
        }
        // Behind a range's dash or another sign stands the next number.
        const std::size_t sign = dash_length(text);
        if (sign == 0 || sign >= text.size() || !is_digit(text[sign])) {
            append(words, suffix(text));
            return words;
        }
        append(words, text.front() == '-' || sign > 1 ? "to" : "");
        text.remove_prefix(sign);
    }
    return words;
}

struct Currency {
    std::string_view sign;
    std::string_view name;
};
constexpr std::array<Currency, 3> currencies = {
    {{"$", "dollars"}, {"\u20ac", "euros"}, {"\u00a3", "pounds"}}};

/// Letters and digits mixed, as in `B2B`, `Q3` and addresses: each piece as it is said.
std::string pieces(std::string_view text, bool spell) {
    std::string words;
    while (!text.empty()) {
        if (const std::size_t digits = run_length(text, is_digit); digits > 0) {
            append(words, number(text.substr(0, digits)));
            text.remove_prefix(digits);
            continue;
        }
        static constexpr std::array<std::pair<char, std::string_view>, 6> signs = {
            {{'@', "at"},
             {'.', "dot"},
             {'/', "slash"},
             {'-', "dash"},
             {'_', "underscore"},
             {':', "colon"}}};
        const auto* const sign = std::find_if(signs.begin(), signs.end(), [&](const auto& entry) {
            return entry.first == text.front();
        });
        if (sign != signs.end()) {
            append(words, spell ? "" : sign->second);
            text.remove_prefix(1);
            continue;
        }
        const std::size_t length = std::max<std::size_t>(
            1, run_length(text, [&](char c) {
                return !is_digit(c) && std::none_of(signs.begin(), signs.end(),
                                                    [c](const auto& s) { return s.first == c; });
            }));
        append(words, spell ? spelled(text.substr(0, length)) : key_of(text.substr(0, length)));
        text.remove_prefix(length);
    }
    return words;
}

bool is_month(std::string_view key) {
    const auto* const found =
        std::find_if(months.begin(), months.end(), [key](std::string_view month) {
            return month == key ||
                   (key.size() >= 3 && key != "mar" && month.starts_with(key) && key.size() <= 4);
        });
    return found != months.end();
}

/// Says the words of one script in turn.
class Speaker {
  public:
    explicit Speaker(const Script& script) : tokens_(script.tokens()) {
        const auto shouted = std::count_if(tokens_.begin(), tokens_.end(), [](const Token& token) {
            return token.text.size() > 1 &&
                   std::all_of(token.text.begin(), token.text.end(), is_upper);
        });
        all_capitals_ = static_cast<std::size_t>(shouted) * 2 > tokens_.size();
    }

    std::vector<Spoken> say() const {
        std::vector<Spoken> result;
        for (std::size_t i = 0; i < tokens_.size();) {
            result.push_back(next(i));
            i += result.back().tokens;
        }
        return result;
    }

  private:
    Spoken next(std::size_t i) const {
        if (auto phone = phone_at(i)) {
            return *phone;
        }
        return {word(i), 1};
    }

    /// A phone number: as many words of digits as make one, at least seven digits.
    std::optional<Spoken> phone_at(std::size_t i) const {
        constexpr std::size_t most_words = 6;
        const auto is_part = [](std::string_view text) {
            return text.find_first_not_of("0123456789+-.()/") == std::string_view::npos &&
                   std::any_of(text.begin(), text.end(), is_digit);
        };
        std::size_t end = i;
        std::size_t digits = 0;
        std::size_t groups = 0;
        std::string words;
        while (end < tokens_.size() && end - i < most_words && is_part(tokens_[end].text)) {
            std::string_view rest = tokens_[end].text;
            if (end > i && rest.starts_with('+')) {
                break;
            }
            append(words, rest.starts_with('+') ? "plus" : "");
            while (!rest.empty()) {
                const std::size_t count = run_length(rest, is_digit);
                if (count > 0) {
                    append(words, digit_by_digit(rest.substr(0, count)));
                    digits += count;
                    ++groups;
                }
                rest.remove_prefix(std::min(count + 1, rest.size()));
            }
            ++end;
            if (tokens_[end - 1].pause == Pause::sentence) {
                break;
            }
        }
        const std::string_view first = i < end ? tokens_[i].text : std::string_view();
        const bool grouped = groups > 1 || first.starts_with('0') || first.starts_with('+');
        if (digits < domain::min_phone_digits || digits > domain::max_phone_digits || !grouped) {
            return std::nullopt;
        }
        return Spoken{words, end - i, groups - 1};
    }

    std::string word(std::size_t i) const {
        const Token& token = tokens_[i];
        const std::string_view text = token.text;
        for (const Currency& currency : currencies) {
            if (text.starts_with(currency.sign)) {
                return money(text.substr(currency.sign.size()), currency.name);
            }
        }
        if (text.starts_with('#') || (text.starts_with('+') && text.size() > 1)) {
            return (text.front() == '#' ? "number " : "plus ") + number_word(text.substr(1), false);
        }
        if (is_digit(text.front())) {
            const bool day = (i > 0 && is_month(tokens_[i - 1].key)) ||
                             (i + 1 < tokens_.size() && is_month(tokens_[i + 1].key));
            return number_word(text, day);
        }
        if (text.find('@') != std::string_view::npos || is_web_address(text)) {
            return pieces(text, false);
        }
        if (std::any_of(text.begin(), text.end(), is_digit)) {
            return pieces(text, true);
        }
        if (token.key == "no" && token.full_stop && i + 1 < tokens_.size() &&
            is_digit(tokens_[i + 1].text.front())) {
            return "number";
        }
        const auto* const abbreviation =
            std::find_if(abbreviations.begin(), abbreviations.end(),
                         [&](const Entry& entry) { return entry.first == token.key; });
        if (abbreviation != abbreviations.end() && is_abbreviation(i)) {
            return std::string(abbreviation->second);
        }
        if (is_spelled(token)) {
            return spelled(text);
        }
        return token.key;
    }

    static std::string money(std::string_view amount, std::string_view name) {
        const std::size_t point = amount.find('.');
        if (point != std::string_view::npos && amount.size() == point + 3 &&
            is_digit(amount.back())) {
            return number_word(amount.substr(0, point), false) + " " + std::string(name) + " " +
                   number(amount.substr(point + 1));
        }
        return number_word(amount, false) + " " + std::string(name);
    }

    static bool is_web_address(std::string_view text) {
        const std::size_t dot = text.rfind('.');
        return text.find("://") != std::string_view::npos || text.starts_with("www.") ||
               (dot != std::string_view::npos && dot > 1 && text.size() - dot > 2 &&
                std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dot) + 1, text.end(),
                            is_lower));
    }

    /// Words such as "mon" or "co" are abbreviations only with a full stop or a capital, and "am"
    /// is one only behind a time.
    bool is_abbreviation(std::size_t i) const {
        const Token& token = tokens_[i];
        if (token.key == "am") {
            return false;
        }
        return token.full_stop || is_upper(token.text.front()) || token.key.size() == 1 ||
               token.key.find('.') != std::string::npos || token.key == "vs" ||
               token.key == "etc" || token.key == "ext" || token.key == "asap" ||
               token.key == "w/" || token.key == "approx";
    }

    bool is_spelled(const Token& token) const {
        const std::string_view text = token.text;
        const bool plural = text.size() > 2 && text.ends_with('s');
        const std::string_view capitals = plural ? text.substr(0, text.size() - 1) : text;
        if (token.key == "am" || token.key == "pm") {
            return &token != tokens_.data() && is_digit((&token - 1)->text.back());
        }
        const bool sayable = token.key.find_first_of("aeiouy") != std::string::npos ||
                             !std::all_of(text.begin(), text.end(), is_lower);
        if (!sayable && text.size() > 1) {
            return true;
        }
        if (all_capitals_ || capitals.size() < 2 ||
            !std::all_of(capitals.begin(), capitals.end(), is_upper) ||
            text::contains(said_as_words, token.key)) {
            return false;
        }
        constexpr std::size_t longest_spelled = 3;
        return capitals.size() <= longest_spelled ||
               capitals.find_first_of("AEIOUY") == std::string_view::npos;
    }

    const std::vector<Token>& tokens_;
    bool all_capitals_ = false;
};

}  // namespace

std::vector<Spoken> say(const Script& script) {
    return Speaker(script).say();
}

}  // namespace vmcoach::coach
