// Rules that compare a message with what is on record about its prospect.

#include <algorithm>
#include <array>

#include "vmcoach/coach/names.hpp"
#include "vmcoach/coach/record.hpp"
#include "vmcoach/coach/rule.hpp"
#include "vmcoach/text/contains.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::coach {
namespace {

using domain::Direction;
using domain::NoteKind;
using domain::Touch;
using domain::TouchKind;

std::vector<Span> find_words(const Reading& reading, const Lexicon& words) {
    return find_all_but(reading.script, reading.names, words.catches, words.leaves);
}

std::vector<Hit> hits(const std::vector<Span>& spans, std::string_view message,
                      std::string_view advice) {
    std::vector<Hit> result;
    result.reserve(spans.size());
    for (const Span& span : spans) {
        result.push_back(
            {.span = span, .message = std::string(message), .advice = std::string(advice)});
    }
    return result;
}

bool is_hook(const domain::Note& note) {
    return note.kind == NoteKind::fact || note.kind == NoteKind::connection;
}

/// The words by which notes of some kinds are recognised.
std::set<std::string> marks_of_notes(const Reading& reading, bool (*wanted)(const domain::Note&)) {
    std::set<std::string> ignored = reading.names.prospect;
    ignored.insert(reading.names.company.begin(), reading.names.company.end());
    std::set<std::string> marks;
    for (const domain::Note& note : reading.situation.subject->notes) {
        if (wanted(note)) {
            marks.merge(marks_of(note, ignored));
        }
    }
    return marks;
}

bool mentions_any(const Script& script, const Span& span, const std::set<std::string>& marks) {
    const auto first = script.terms().begin() + static_cast<std::ptrdiff_t>(span.first);
    const auto end = script.terms().begin() + static_cast<std::ptrdiff_t>(span.end);
    return std::any_of(first, end,
                       [&](const Term& term) { return marks.contains(stem(term.word)); });
}

/// Whether a term is how the seller speaks of their own side.
bool is_own_side(const Reading& reading, std::size_t term) {
    const std::string& word = reading.script.terms()[term].word;
    return word == "we" || word == "our" || word == "my" || word == "i" ||
           reading.names.company.contains(word);
}

template <typename Predicate>
bool any_touch(const Reading& reading, Predicate fits) {
    const auto& touches = reading.situation.subject->touches;
    return std::any_of(touches.begin(), touches.end(), fits);
}

/// How alike two messages must be for the second to be a repetition.
constexpr double much_the_same = 0.6;

/// All names in a message, which tell it from no other.
std::set<std::string> all_names(const Names& names) {
    std::set<std::string> all = names.prospect;
    all.insert(names.seller.begin(), names.seller.end());
    all.insert(names.company.begin(), names.company.end());
    return all;
}

/// Words that stand for two, as "I'll" does for "I will".
std::vector<Span> contractions(const Script& script) {
    std::vector<Span> spans;
    for (std::size_t i = 0; i + 1 < script.terms().size(); ++i) {
        const std::size_t token = script.terms()[i].token;
        const bool first = i == 0 || script.terms()[i - 1].token != token;
        if (first && script.terms()[i + 1].token == token &&
            script.tokens()[token].text.find('-') == std::string_view::npos &&
            script.tokens()[token].key != "cannot") {
            spans.push_back({i, i + 2});
        }
    }
    return spans;
}

/// "Paula Reyes, Reyes Fleet Wraps" or "Hi Ned, Olive Baxter.": a name of several words near the
/// beginning, that isn't spoken to.
bool gives_name(const Script& script) {
    static constexpr auto addresses = std::to_array<std::string_view>(
        {"hi", "hello", "hey", "dear", "morning", "afternoon", "evening", "mr", "mrs", "ms", "dr",
         "good", "doctor", "professor"});
    constexpr std::size_t beginning = 12;
    const auto& tokens = script.tokens();
    for (std::size_t i = 0; i + 2 < std::min(tokens.size(), beginning); ++i) {
        const bool spoken_to = text::contains(addresses, tokens[i].key) ||
                               (i > 0 && text::contains(addresses, tokens[i - 1].key) &&
                                tokens[i - 1].pause == Pause::none);
        const bool named =
            !spoken_to && text::begins_upper(tokens[i].text) && tokens[i].pause == Pause::none &&
            text::begins_upper(tokens[i + 1].text) && tokens[i + 1].pause != Pause::none;
        const bool follows_greeting = i > 0 && tokens[i - 1].pause != Pause::none;
        if (named && (follows_greeting || text::begins_upper(tokens[i + 2].text))) {
            return true;
        }
    }
    return false;
}

/// "Sarah here", at the beginning of a sentence or behind a comma.
bool is_here(const Script& script, const std::set<std::string>& prospect) {
    static constexpr auto no_names = std::to_array<std::string_view>(
        {"right", "over", "i'm",  "we're", "out",  "up",   "down", "in",
         "from",  "am",   "are",  "is",    "was",  "were", "be",   "been",
         "stay",  "come", "back", "still", "just", "live", "born"});
    const auto& tokens = script.tokens();
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const bool begins = i == 0 || tokens[i - 1].pause != Pause::none;
        if (tokens[i + 1].key == "here" && begins && !prospect.contains(tokens[i].key) &&
            !text::contains(no_names, tokens[i].key)) {
            return true;
        }
    }
    return false;
}

/// Whether the caller says a name of their own, however they put it.
bool introduces_somebody(const Reading& reading) {
    if (!find_words(reading, introduction_words).empty() || gives_name(reading.script) ||
        is_here(reading.script, reading.names.prospect)) {
        return true;
    }
    // Without capitals a name is what stands between "it is" or "this is" and a company.
    static constexpr auto plain = std::to_array<std::string_view>(
        {"this|it is ~2 from|with|at|of|over|calling", "its ~2 from|with|at", "^ ~2 here",
         "^ ~2 this side", "i am ~2 from|with|at|of", "^ ~2 from|with|at|of <proper>"});
    const auto spans = find_all(reading.script, reading.names, plain);
    return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
        return !reading.names.prospect.contains(reading.script.terms()[span.first].word) &&
               span.end - span.first > 2;
    });
}

}  // namespace

std::vector<Hit> find_no_self(const Reading& reading) {
    const bool named = !mentions(reading.script, reading.names.seller).empty();
    if (named || (!reading.situation.seller_name && introduces_somebody(reading))) {
        return {};
    }
    return {{}};
}

std::vector<Hit> find_pitch(const Reading& reading) {
    const std::vector<Span> spans = find_words(reading, pitch_words);
    // What was found out about them may sound like a pitch, and is theirs.
    const std::set<std::string> hooks = spans.empty() || !reading.situation.subject
                                            ? std::set<std::string>{}
                                            : marks_of_notes(reading, is_hook);
    std::vector<Hit> found;
    for (const Span& span : spans) {
        const bool theirs =
            !is_own_side(reading, span.first) &&
            mentions_any(reading.script, reading.script.sentence_around(span.first), hooks);
        if (!theirs) {
            found.push_back({span});
        }
    }
    return found;
}

std::vector<Hit> find_deceptive(const Reading& reading) {
    if (!reading.situation.subject) {
        return {};
    }
    std::vector<Hit> found;
    const bool they_came = any_touch(
        reading, [](const Touch& touch) { return touch.direction == Direction::inbound; });
    if (!they_came) {
        found = hits(find_words(reading, returned_call_words),
                     "no call or message of theirs is on record",
                     "say why you call; if they did call you, log it with --inbound");
    }
    const bool spoke = any_touch(reading, [](const Touch& touch) {
        return touch.kind == TouchKind::call && touch.outcome == domain::Outcome::spoke;
    });
    if (!spoke) {
        for (Hit& hit :
             hits(find_words(reading, conversation_words), "no conversation with them is on record",
                  "say what is true; if you did speak, log it: vmcoach call WHO spoke")) {
            found.push_back(std::move(hit));
        }
    }
    return found;
}

std::vector<Hit> find_no_hook(const Reading& reading) {
    if (!reading.situation.subject) {
        return {};
    }
    const auto& notes = reading.situation.subject->notes;
    // What their greeting said is theirs as well.
    const std::set<std::string> marks = marks_of_notes(reading, [](const domain::Note& note) {
        return is_hook(note) || note.kind == NoteKind::greeting;
    });
    const bool mentioned = mentions_any(reading.script, {0, reading.script.terms().size()}, marks);
    if (mentioned) {
        return {};
    }
    if (std::none_of(notes.begin(), notes.end(), is_hook)) {
        return {{.message = "no common friend and no researched fact is on record",
                 .advice = "find one, keep it (vmcoach note WHO TEXT --fact or --connection) and "
                           "say it"}};
    }
    return {{}};
}

std::vector<Hit> find_repeat(const Reading& reading) {
    if (!reading.situation.subject) {
        return {};
    }
    const Subject& subject = *reading.situation.subject;
    const std::set<std::string> names = all_names(reading.names);
    const auto repeats = [&](const std::string& earlier) {
        return likeness(reading.script, Script(earlier), names) >= much_the_same;
    };
    if (any_touch(reading, [&](const Touch& touch) {
            return touch.kind == TouchKind::voicemail && touch.direction == Direction::outbound &&
                   touch.text && repeats(*touch.text);
        })) {
        return {{}};
    }
    const auto& others = subject.left_to_colleagues;
    if (std::any_of(others.begin(), others.end(), repeats)) {
        return {
            {.message = "is much the same as a message that you left for a colleague of theirs"}};
    }
    return {};
}

std::vector<Hit> find_formality(const Reading& reading) {
    if (!reading.situation.subject) {
        return {};
    }
    const auto formality = reading.situation.subject->prospect.formality;
    if (formality == domain::Formality::casual) {
        return hits(find_words(reading, title_words), "is stiff for somebody who is casual",
                    "call them by their first name");
    }
    if (formality != domain::Formality::formal) {
        return {};
    }
    std::vector<Span> spans = find_words(reading, slang_words);
    const std::vector<Span> short_forms = contractions(reading.script);
    spans.insert(spans.end(), short_forms.begin(), short_forms.end());
    return hits(spans, "is too casual for somebody who is formal",
                "write words out, and greet them by title and last name");
}

std::vector<Hit> find_say_it_right(const Reading& reading) {
    if (!reading.situation.subject || reading.situation.subject->prospect.pronunciation) {
        return {};
    }
    return {{.advice = text::format("listen to their greeting and keep it: vmcoach note {} "
                                    "--pronunciation S",
                                    reading.situation.subject->prospect.id)}};
}

std::vector<Hit> find_email_follows(const Reading& reading) {
    if (!reading.situation.subject) {
        return {};
    }
    const Subject& subject = *reading.situation.subject;
    constexpr date::days last_month{30};
    if (emailed_since(subject, reading.situation.now - email_is_recent)) {
        return find_words(reading, email_words).empty() ? std::vector<Hit>{{}} : std::vector<Hit>{};
    }
    if (emailed_since(subject, reading.situation.now - last_month)) {
        return {};
    }
    return hits(find_words(reading, sent_email_words), "mentions an email that is not on record",
                "send it and log it: vmcoach email WHO; or announce it as something to come");
}

}  // namespace vmcoach::coach
