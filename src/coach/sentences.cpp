#include "vmcoach/coach/sentences.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "vmcoach/coach/record.hpp"
#include "vmcoach/coach/saying.hpp"
#include "vmcoach/coach/script.hpp"
#include "vmcoach/text/format.hpp"

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

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        if (!word.empty()) {
            words.emplace_back(word);
        }
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return words;
}

bool is_academic(std::string_view word) {
    static constexpr auto titles =
        std::to_array<std::string_view>({"dr", "dr.", "doctor", "prof", "prof.", "professor"});
    return std::find(titles.begin(), titles.end(), key_of(word)) != titles.end();
}

bool is_title(std::string_view word) {
    static constexpr auto titles = std::to_array<std::string_view>(
        {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "frau", "herr"});
    return is_academic(word) ||
           std::find(titles.begin(), titles.end(), key_of(word)) != titles.end();
}

/// Whether somebody is Mr. or Ms. is not on record, and not guessed.
std::string formal_name(const domain::Prospect& prospect) {
    const std::vector<std::string> words = words_of(spoken_name(prospect));
    if (prospect.title && !words.empty()) {
        const std::vector<std::string> title = words_of(*prospect.title);
        if (!title.empty() && is_academic(title.front()) && !is_title(words.front())) {
            return format("{} {}", title.front(), words.back());
        }
    }
    return spoken_name(prospect);
}

}  // namespace

std::string spoken_name(const domain::Prospect& prospect) {
    const std::size_t comma = prospect.name.find(", ");
    return comma == std::string::npos
               ? prospect.name
               : prospect.name.substr(comma + 2) + " " + prospect.name.substr(0, comma);
}

std::string first_name(const domain::Prospect& prospect) {
    for (const std::string& word : words_of(spoken_name(prospect))) {
        if (!is_title(word)) {
            return word;
        }
    }
    return prospect.name;
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
    return format("{} call you {}{} at {}.", is_formal() ? "I will" : "I'll", bare ? "" : "on ",
                  named, time());
}

std::vector<Hook> Sentences::hooks(NoteKind kind) const {
    const std::string more =
        format("{} to hear {}.", is_formal() ? "I would like" : "I'd love",
               kind == NoteKind::connection ? "how you know each other" : "more about that");
    std::vector<Hook> result;
    const auto& notes = situation_.subject->notes;
    for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
        if (note->kind == kind) {
            result.push_back({sentence(*note), more});
        }
    }
    return result;
}

std::string Sentences::sentence(const domain::Note& note) const {
    if (note.kind == NoteKind::fact) {
        return say_fact(note.text) + ".";
    }
    const std::string known = say_connection(note.text);
    return (is_formal() ? "I believe that " + known : capitalised(known)) + ".";
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
    // Said as from two days before, a day is called by its name alone.
    return format("I called on {} at {}, as I promised.", say_day_aloud(then, then - date::days{2}),
                  say_time(then));
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
