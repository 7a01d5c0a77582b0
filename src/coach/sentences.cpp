#include "vmcoach/coach/sentences.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "vmcoach/coach/record.hpp"
#include "vmcoach/coach/saying.hpp"
#include "vmcoach/coach/script.hpp"
#include "vmcoach/text/contains.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/split.hpp"

namespace vmcoach::coach {
namespace {

using domain::NoteKind;
using text::format;

std::string capitalised(std::string text) {
    if (!text.empty()) {
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    }
    return text;
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& list) {
    std::string key = key_of(word);
    while (key.ends_with('.') || key.ends_with(',')) {
        key.pop_back();
    }
    return text::contains(list, key);
}

constexpr auto academic_titles =
    std::to_array<std::string_view>({"dr", "doctor", "prof", "professor"});
constexpr auto other_titles = std::to_array<std::string_view>(
    {"mr",      "mrs", "ms",       "miss",   "sir",    "lady",    "frau",
     "herr",    "rev", "reverend", "hon",    "capt",   "captain", "col",
     "colonel", "sgt", "fr",       "father", "sister", "dame",    "lord"});
/// What stands behind a name, and isn't spoken.
constexpr auto suffixes = std::to_array<std::string_view>(
    {"phd", "ph.d", "md", "m.d", "mba", "jr",  "sr",  "ii",  "iii", "iv", "esq",
     "cpa", "dds",  "rn", "pe",  "jd",  "msc", "bsc", "obe", "mbe", "cfa"});

bool is_title(std::string_view word) {
    return is_one_of(word, academic_titles) || is_one_of(word, other_titles);
}

/// "J."
bool is_initial(std::string_view word) {
    return word.size() == 2 && word.ends_with('.');
}

/// The words of a name in the order in which they are said, without what stands behind it: "Ortiz,
/// Dana" and "Dana Ortiz, PhD" are both Dana Ortiz.
std::vector<std::string> spoken_words(const domain::Prospect& prospect) {
    const std::size_t comma = prospect.name.find(',');
    std::vector<std::string> words = text::split(prospect.name.substr(0, comma));
    if (comma != std::string::npos) {
        std::vector<std::string> first = text::split(prospect.name.substr(comma + 1));
        std::erase_if(first, [](const std::string& word) { return is_one_of(word, suffixes); });
        words.insert(words.begin(), first.begin(), first.end());
    }
    while (words.size() > 1 && is_one_of(words.back(), suffixes)) {
        words.pop_back();
    }
    for (std::string& word : words) {
        while (word.size() > 1 && word.ends_with(',')) {
            word.pop_back();
        }
    }
    return words;
}

/// Whether somebody is Mr. or Ms. is not on record, and not guessed.
std::string formal_name(const domain::Prospect& prospect) {
    const std::vector<std::string> words = spoken_words(prospect);
    if (prospect.title && !words.empty()) {
        const std::vector<std::string> title = text::split(*prospect.title);
        if (!title.empty() && is_one_of(title.front(), academic_titles) &&
            !is_title(words.front())) {
            return format("{} {}", title.front(), words.back());
        }
    }
    return text::join(words);
}

}  // namespace

std::string spoken_name(const domain::Prospect& prospect) {
    return text::join(spoken_words(prospect));
}

std::string first_name(const domain::Prospect& prospect) {
    const std::vector<std::string> words = spoken_words(prospect);
    const auto first = std::find_if(words.begin(), words.end(), [](const std::string& word) {
        return !is_title(word) && !is_initial(word);
    });
    // "Mr. Brown" and "J. R. Smith" give no first name.
    const bool last = first == words.end() || (first != words.begin() && first + 1 == words.end());
    return last ? text::join(words) : *first;
}

Sentences::Sentences(const Situation& situation, const DraftRecord& record)
    : situation_(situation), record_(record), prospect_(situation.subject->prospect) {}

bool Sentences::is_formal() const {
    return prospect_.formality == domain::Formality::formal;
}

std::string Sentences::greeting() const {
    if (is_formal()) {
        return format("Good {}, {}", part_of_day(), formal_name(prospect_));
    }
    const bool casual = prospect_.formality == domain::Formality::casual;
    return format("{} {}", casual ? "Hi" : "Hello", first_name(prospect_));
}

std::string Sentences::self() const {
    const std::string name = situation_.seller_name.value_or("");
    return situation_.seller_company
               ? format("{} {} {}", name, is_formal() ? "of" : "from", *situation_.seller_company)
               : name;
}

std::string Sentences::opening() const {
    if (is_formal()) {
        return format("{}. This is {}.", greeting(), self());
    }
    const bool casual = prospect_.formality == domain::Formality::casual;
    return format("{}, {} {}.", greeting(), casual ? "it's" : "this is", self());
}

std::string Sentences::day() const {
    return say_day_aloud(local(situation_.promise.value()), local(situation_.now));
}

std::string Sentences::time() const {
    const time::LocalTime theirs = local(situation_.promise.value());
    const bool differs = situation_.seller_zone.local(situation_.promise.value()) != theirs;
    return say_time(theirs) + (differs ? ", your time" : "");
}

std::string Sentences::promise() const {
    const std::string named = day();
    const bool bare = named == "today" || named == "tomorrow";
    return format("{} call you {}{}{} at {}.", is_formal() ? "I will" : "I'll", bare ? "" : "on ",
                  named, named.find(',') == std::string::npos ? "" : ",", time());
}

std::vector<Hook> Sentences::hooks(NoteKind kind) const {
    const std::string more =
        format("{} to hear {}.", is_formal() ? "I would like" : "I'd love",
               kind == NoteKind::connection ? "how you know each other" : "more about that");
    std::vector<Hook> result;
    const auto& notes = situation_.subject->notes;
    for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
        if (const auto said = note->kind == kind ? sentence(*note) : std::nullopt) {
            result.push_back({*said, more});
        }
    }
    return result;
}

std::optional<std::string> Sentences::sentence(const domain::Note& note) const {
    if (note.kind == NoteKind::fact) {
        const auto fact = say_fact(note.text);
        return fact ? std::optional(*fact + ".") : std::nullopt;
    }
    std::set<std::string> theirs = names_for(prospect_);
    for (std::string& word : terms_of(prospect_.company.value_or(""))) {
        theirs.insert(std::move(word));
    }
    const auto known = say_connection(note.text, theirs);
    return known ? std::optional((is_formal() ? "I believe that " + *known : capitalised(*known)) +
                                 ".")
                 : std::nullopt;
}

std::string Sentences::newest(NoteKind kind) const {
    const auto& notes = situation_.subject->notes;
    const auto found = std::find_if(notes.rbegin(), notes.rend(),
                                    [kind](const domain::Note& note) { return note.kind == kind; });
    return found == notes.rend() ? "" : found->text;
}

std::vector<Hook> Sentences::hooks_for_strangers() const {
    const std::string wish =
        format("{} to get to know you", is_formal() ? "I would like" : "I'd love");
    const std::string team =
        prospect_.company ? format("{} and your team at {}", wish, *prospect_.company) : wish;
    return {
        {team + ", and to hear what you are working on.", ""}, {team + ".", ""}, {wish + ".", ""}};
}

std::string Sentences::kept() const {
    const time::LocalTime then = local(record_.kept.value());
    const date::local_days day = date::floor<date::days>(then);
    if (day == date::floor<date::days>(local(situation_.now))) {
        return format("{} call today at {}, and here I am.",
                      is_formal() ? "I promised to" : "I said I'd", say_time(then));
    }
    // Of a day within the week its name is enough.
    const bool recent = day > date::floor<date::days>(local(situation_.now)) - date::days{6};
    const time::LocalTime from = recent ? then - date::days{2} : local(situation_.now);
    const std::string named = say_day_aloud(then, from);
    return format("I called on {}{} at {}, as I promised.", named,
                  named.find(',') == std::string::npos ? "" : ",", say_time(then));
}

std::string Sentences::email() const {
    if (emailed_since(*situation_.subject, situation_.now - email_is_recent)) {
        return is_formal() ? "You will find an email from me in your inbox."
                           : "There's an email from me in your inbox.";
    }
    return is_formal() ? "I will send you a short email today."
                       : "I'll send you a short email today.";
}

std::string Sentences::part_of_day() const {
    constexpr int noon = 12;
    constexpr int evening = 17;
    const time::LocalTime now = local(situation_.now);
    const auto hour = date::floor<std::chrono::hours>(now - date::floor<date::days>(now)).count();
    return hour < noon ? "morning" : hour < evening ? "afternoon" : "evening";
}

time::LocalTime Sentences::local(time::Instant instant) const {
    return situation_.prospect_zone.local(instant);
}

}  // namespace vmcoach::coach
