#include "vmcoach/coach/saying.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "vmcoach/coach/numbers.hpp"
#include "vmcoach/coach/script.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::coach {
namespace {

using text::format;

constexpr std::array<std::string_view, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
/// `oh five`, `fifteen`
std::string minute_words(std::uint64_t minute) {
    return minute < 10 ? format("oh {}", cardinal(minute)) : cardinal(minute);
}

/// Verbs that a note about somebody begins with, as "opens" in "opens a second warehouse", without
/// the ending.
constexpr auto verbs = std::to_array<std::string_view>(
    {"accept",    "acquire",     "add",      "announce",  "attend",  "begin",     "believe",
     "build",     "buy",         "chair",    "change",    "close",   "coach",     "collect",
     "come",      "create",      "cut",      "deliver",   "design",  "develop",   "double",
     "drive",     "employ",      "enjoy",    "expand",    "export",  "face",      "finish",
     "focus",     "found",       "get",      "give",      "go",      "grow",      "hate",
     "help",      "hire",        "host",     "import",    "improve", "invest",    "join",
     "keep",      "know",        "launch",   "lead",      "learn",   "leave",     "like",
     "live",      "look",        "lose",     "love",      "make",    "manage",    "merge",
     "migrate",   "move",        "need",     "offer",     "open",    "operate",   "organise",
     "organize",  "own",         "plan",     "play",      "post",    "prefer",    "prepare",
     "produce",   "promote",     "publish",  "raise",     "read",    "receive",   "recruit",
     "reduce",    "relocate",    "renovate", "replace",   "report",  "retire",    "ride",
     "roll",      "run",         "sail",     "sell",      "serve",   "ship",      "sing",
     "speak",     "spend",       "sponsor",  "start",     "study",   "support",   "switch",
     "take",      "talk",        "teach",    "tell",      "think",   "train",     "travel",
     "upgrade",   "use",         "visit",    "volunteer", "want",    "win",       "work",
     "write",     "collaborate", "compete",  "consider",  "cook",    "cycle",     "donate",
     "evaluate",  "explore",     "file",     "fund",      "garden",  "implement", "mention",
     "outsource", "pilot",       "praise",   "renew",     "restore", "rebrand",   "say",
     "speed",     "struggle",    "swim",     "target",    "test",    "trial",     "turn",
     "do",        "have",        "hold",     "welcome"});

/// Past forms that no ending tells.
constexpr auto past_forms = std::to_array<std::string_view>(
    {"became", "began", "bought", "broke", "brought", "built",  "came",    "chose", "cut",  "did",
     "drew",   "drove", "fell",   "flew",  "found",   "gave",   "got",     "grew",  "had",  "held",
     "hit",    "kept",  "knew",   "led",   "left",    "lost",   "made",    "met",   "paid", "put",
     "ran",    "rode",  "rose",   "said",  "sang",    "sat",    "saw",     "sent",  "set",  "shut",
     "sold",   "spent", "spoke",  "stood", "swam",    "taught", "thought", "told",  "took", "went",
     "won",    "wrote", "is",     "was",   "were",    "are"});

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// "opens" as it is said to somebody: "open". None where the word is no such verb.
std::optional<std::string> second_person(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> irregular = {
        {{"is", "are"}, {"was", "were"}, {"has", "have"}, {"does", "do"}}};
    for (const auto& [third, second] : irregular) {
        if (word == third) {
            return std::string(second);
        }
    }
    for (const auto& [ending, instead] :
         {std::pair<std::string_view, std::string_view>{"ies", "y"}, {"es", ""}, {"s", ""}}) {
        if (word.ends_with(ending)) {
            const std::string stem =
                std::string(word.substr(0, word.size() - ending.size())) + std::string(instead);
            if (contains(verbs, stem)) {
                return stem;
            }
        }
    }
    const bool past = contains(past_forms, word) || (word.size() > 4 && word.ends_with("ed"));
    return past ? std::optional(std::string(word)) : std::nullopt;
}

/// Up to the end of the first sentence, without blanks at the ends and the full stop.
std::string_view first_sentence(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text = text.substr(0, text.find('\n'));
    text = text.substr(0, text.find(". "));
    while (!text.empty() && (text.back() == '.' || text.back() == '!' ||
                             blanks.find(text.back()) != std::string_view::npos)) {
        text.remove_suffix(1);
    }
    return text;
}

bool is_capital(std::string_view word) {
    return !word.empty() && ((word.front() >= 'A' && word.front() <= 'Z') ||
                             static_cast<unsigned char>(word.front()) >= 0xC0U);
}

std::string_view without_possessive(std::string_view word) {
    for (const std::string_view ending : {"'s", "\u2019s"}) {
        if (word.ends_with(ending)) {
            return word.substr(0, word.size() - ending.size());
        }
    }
    return word;
}

/// What stands behind the first word, with the blank.
std::string_view behind_first(std::string_view text) {
    return text.substr(std::min(text.find(' '), text.size()));
}

bool has_verb(const std::vector<std::string>& words) {
    return std::any_of(words.begin() + 1, words.end(), [](const std::string& word) {
        return second_person(word).has_value() || word == "will" || word == "can";
    });
}

}  // namespace

std::string say_time(time::LocalTime local) {
    const date::hh_mm_ss<std::chrono::seconds> time{local - date::floor<date::days>(local)};
    const auto hour = static_cast<std::uint64_t>(time.hours().count());
    const auto minute = static_cast<std::uint64_t>(time.minutes().count());
    if (hour == 12 && minute == 0) {
        return "noon";
    }
    std::string words = cardinal(hour % 12 == 0 ? 12 : hour % 12);
    words += minute == 0 ? " o'clock" : " " + minute_words(minute);
    constexpr std::uint64_t evening = 18;
    constexpr std::uint64_t early = 7;
    if (hour <= early) {
        words += " in the morning";
    } else if (hour >= evening) {
        words += " in the evening";
    }
    return words;
}

std::string say_day_aloud(time::LocalTime local, time::LocalTime now) {
    const date::local_days day = date::floor<date::days>(local);
    const auto ahead = (day - date::floor<date::days>(now)).count();
    if (ahead == 0 || ahead == 1) {
        return ahead == 0 ? "today" : "tomorrow";
    }
    std::string name(weekdays.at(date::weekday{day}.c_encoding()));
    constexpr int week = 7;
    if (ahead > 0 && ahead < week) {
        return name;
    }
    const date::year_month_day ymd{day};
    return format("{}, {} {},", name, months.at(static_cast<unsigned>(ymd.month()) - 1),
                  ordinal(static_cast<unsigned>(ymd.day())));
}

std::string say_fact(std::string_view fact) {
    const std::string_view text = first_sentence(fact);
    const std::vector<std::string> words = terms_of(text);
    if (words.empty()) {
        return {};
    }
    const std::string_view first = text.substr(0, text.find(' '));
    const std::string key = key_of(first);
    if (key == "your" || key == "you") {
        return format("I saw {}{}", key == "you" ? "that " : "", text);
    }
    if (key == "she" || key == "he" || key == "they" || key == "who") {
        const std::string_view rest = behind_first(text);
        const std::string_view verb = rest.empty() ? rest : rest.substr(1, rest.find(' ', 1) - 1);
        if (const auto said = second_person(key_of(verb))) {
            return format("I saw that you {}{}", *said,
                          rest.substr(std::min(verb.size() + 1, rest.size())));
        }
        return format("I saw that you{}", rest);
    }
    if (!is_capital(first)) {
        if (const auto verb = second_person(key)) {
            return format("I saw that you {}{}", *verb, behind_first(text));
        }
        if (key.size() > 5 && key.ends_with("ing")) {
            return format("I saw that you are {}", text);
        }
    }
    const bool theirs =
        key == "the" || key == "their" || key == "her" || key == "his" || key == "its";
    const std::string named = theirs ? format("your{}", behind_first(text))
                              : is_capital(first) || key == "a" || key == "an"
                                  ? std::string(text)
                                  : format("your {}", text);
    return format("I saw {}{}", has_verb(words) ? "that " : "", named);
}

std::string say_connection(std::string_view connection) {
    const std::string_view text = first_sentence(connection);
    const Script script{std::string(text)};
    std::string name;
    for (std::size_t i = 0; i < script.tokens().size(); ++i) {
        const Token& token = script.tokens()[i];
        const bool verb_first = i == 0 && second_person(token.key).has_value();
        if (is_capital(token.text) && !verb_first && token.key != "we" && token.key != "both" &&
            token.key != "i") {
            const std::string_view owner = without_possessive(token.text);
            name += (name.empty() ? "" : " ") + std::string(owner);
            if (token.pause != Pause::none || owner.size() < token.text.size()) {
                break;
            }
        } else if (!name.empty()) {
            break;
        }
    }
    if (!name.empty()) {
        return format("we both know {}", name);
    }
    const std::string key = key_of(text.substr(0, text.find(' ')));
    return key == "we" || key == "both" ? std::string(text)
                                        : format("we have a friend in common, {}", text);
}

}  // namespace vmcoach::coach
