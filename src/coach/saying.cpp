#include "vmcoach/coach/saying.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "vmcoach/coach/numbers.hpp"
#include "vmcoach/coach/script.hpp"
#include "vmcoach/text/contains.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/split.hpp"

namespace vmcoach::coach {
namespace {

using text::contains;

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

/// "hiring" without its ending, as the list of verbs has it.
std::string gerund_stem(std::string_view word) {
    const std::string stem(word.substr(0, word.size() - std::string_view("ing").size()));
    if (contains(verbs, stem + "e")) {
        return stem + "e";
    }
    const bool doubled = stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2];
    return doubled && !contains(verbs, stem) ? stem.substr(0, stem.size() - 1) : stem;
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

/// The words of the first sentence, without the punctuation at its ends.
std::string first_sentence(std::string_view text) {
    const Script script{std::string(text.substr(0, text.find('\n')))};
    std::size_t end = 0;
    while (end < script.terms().size() && script.sentence_of(end) == 0) {
        ++end;
    }
    return end == 0 ? std::string() : std::string(script.words(0, end));
}

/// Words that a note may have, and nobody says to the one whom it is about.
bool is_unspeakable(const std::vector<std::string>& words) {
    static constexpr auto never = std::to_array<std::string_view>(
        {"not",      "no",         "never",     "don't",   "doesn't", "can't",     "won't",
         "cannot",   "isn't",      "hates",     "hate",    "laid",    "fired",     "divorced",
         "divorce",  "died",       "death",     "dead",    "lost",    "sued",      "lawsuit",
         "bankrupt", "cancer",     "sick",      "ill",     "fraud",   "scandal",   "fined",
         "arrested", "drunk",      "late",      "budget",  "rude",    "annoyed",   "angry",
         "funeral",  "widow",      "widowed",   "layoffs", "failed",  "struggles", "struggling",
         "misses",   "complained", "complains", "loses",   "losing"});
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return contains(never, key_of(word)) ||
               word.find_first_of("?@{}[]<>|\\\"") != std::string::npos ||
               word.find("://") != std::string::npos || word.starts_with("www.");
    });
}

/// Speaks to them instead of about them: "her dog" is "your dog", and behind "and" a verb changes
/// as the first one did.
void address(std::vector<std::string>& words, std::size_t first) {
    for (std::size_t i = first; i < words.size(); ++i) {
        const std::string key = key_of(words[i]);
        if (key == "her" || key == "his" || key == "their" || key == "its") {
            words[i] = "your";
        } else if (i > 0 &&
                   (words[i - 1] == "and" || words[i - 1] == "but" || words[i - 1] == "or")) {
            words[i] = second_person(key).value_or(words[i]);
        }
    }
}

/// "opens a second warehouse", "recently opened …", "hiring two nurses", "she has moved": what they
/// do, said to them. None for any other shape.
std::optional<std::string> say_deed(std::vector<std::string> words) {
    static constexpr auto subjects = std::to_array<std::string_view>({"she", "he", "they"});
    static constexpr auto who_are =
        std::to_array<std::string_view>({"she's", "he's", "they're", "is", "are"});
    static constexpr auto adverbs = std::to_array<std::string_view>(
        {"recently", "just", "now", "also", "already", "once", "still", "currently", "soon"});
    if (contains(subjects, key_of(words.front()))) {
        words.erase(words.begin());
    } else if (contains(who_are, key_of(words.front()))) {
        words.front() = "are";
    }
    std::size_t verb = 0;
    while (verb < words.size() && contains(adverbs, key_of(words[verb]))) {
        words[verb] = key_of(words[verb]);
        ++verb;
    }
    if (verb + 1 >= words.size()) {
        return std::nullopt;
    }
    const std::string key = key_of(words[verb]);
    constexpr std::size_t shortest_gerund = 5;
    if (key == "are" || key == "will" || key == "can") {
        words[verb] = key;
    } else if (const auto said = second_person(key)) {
        words[verb] = *said;
    } else if (key.size() > shortest_gerund && key.ends_with("ing") &&
               contains(verbs, gerund_stem(key))) {
        words[verb] = "are " + key;
    } else {
        return std::nullopt;
    }
    address(words, verb + 1);
    return "I saw that you " + text::join(words);
}

/// "the new warehouse", "second warehouse opens in May", "sales grew 40%": what they have.
std::optional<std::string> say_thing(std::vector<std::string> words) {
    static constexpr auto determiners =
        std::to_array<std::string_view>({"the", "their", "her", "his", "its", "your", "our"});
    static constexpr auto adjectives = std::to_array<std::string_view>(
        {"new", "second", "third", "next", "upcoming", "recent", "latest", "big", "first", "own",
         "annual", "bigger", "larger"});
    const std::string first = key_of(words.front());
    const bool has_verb = std::any_of(words.begin() + 1, words.end(), [](const std::string& word) {
        return second_person(key_of(word)).has_value();
    });
    const bool determined = contains(determiners, first);
    const bool described = contains(adjectives, first);
    const bool plain =
        !text::begins_upper(words.front()) && first.size() > 2 && has_verb && first.ends_with('s');
    if (!determined && !described && !plain) {
        return std::nullopt;
    }
    if (determined) {
        words.front() = "your";
    } else {
        words.front() = first;
        words.insert(words.begin(), "your");
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string key = key_of(words[i]);
        words[i] = key == "her" || key == "his" || key == "their" ? "your" : words[i];
    }
    return format("I saw {}{}", has_verb ? "that " : "", text::join(words));
}

/// Particles that stand inside a name: Ludwig van Beethoven, Ana de la Cruz.
constexpr auto particles =
    std::to_array<std::string_view>({"van", "von", "de", "la", "der", "den", "del", "da", "di",
                                     "bin", "al", "el", "le", "ter", "dos", "du", "zu", "y"});

/// Words with a capital that begin a note, and no name.
constexpr auto no_names = std::to_array<std::string_view>({
    "she",         "he",        "they",     "his",       "her",       "their",    "my",
    "our",         "we",        "both",     "i",         "used",      "ask",      "friend",
    "friends",     "mutual",    "linkedin", "facebook",  "met",       "knows",    "know",
    "introduced",  "via",       "through",  "from",      "at",        "the",      "a",
    "an",          "old",       "same",     "worked",    "works",     "studied",  "mention",
    "say",         "tell",      "call",     "contact",   "connected", "referred", "referral",
    "recommended", "colleague", "neighbor", "neighbour", "brother",   "sister",   "cousin",
    "boss",        "wife",      "husband",  "went",      "shares",    "has",      "is",
    "was",         "also",      "close",    "good",      "common",
});

/// Words that make a name that of a place or a firm.
constexpr auto place_words = std::to_array<std::string_view>(
    {"chamber", "university", "college", "school", "expo",   "conference", "alumni",
     "alumnus", "club",       "harvard", "yale",   "inc",    "ltd",        "gmbh",
     "llc",     "corp",       "street",  "fair",   "summit", "meetup"});

/// Where a capital leads to a place or a firm, not to a person.
constexpr auto to_places = std::to_array<std::string_view>(
    {"at", "from", "in", "the", "near", "of", "on", "via", "during"});

/// Whether the capital at a token belongs to a place: "at Expo West", "from Denver"; but a friend
/// of somebody is somebody's.
bool leads_to_place(const std::vector<Token>& tokens, std::size_t token) {
    if (token == 0) {
        return false;
    }
    const std::string& before = tokens[token - 1].key;
    if (before == "of" && token > 1) {
        static constexpr auto relations = std::to_array<std::string_view>(
            {"friend", "brother", "sister", "wife", "husband", "cousin", "colleague", "son",
             "daughter", "neighbor", "neighbour"});
        return !contains(relations, tokens[token - 2].key);
    }
    return contains(to_places, before) || contains(place_words, before);
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
    return format("{}, {} {}", name, months.at(static_cast<unsigned>(ymd.month()) - 1),
                  ordinal(static_cast<unsigned>(ymd.day())));
}

std::optional<std::string> say_fact(std::string_view fact) {
    std::vector<std::string> words = text::split(first_sentence(fact));
    constexpr std::size_t least_words = 2;
    if (words.size() < least_words || is_unspeakable(words)) {
        return std::nullopt;
    }
    if (auto deed = say_deed(words)) {
        return deed;
    }
    return say_thing(words);
}

std::optional<std::string> say_connection(std::string_view connection,
                                          const std::set<std::string>& theirs) {
    const Script script{first_sentence(connection)};
    const auto& tokens = script.tokens();
    const auto is_name = [&](std::size_t i) {
        const std::string key(without_possessive(tokens[i].key));
        return text::begins_upper(tokens[i].text) && !contains(no_names, key) &&
               !contains(place_words, key) && !theirs.contains(key) && !second_person(key);
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool at_place = leads_to_place(tokens, i);
        if (!is_name(i)) {
            continue;
        }
        std::string name;
        std::size_t end = i;
        for (; end < tokens.size(); ++end) {
            const bool particle =
                end > i && contains(particles, tokens[end].key) && end + 1 < tokens.size();
            if (!is_name(end) && !particle) {
                break;
            }
            const std::string_view word = without_possessive(tokens[end].text);
            const bool title = tokens[end].full_stop && tokens[end].pause == Pause::none;
            name += (name.empty() ? "" : " ") + std::string(word) + (title ? "." : "");
            if (tokens[end].pause != Pause::none || word.size() < tokens[end].text.size()) {
                ++end;
                break;
            }
        }
        const bool names_place = end < tokens.size() && contains(place_words, tokens[end].key);
        if (!at_place && !names_place) {
            return "we both know " + name;
        }
        i = end - 1;
    }
    return std::nullopt;
}

}  // namespace vmcoach::coach
