// Rules on how long a message is, and on what stands in its first seconds.

#include <algorithm>
#include <cmath>

#include "vmcoach/coach/names.hpp"
#include "vmcoach/coach/record.hpp"
#include "vmcoach/coach/rule.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::coach {
namespace {

/// How soon a name must be heard.
constexpr double first_seconds = 3;

/// A second message belongs to the same week as the first.
constexpr date::days same_week{7};

std::string say_length(const Reading& reading) {
    const auto whole = [](double seconds) { return std::lround(seconds); };
    return reading.seconds_low == reading.seconds_high
               ? text::format("took {} s", whole(reading.seconds))
               : text::format("takes {} s to say ({} to {})", whole(reading.seconds),
                              whole(reading.seconds_low), whole(reading.seconds_high));
}

bool is_second_message(const Reading& reading) {
    if (!reading.situation.subject) {
        return false;
    }
    const auto& touches = reading.situation.subject->touches;
    return std::any_of(touches.begin(), touches.end(), [&](const domain::Touch& touch) {
        return touch.kind == domain::TouchKind::voicemail &&
               touch.direction == domain::Direction::outbound &&
               touch.at > reading.situation.now - same_week;
    });
}

/// What makes a message personal: all that is known about them but how they are called.
std::set<std::string> personal_marks(const Subject& subject, const Names& names) {
    std::set<std::string> marks;
    for (const domain::Note& note : subject.notes) {
        marks.merge(marks_of(note, names.prospect));
    }
    if (subject.prospect.company) {
        for (const std::string& word : terms_of(*subject.prospect.company)) {
            marks.insert(stem(word));
        }
    }
    return marks;
}

}  // namespace

std::vector<Hit> find_too_long(const Reading& reading) {
    const double most = reading.situation.max_seconds;
    if (reading.seconds_high <= most) {
        return {};
    }
    return {{.severity = reading.seconds_low > most ? Severity::error : Severity::warning,
             .message = text::format("{}, and {:g} s are the most that is listened to",
                                     say_length(reading), most)}};
}

std::vector<Hit> find_too_short(const Reading& reading) {
    if (reading.seconds_high >= reading.situation.min_seconds || is_second_message(reading)) {
        return {};
    }
    return {{.message = text::format("{}, less than the {:g} s in which a name is remembered",
                                     say_length(reading), reading.situation.min_seconds)}};
}

std::vector<Hit> find_late_name(const Reading& reading) {
    if (!reading.situation.subject) {
        return {};
    }
    const std::vector<std::size_t> said = mentions(reading.script, reading.names.prospect);
    if (said.empty()) {
        return {{.message = "their name isn't said"}};
    }
    const double begins = reading.speech.begins(said.front(), reading.situation.words_per_minute);
    if (begins <= first_seconds) {
        return {};
    }
    const auto& terms = reading.script.terms();
    const auto term = std::find_if(terms.begin(), terms.end(),
                                   [&](const Term& t) { return t.token == said.front(); });
    const auto first = static_cast<std::size_t>(term - terms.begin());
    return {{.span = Span{first, first + 1},
             .message = text::format("their name comes only after {} s", std::lround(begins))}};
}

std::vector<Hit> find_late_hook(const Reading& reading) {
    if (!reading.situation.subject) {
        return {};
    }
    const std::set<std::string> marks = personal_marks(*reading.situation.subject, reading.names);
    if (marks.empty()) {
        return {};
    }
    const auto& terms = reading.script.terms();
    const double rate = reading.situation.words_per_minute;
    const double third = reading.speech.seconds(rate) / 3;
    double sentence_begins = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const double begins = reading.speech.begins(terms[i].token, rate);
        if (i > 0 && reading.script.sentence_of(i) != reading.script.sentence_of(i - 1)) {
            sentence_begins = begins;
        }
        // "Congratulations on the second warehouse" is personal from its first word on.
        if (sentence_begins <= third && begins <= 1.5 * third &&
            marks.contains(stem(terms[i].word))) {
            return {};
        }
    }
    return {{}};
}

}  // namespace vmcoach::coach
