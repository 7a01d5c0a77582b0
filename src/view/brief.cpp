#include "vmcoach/view/brief.hpp"

#include <algorithm>
#include <iterator>

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::view {
namespace {

using text::escaped;
using text::format;

/// With these, nothing on record makes the page longer than a screen.
constexpr std::size_t most_notes = 3;
constexpr std::size_t most_touches = 3;
constexpr std::size_t most_phones = 3;
constexpr std::size_t label_width = 12;

class Page {
  public:
    explicit Page(const Style& style) : style_(style) {}

    void heading(const std::string& text) { text_ += bold(fitted(text), style_) + "\n"; }
    void line(std::string_view label, const std::string& value) {
        text_ += fitted(format("  {}{}", text::padded(label, label_width), value)) + "\n";
    }
    const std::string& text() const { return text_; }

  private:
    std::string fitted(const std::string& line) const {
        return style_.columns ? text::cut_to_width(line, *style_.columns) : line;
    }

    const Style& style_;
    std::string text_;
};

std::string manner(const domain::Prospect& prospect) {
    std::string result;
    if (prospect.cadence) {
        result = domain::name_of(domain::cadences, *prospect.cadence);
    }
    if (prospect.formality) {
        result += format("{}{}", result.empty() ? "" : ", ",
                         domain::name_of(domain::formalities, *prospect.formality));
    }
    return result;
}

std::string say_now(const Brief& brief, time::Instant now) {
    return format("{} {}, {}{}", time::say_local(brief.zone.local(now)), brief.zone.name(),
                  brief.is_decent_hour ? "a decent hour" : "NOT a decent hour",
                  brief.prospect.time_zone ? "" : " (your own zone; theirs is not on record)");
}

std::string say_promise(const domain::Promise& promise, time::Instant now,
                        const time::Zone& seller) {
    return format("{} {}, {}{}", domain::format_identifier(domain::promise_letter, promise.id),
                  time::say_local(promise.local_time),
                  time::say_distance(promise.due_at, now, seller),
                  promise.about ? format(", about {}", escaped(*promise.about)) : "");
}

void add_notes(Page& page, const Brief& brief, domain::NoteKind kind) {
    for (const domain::Note& note : newest_notes(brief, kind)) {
        page.line(domain::name_of(domain::note_kinds, kind), escaped(note.text));
    }
}

}  // namespace

std::vector<domain::Note> newest_notes(const Brief& brief, domain::NoteKind kind) {
    std::vector<domain::Note> result;
    std::copy_if(brief.notes.rbegin(), brief.notes.rend(), std::back_inserter(result),
                 [kind](const domain::Note& note) { return note.kind == kind; });
    result.resize(std::min(result.size(), most_notes));
    return result;
}

std::vector<domain::Touch> newest_touches(const Brief& brief) {
    std::vector<domain::Touch> result(brief.touches.rbegin(), brief.touches.rend());
    result.resize(std::min(result.size(), most_touches));
    return result;
}

std::string brief_page(const Brief& brief, time::Instant now, const time::Zone& seller,
                       const Style& style) {
    const domain::Prospect& prospect = brief.prospect;
    Page page(style);
    page.heading(format("{}  {}{}", prospect.id, label(prospect),
                        prospect.title ? format(", {}", escaped(*prospect.title)) : ""));
    if (prospect.do_not_call) {
        page.line("", "DO NOT CALL");
    }
    if (prospect.pronunciation) {
        page.line("say", escaped(*prospect.pronunciation));
    }
    for (std::size_t i = 0; i < std::min(prospect.phones.size(), most_phones); ++i) {
        page.line("phone", escaped(prospect.phones[i].typed));
    }
    if (const std::string speaks = manner(prospect); !speaks.empty()) {
        page.line("speaks", speaks);
    }
    page.line("there now", say_now(brief, now));
    if (brief.promise) {
        page.line("promise", say_promise(*brief.promise, now, seller));
    }
    for (const domain::NoteKind kind :
         {domain::NoteKind::connection, domain::NoteKind::fact, domain::NoteKind::greeting}) {
        add_notes(page, brief, kind);
    }
    for (const domain::Touch& touch : newest_touches(brief)) {
        page.line("last",
                  format("{}, {}{}", time::say_day(date::floor<date::days>(seller.local(touch.at))),
                         say_touch(touch), touch.text ? format(": {}", escaped(*touch.text)) : ""));
    }
    return page.text();
}

}  // namespace vmcoach::view
