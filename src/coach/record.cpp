#include "vmcoach/coach/record.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "vmcoach/coach/names.hpp"
#include "vmcoach/text/contains.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/time/vocabulary.hpp"

namespace vmcoach::coach {
namespace {

using text::contains;

/// Words that tell nothing about what a text is about.
constexpr auto common_words = std::to_array<std::string_view>(
    {"a",        "about",  "after",   "again",    "all",       "also",      "am",
     "an",       "and",    "another", "any",      "are",       "around",    "as",
     "at",       "back",   "be",      "been",     "before",    "being",     "best",
     "both",     "but",    "by",      "can",      "come",      "could",     "day",
     "did",      "do",     "does",    "down",     "each",      "every",     "first",
     "for",      "from",   "get",     "give",     "go",        "going",     "good",
     "got",      "great",  "had",     "has",      "have",      "he",        "hello",
     "her",      "here",   "hers",    "hi",       "him",       "his",       "how",
     "i",        "if",     "in",      "into",     "is",        "it",        "its",
     "just",     "know",   "knows",   "last",     "like",      "likes",     "little",
     "long",     "made",   "make",    "many",     "may",       "me",        "mentioned",
     "met",      "more",   "most",    "mr",       "mrs",       "ms",        "much",
     "must",     "my",     "name",    "new",      "next",      "no",        "not",
     "now",      "of",     "off",     "on",       "once",      "one",       "only",
     "or",       "other",  "our",     "out",      "over",      "own",       "people",
     "really",   "said",   "same",    "say",      "says",      "second",    "see",
     "she",      "should", "since",   "so",       "some",      "soon",      "still",
     "such",     "take",   "tell",    "than",     "thank",     "thanks",    "that",
     "the",      "their",  "them",    "then",     "there",     "these",     "they",
     "thing",    "things", "third",   "this",     "those",     "three",     "through",
     "time",     "to",     "told",    "too",      "two",       "under",     "until",
     "up",       "us",     "used",    "very",     "was",       "way",       "we",
     "week",     "well",   "were",    "what",     "when",      "where",     "which",
     "while",    "who",    "why",     "will",     "with",      "work",      "works",
     "worked",   "would",  "year",    "years",    "yes",       "yet",       "you",
     "your",     "yours",  "call",    "called",   "calling",   "company",   "team",
     "business", "talk",   "today",   "tomorrow", "morning",   "afternoon", "evening",
     "month",    "months", "friend",  "friends",  "ends",      "greeting",  "runs",
     "ran",      "run",    "help",    "helps",    "hire",      "offer",     "offers",
     "based",    "wants",  "want",    "using",    "currently", "recently",  "looking",
     "plans",    "sells",  "head",    "sales",    "manager",   "director"});

/// Words of a greeting, a promise and a farewell, which all messages share.
constexpr auto frame_words = std::to_array<std::string_view>(
    {"hi",     "hello",    "hey",     "good",   "morning", "afternoon", "evening", "this",
     "is",     "it",       "here",    "from",   "with",    "at",        "of",      "i",
     "will",   "call",     "ring",    "try",    "phone",   "telephone", "you",     "again",
     "on",     "your",     "my",      "time",   "talk",    "then",      "have",    "a",
     "great",  "nice",     "lovely",  "day",    "week",    "bye",       "now",     "for",
     "take",   "care",     "thank",   "thanks", "the",     "am",        "pm",      "o'clock",
     "and",    "to",       "until",   "speak",  "soon",    "cheers",    "be",      "back",
     "as",     "promised", "said",    "half",   "past",    "quarter",   "noon",    "name",
     "give",   "going",    "shall",   "would",  "mr",      "mrs",       "ms",      "dr",
     "doctor", "so",       "weekend", "rest",   "enjoy",   "wonderful", "are",     "me",
     "in"});

constexpr auto company_words = std::to_array<std::string_view>(
    {"inc", "ltd", "llc", "gmbh",     "corp",     "co",        "company", "group",
     "the", "and", "of",  "limited",  "plc",      "ag",        "sa",      "bv",
     "for", "in",  "at",  "partners", "services", "solutions", "systems"});

void insert_company(std::set<std::string>& words, const std::optional<std::string>& company) {
    if (company) {
        for (const std::string& word : terms_of(*company)) {
            if (!contains(company_words, word)) {
                words.insert(word);
            }
        }
    }
}

/// The people's names in a note about a connection: capitals that no preposition leads to a place
/// or a company with. All capitals, where no others are there.
std::set<std::string> people_in(const Script& note, const std::set<std::string>& ignored) {
    static constexpr auto to_a_place = std::to_array<std::string_view>(
        {"from", "at", "in", "the", "near", "to", "on", "for", "with"});
    std::set<std::string> people;
    std::set<std::string> capitals;
    bool in_place = false;
    for (std::size_t i = 0; i < note.terms().size(); ++i) {
        const Token& token = note.tokens()[note.terms()[i].token];
        const std::string word(without_possessive(note.terms()[i].word));
        if (!text::begins_upper(token.text) || contains(common_words, word)) {
            in_place = contains(to_a_place, word);
            continue;
        }
        if (!ignored.contains(word)) {
            capitals.insert(stem(word));
            if (!in_place) {
                people.insert(stem(word));
            }
        }
    }
    return people.empty() ? capitals : people;
}

bool is_strong(std::string_view word) {
    constexpr std::size_t shortest = 4;
    const bool number = word.find_first_of("0123456789") != std::string_view::npos;
    return (number || word.size() >= shortest) && !contains(common_words, word) &&
           !time::vocabulary::weekday(word) && !time::vocabulary::month(word) &&
           (number || !is_number(word));
}

std::vector<std::string> substance(const Script& script, const std::set<std::string>& names) {
    std::vector<std::string> words;
    for (const Term& term : script.terms()) {
        const std::string word(without_possessive(term.word));
        if (!contains(frame_words, word) && !names.contains(word) && !is_number(word) &&
            !time::vocabulary::weekday(word) && !time::vocabulary::month(word)) {
            words.push_back(stem(word));
        }
    }
    return words;
}

double overlap(std::vector<std::string> a, std::vector<std::string> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    std::vector<std::string> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    const std::size_t shorter = std::min(a.size(), b.size());
    return shorter == 0 ? 0 : static_cast<double>(common.size()) / static_cast<double>(shorter);
}

}  // namespace

std::set<std::string> names_for(const domain::Prospect& prospect) {
    std::set<std::string> names;
    for (const std::string& word : terms_of(prospect.name)) {
        names.insert(word);
    }
    if (prospect.pronunciation) {
        const Script said(*prospect.pronunciation);
        for (const Token& token : said.tokens()) {
            names.insert(token.key);
        }
    }
    return names;
}

Names names_of(const Situation& situation) {
    Names names;
    if (situation.seller_name) {
        for (std::string& word : terms_of(*situation.seller_name)) {
            names.seller.insert(std::move(word));
        }
    }
    insert_company(names.company, situation.seller_company);
    if (situation.subject) {
        names.prospect = names_for(situation.subject->prospect);
    }
    return names;
}

std::string stem(std::string_view word) {
    constexpr std::size_t shortest = 3;
    std::string result(without_possessive(word));
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> endings = {
        {{"ies", "y"}, {"ions", ""}, {"ion", ""}, {"ing", ""}, {"ed", ""}, {"es", ""}, {"s", ""}}};
    for (const auto& [ending, instead] : endings) {
        if (result.size() >= ending.size() + shortest && result.ends_with(ending) &&
            !result.ends_with("ss")) {
            result.replace(result.size() - ending.size(), ending.size(), instead);
            break;
        }
    }
    if (result.size() > shortest && result.ends_with('e')) {
        result.pop_back();
    }
    const std::size_t size = result.size();
    if (size > shortest && result[size - 1] == result[size - 2] && result[size - 1] != 's' &&
        result[size - 1] != 'l') {
        result.pop_back();
    }
    return result;
}

std::set<std::string> marks_of(const domain::Note& note, const std::set<std::string>& ignored) {
    const Script text(note.text);
    if (note.kind == domain::NoteKind::connection) {
        if (std::set<std::string> people = people_in(text, ignored); !people.empty()) {
            return people;
        }
    }
    std::set<std::string> marks;
    for (const Term& term : text.terms()) {
        const std::string word(without_possessive(term.word));
        if (is_strong(word) && !ignored.contains(word)) {
            marks.insert(stem(word));
        }
    }
    return marks;
}

double likeness(const Script& a, const Script& b, const std::set<std::string>& names) {
    const std::vector<std::string> first = substance(a, names);
    const std::vector<std::string> second = substance(b, names);
    constexpr std::size_t least = 3;
    if (std::min(first.size(), second.size()) < least) {
        return 0;
    }
    return overlap(first, second);
}

bool emailed_since(const Subject& subject, time::Instant since) {
    return std::any_of(
        subject.touches.begin(), subject.touches.end(), [since](const domain::Touch& touch) {
            return touch.kind == domain::TouchKind::email &&
                   touch.direction == domain::Direction::outbound && touch.at > since;
        });
}

}  // namespace vmcoach::coach
