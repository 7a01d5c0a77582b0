#include <algorithm>
#include <array>

#include "vmcoach/coach/draft.hpp"
#include "vmcoach/coach/sentences.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/template.hpp"

namespace vmcoach::coach {
namespace {

using domain::NoteKind;
using text::format;

/// A field of a user's template, and what is missing where it is empty.
struct Field {
    std::string_view name;
    std::string (*value)(const Sentences& sentences, const Situation& situation,
                         const DraftRecord& record);
    std::string_view missing;
    std::string_view hint;
};

std::string or_empty(const std::optional<std::string>& value) {
    return value.value_or("");
}

constexpr auto fields = std::to_array<Field>({
    {"greeting",
     [](const Sentences& s, const Situation&, const DraftRecord&) { return s.greeting(); }, "", ""},
    {"name",
     [](const Sentences&, const Situation& s, const DraftRecord&) {
         return spoken_name(s.subject->prospect);
     },
     "", ""},
    {"first_name",
     [](const Sentences&, const Situation& s, const DraftRecord&) {
         return first_name(s.subject->prospect);
     },
     "", ""},
    {"company",
     [](const Sentences&, const Situation& s, const DraftRecord&) {
         return or_empty(s.subject->prospect.company);
     },
     "no company is on record", "vmcoach prospect edit WHO --company C"},
    {"title",
     [](const Sentences&, const Situation& s, const DraftRecord&) {
         return or_empty(s.subject->prospect.title);
     },
     "no title is on record", "vmcoach prospect edit WHO --title T"},
    {"pronunciation",
     [](const Sentences&, const Situation& s, const DraftRecord&) {
         return or_empty(s.subject->prospect.pronunciation);
     },
     "no pronunciation is on record", "vmcoach note WHO --pronunciation S"},
    {"seller",
     [](const Sentences&, const Situation& s, const DraftRecord&) {
         return or_empty(s.seller_name);
     },
     "your name is not in the settings", "set seller.name"},
    {"seller_company",
     [](const Sentences&, const Situation& s, const DraftRecord&) {
         return or_empty(s.seller_company);
     },
     "your company is not in the settings", "set seller.company"},
    {"seller_phone",
     [](const Sentences&, const Situation&, const DraftRecord& r) {
         return or_empty(r.seller_phone);
     },
     "your phone number is not in the settings", "set seller.phone"},
    {"hook",
     [](const Sentences& s, const Situation&, const DraftRecord&) {
         std::vector<Hook> hooks = s.hooks(NoteKind::connection);
         if (hooks.empty()) {
             hooks = s.hooks(NoteKind::fact);
         }
         return hooks.empty() ? std::string() : hooks.front().sentence;
     },
     "no common friend and no fact is on record, or none that can be said as it stands",
     "vmcoach note WHO TEXT --connection or --fact"},
    {"fact",
     [](const Sentences& s, const Situation&, const DraftRecord&) {
         return s.newest(NoteKind::fact);
     },
     "no fact is on record", "vmcoach note WHO TEXT --fact"},
    {"connection",
     [](const Sentences& s, const Situation&, const DraftRecord&) {
         return s.newest(NoteKind::connection);
     },
     "no common friend is on record", "vmcoach note WHO TEXT --connection"},
    {"promise",
     [](const Sentences& says, const Situation& s, const DraftRecord&) {
         return s.promise ? format("{} at {}", says.day(), says.time()) : std::string();
     },
     "no call is promised", "add --promise WHEN"},
    {"promise_day",
     [](const Sentences& says, const Situation& s, const DraftRecord&) {
         return s.promise ? says.day() : std::string();
     },
     "no call is promised", "add --promise WHEN"},
    {"promise_time",
     [](const Sentences& says, const Situation& s, const DraftRecord&) {
         return s.promise ? says.time() : std::string();
     },
     "no call is promised", "add --promise WHEN"},
});

}  // namespace

std::vector<std::string> draft_fields() {
    std::vector<std::string> names;
    names.reserve(fields.size());
    for (const Field& field : fields) {
        names.emplace_back(field.name);
    }
    return names;
}

std::string fill_draft(std::string_view pattern, const Situation& situation,
                       const DraftRecord& record) {
    const Sentences sentences(situation, record);
    return text::Template(pattern).filled([&](const std::string& name) {
        const auto* const field =
            std::find_if(fields.begin(), fields.end(),
                         [&](const Field& candidate) { return candidate.name == name; });
        if (field == fields.end()) {
            text::throw_unknown_field(name, draft_fields());
        }
        std::string value = field->value(sentences, situation, record);
        if (value.empty()) {
            throw text::usage_error(format("the field {{{}}} is empty: {}", name, field->missing),
                                    std::string(field->hint));
        }
        return value;
    });
}

}  // namespace vmcoach::coach
