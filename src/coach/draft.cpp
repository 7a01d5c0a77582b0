#include "vmcoach/coach/draft.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>

#include "vmcoach/coach/coach.hpp"
#include "vmcoach/coach/saying.hpp"
#include "vmcoach/coach/script.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/template.hpp"

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

/// "Ortiz, Dana" as "Dana Ortiz".
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

/// What a message begins with, and what may be said behind it.
struct Hook {
    std::string sentence;
    std::string more;
};

/// Puts a message together from what one situation knows.
class Writer {
  public:
    Writer(const Situation& situation, const DraftRecord& record)
        : situation_(situation), record_(record), prospect_(situation.subject->prospect) {}

    bool is_formal() const { return prospect_.formality == domain::Formality::formal; }

    std::string greeting() const {
        if (is_formal()) {
            return format("Good {}, {}", part_of_day(), formal_name(prospect_));
        }
        const bool casual = prospect_.formality == domain::Formality::casual;
        return format("{} {}", casual ? "Hi" : "Hello", first_name(prospect_));
    }

    std::string self() const {
        const std::string name = situation_.seller_name.value_or("");
        return situation_.seller_company ? format("{} {} {}", name, is_formal() ? "of" : "from",
                                                  *situation_.seller_company)
                                         : name;
    }

    std::string opening() const {
        return is_formal()
                   ? format("{}. This is {}.", greeting(), self())
                   : format("{}, {} {}.", greeting(),
                            prospect_.formality == domain::Formality::casual ? "it's" : "this is",
                            self());
    }

    std::string day() const {
        return say_day_aloud(local(situation_.promise.value()), local(situation_.now));
    }

    std::string time() const {
        const time::LocalTime theirs = local(situation_.promise.value());
        const bool differs = situation_.seller_zone.local(situation_.promise.value()) != theirs;
        return say_time(theirs) + (differs ? ", your time" : "");
    }

    std::string promise_sentence() const {
        const std::string named = day();
        const bool bare = named == "today" || named == "tomorrow";
        return format("{} call you {}{} at {}.", is_formal() ? "I will" : "I'll", bare ? "" : "on ",
                      named, time());
    }

    /// What is on record to begin with: of each kind the newest first.
    std::vector<Hook> hooks(NoteKind first, NoteKind second) const {
        std::vector<Hook> result = hooks(first);
        const std::vector<Hook> others = hooks(second);
        result.insert(result.end(), others.begin(), others.end());
        return result;
    }

    std::vector<Hook> hooks(NoteKind kind) const {
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

    std::string sentence(const domain::Note& note) const {
        if (note.kind == NoteKind::fact) {
            return say_fact(note.text) + ".";
        }
        const std::string known = say_connection(note.text);
        return (is_formal() ? "I believe that " + known : capitalised(known)) + ".";
    }

    std::string raw(NoteKind kind) const {
        const auto& notes = situation_.subject->notes;
        const auto found =
            std::find_if(notes.rbegin(), notes.rend(),
                         [kind](const domain::Note& note) { return note.kind == kind; });
        return found == notes.rend() ? "" : found->text;
    }

    /// What can be said where nothing is on record, the longest first.
    std::vector<Hook> hooks_for_strangers() const {
        const std::string wish =
            format("{} to get to know you", is_formal() ? "I would like" : "I'd love");
        const std::string team =
            prospect_.company ? format("{} and your team at {}", wish, *prospect_.company) : wish;
        return {{team + ", and to hear what you are working on.", ""},
                {team + ".", ""},
                {wish + ".", ""}};
    }

    std::string kept_sentence() const {
        const time::Instant kept = record_.kept.value();
        const time::LocalTime then = local(kept);
        const bool today =
            date::floor<date::days>(then) == date::floor<date::days>(local(situation_.now));
        if (today) {
            return format("{} call today at {}, and here I am.",
                          is_formal() ? "I promised to" : "I said I'd", say_time(then));
        }
        return format("I called on {} at {}, as I promised.", weekday(then), say_time(then));
    }

    std::string email_sentence() const {
        const auto& touches = situation_.subject->touches;
        const bool sent =
            std::any_of(touches.begin(), touches.end(), [&](const domain::Touch& touch) {
                return touch.kind == domain::TouchKind::email &&
                       touch.direction == domain::Direction::outbound &&
                       touch.at > situation_.now - std::chrono::hours{24};
            });
        if (sent) {
            return is_formal() ? "You will find an email from me in your inbox."
                               : "There's an email from me in your inbox.";
        }
        return is_formal() ? "I will send you a short email today."
                           : "I'll send you a short email today.";
    }

    std::string part_of_day() const {
        const auto hour =
            date::floor<std::chrono::hours>(local(situation_.now) -
                                            date::floor<date::days>(local(situation_.now)))
                .count();
        return hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
    }

  private:
    time::LocalTime local(time::Instant instant) const {
        return situation_.prospect_zone.local(instant);
    }

    static std::string weekday(time::LocalTime local) {
        // A week on, a day is called by its name alone.
        const std::string named = say_day_aloud(local, local - date::days{2});
        return named;
    }

    const Situation& situation_;
    const DraftRecord& record_;
    const domain::Prospect& prospect_;
};

std::string joined(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) {
        if (!sentence.empty()) {
            text += (text.empty() ? "" : " ") + sentence;
        }
    }
    return text;
}

/// What a message is worth: fewer errors, then a length that fits, then fewer warnings and
/// suggestions.
std::tuple<long, bool, long, std::size_t> cost(const std::string& text,
                                               const Situation& situation) {
    const Script script{text};
    const Judgement judgement = judge(script, situation);
    const auto count = [&](Severity severity) {
        return static_cast<long>(std::count_if(
            judgement.findings.begin(), judgement.findings.end(),
            [severity](const Finding& finding) { return finding.severity == severity; }));
    };
    const bool misfit =
        judgement.seconds < situation.min_seconds || judgement.seconds > situation.max_seconds;
    return {count(Severity::error), misfit, count(Severity::warning), judgement.findings.size()};
}

void require(bool there, std::string message, std::string hint) {
    if (!there) {
        throw text::usage_error(std::move(message), std::move(hint));
    }
}

/// A field of a user's template, and what is missing where it is empty.
struct Field {
    std::string_view name;
    std::string (*value)(const Writer& writer, const Situation& situation,
                         const DraftRecord& record);
    std::string_view missing;
    std::string_view hint;
};

std::string or_empty(const std::optional<std::string>& value) {
    return value.value_or("");
}

constexpr auto fields = std::to_array<Field>({
    {"greeting", [](const Writer& w, const Situation&, const DraftRecord&) { return w.greeting(); },
     "", ""},
    {"name",
     [](const Writer&, const Situation& s, const DraftRecord&) {
         return spoken_name(s.subject->prospect);
     },
     "", ""},
    {"first_name",
     [](const Writer&, const Situation& s, const DraftRecord&) {
         return first_name(s.subject->prospect);
     },
     "", ""},
    {"company",
     [](const Writer&, const Situation& s, const DraftRecord&) {
         return or_empty(s.subject->prospect.company);
     },
     "no company is on record", "vmcoach prospect edit WHO --company C"},
    {"title",
     [](const Writer&, const Situation& s, const DraftRecord&) {
         return or_empty(s.subject->prospect.title);
     },
     "no title is on record", "vmcoach prospect edit WHO --title T"},
    {"pronunciation",
     [](const Writer&, const Situation& s, const DraftRecord&) {
         return or_empty(s.subject->prospect.pronunciation);
     },
     "no pronunciation is on record", "vmcoach note WHO --pronunciation S"},
    {"seller",
     [](const Writer&, const Situation& s, const DraftRecord&) { return or_empty(s.seller_name); },
     "your name is not in the settings", "set seller.name"},
    {"seller_company",
     [](const Writer&, const Situation& s, const DraftRecord&) {
         return or_empty(s.seller_company);
     },
     "your company is not in the settings", "set seller.company"},
    {"seller_phone",
     [](const Writer&, const Situation&, const DraftRecord& r) { return or_empty(r.seller_phone); },
     "your phone number is not in the settings", "set seller.phone"},
    {"hook",
     [](const Writer& w, const Situation&, const DraftRecord&) {
         const std::vector<Hook> hooks = w.hooks(NoteKind::connection, NoteKind::fact);
         return hooks.empty() ? std::string() : hooks.front().sentence;
     },
     "no common friend and no fact is on record", "vmcoach note WHO TEXT --connection or --fact"},
    {"fact",
     [](const Writer& w, const Situation&, const DraftRecord&) { return w.raw(NoteKind::fact); },
     "no fact is on record", "vmcoach note WHO TEXT --fact"},
    {"connection",
     [](const Writer& w, const Situation&, const DraftRecord&) {
         return w.raw(NoteKind::connection);
     },
     "no common friend is on record", "vmcoach note WHO TEXT --connection"},
    {"promise",
     [](const Writer& w, const Situation& s, const DraftRecord&) {
         return s.promise ? format("{} at {}", w.day(), w.time()) : std::string();
     },
     "no call is promised", "add --promise WHEN"},
    {"promise_day",
     [](const Writer& w, const Situation& s, const DraftRecord&) {
         return s.promise ? w.day() : std::string();
     },
     "no call is promised", "add --promise WHEN"},
    {"promise_time",
     [](const Writer& w, const Situation& s, const DraftRecord&) {
         return s.promise ? w.time() : std::string();
     },
     "no call is promised", "add --promise WHEN"},
});

}  // namespace

std::vector<std::string> draft_fields() {
    std::vector<std::string> names;
    for (const Field& field : fields) {
        names.emplace_back(field.name);
    }
    return names;
}

void require_draftable(const Situation& situation) {
    require(situation.seller_name.has_value(),
            "a message says who calls, and your name isn't known",
            "put it into the settings: seller.name = \"Kim Lee\"");
    require(situation.promise.has_value(), "a message promises a call, and none is promised",
            "say when you will call: --promise 'thu 10:15'");
}

Draft fitting_draft(const Situation& situation, const DraftRecord& record) {
    const Subject& subject = situation.subject.value();
    if (record.kept) {
        return Draft::second;
    }
    const bool emailed = std::any_of(subject.touches.begin(), subject.touches.end(),
                                     [&](const domain::Touch& touch) {
                                         return touch.kind == domain::TouchKind::email &&
                                                touch.direction == domain::Direction::outbound &&
                                                touch.at > situation.now - std::chrono::hours{24};
                                     });
    if (emailed) {
        return Draft::email;
    }
    const bool has_friend =
        std::any_of(subject.notes.begin(), subject.notes.end(),
                    [](const domain::Note& note) { return note.kind == NoteKind::connection; });
    return has_friend ? Draft::friends : Draft::first;
}

std::string write_draft(Draft draft, const Situation& situation, const DraftRecord& record) {
    require_draftable(situation);
    const Writer writer(situation, record);
    require(draft != Draft::second || record.kept.has_value(),
            "no promise to them was kept yet, so there is nothing to come back to",
            "take another template: first, email or friend");
    std::vector<Hook> hooks;
    if (draft == Draft::friends) {
        hooks = writer.hooks(NoteKind::connection);
        require(!hooks.empty(), "no common friend is on record",
                "keep one: vmcoach note WHO TEXT --connection; or take another template");
    } else {
        hooks = writer.hooks(NoteKind::fact, NoteKind::connection);
        const std::vector<Hook> others = writer.hooks_for_strangers();
        hooks.insert(hooks.end(), others.begin(), others.end());
    }
    const bool formal = writer.is_formal();
    const std::string event = draft == Draft::second  ? writer.kept_sentence()
                              : draft == Draft::email ? writer.email_sentence()
                                                      : std::string();
    const std::array<std::string, 3> closings = {
        formal ? "Until then, I wish you a very good week." : "Until then, have a great week!",
        formal ? "Until then." : "Talk to you then!", ""};
    std::string best;
    std::optional<std::tuple<long, bool, long, std::size_t>> best_cost;
    for (const Hook& hook : hooks) {
        for (const std::string& more : {hook.more, std::string()}) {
            for (const std::string& closing : closings) {
                const bool to_them = draft == Draft::email;
                std::string text =
                    joined({writer.opening(), to_them ? "" : event, hook.sentence, more,
                            to_them ? event : "", writer.promise_sentence(), closing});
                const auto price = cost(text, situation);
                if (!best_cost || price < *best_cost) {
                    best = std::move(text);
                    best_cost = price;
                }
            }
        }
    }
    return best;
}

std::string fill_draft(std::string_view pattern, const Situation& situation,
                       const DraftRecord& record) {
    const Writer writer(situation, record);
    return text::Template(pattern).filled([&](const std::string& name) {
        const auto* const field =
            std::find_if(fields.begin(), fields.end(),
                         [&](const Field& candidate) { return candidate.name == name; });
        if (field == fields.end()) {
            text::throw_unknown_field(name, draft_fields());
        }
        std::string value = field->value(writer, situation, record);
        if (value.empty()) {
            throw text::usage_error(format("the field {{{}}} is empty: {}", name, field->missing),
                                    std::string(field->hint));
        }
        return value;
    });
}

}  // namespace vmcoach::coach
