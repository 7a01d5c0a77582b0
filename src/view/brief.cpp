#include "vmcoach/view/brief.hpp"

#include <algorithm>
#include <iterator>

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/paragraph.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::view {
namespace {

using text::escaped;
using text::format;

/// With these, nothing on record makes the page longer than a screen, a prompt below it included.
constexpr std::size_t most_page_lines = 23;
constexpr std::size_t most_notes = 3;
constexpr std::size_t most_touches = 3;
constexpr std::size_t most_phones = 3;
constexpr std::size_t label_width = 12;

/// Labelled lines; on a terminal each may take several, as many as the screen has room for.
class Page {
  public:
    explicit Page(const Style& style) : style_(style) {}

    void heading(const std::string& text) { heading_ = text; }
    /// What must not be cut, as far as it can be helped.
    void line(std::string_view label, const std::string& value) {
        entries_.push_back({label, value, false});
    }
    /// What was said, as much of it as there is room for.
    void said(std::string_view label, const std::string& value) {
        entries_.push_back({label, value, true});
    }

    std::string text() const {
        constexpr std::size_t most_lines = 4;
        constexpr std::size_t most_essential = 3;
        for (std::size_t lines = most_lines; lines > 1; --lines) {
            std::string page = rendered(most_essential, lines);
            if (static_cast<std::size_t>(std::count(page.begin(), page.end(), '\n')) <=
                most_page_lines) {
                return page;
            }
        }
        return rendered(1, 1);
    }

  private:
    struct Entry {
        std::string_view label;
        std::string value;
        bool said;
    };

    std::string rendered(std::size_t essential_lines, std::size_t said_lines) const {
        constexpr std::size_t indent = 2 + label_width;
        std::string page = paragraph(heading_, indent, essential_lines, style_);
        page.pop_back();
        page = bold(page, style_) + "\n";
        for (const Entry& entry : entries_) {
            page += paragraph(format("  {}{}", text::padded(entry.label, label_width), entry.value),
                              indent, entry.said ? said_lines : essential_lines, style_);
        }
        return page;
    }

    const Style& style_;
    std::string heading_;
    std::vector<Entry> entries_;
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
    const bool suggested = brief.prospect.time_zone_source == domain::ZoneSource::suggested;
    return format("{} {}{}, {}", time::say_local(brief.zone.local(now)), brief.zone.name(),
                  suggested                   ? " (suggested by the phone number)"
                  : !brief.prospect.time_zone ? " (your own zone; theirs is not on record)"
                                              : "",
                  brief.is_decent_hour ? "a decent hour" : "NOT a decent hour");
}

std::string say_promise(const domain::Promise& promise, const time::Zone& theirs, time::Instant now,
                        const time::Zone& seller) {
    const bool elsewhere = promise.time_zone != theirs.name();
    return format("{} {}{}, {}{}", domain::format_identifier(domain::promise_letter, promise.id),
                  time::say_local(promise.local_time),
                  elsewhere ? " " + promise.time_zone : std::string(),
                  time::say_distance(promise.due_at, now, seller),
                  promise.about ? format(", about {}", escaped(*promise.about)) : "");
}

void add_notes(Page& page, const Brief& brief, domain::NoteKind kind) {
    for (const domain::Note& note : newest_notes(brief, kind)) {
        page.said(domain::name_of(domain::note_kinds, kind), escaped(note.text));
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
    std::vector<domain::Touch> result;
    std::size_t with_text = 0;
    for (auto touch = brief.touches.rbegin(); touch != brief.touches.rend(); ++touch) {
        if (with_text < most_touches && (touch->text || touch == brief.touches.rbegin())) {
            result.push_back(*touch);
            with_text += touch->text ? 1 : 0;
        }
    }
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
        page.line("promise", say_promise(*brief.promise, brief.zone, now, seller));
    }
    for (const domain::NoteKind kind :
         {domain::NoteKind::connection, domain::NoteKind::fact, domain::NoteKind::greeting}) {
        add_notes(page, brief, kind);
    }
    for (const domain::Touch& touch : newest_touches(brief)) {
        page.said("last",
                  format("{}, {}{}", time::say_day(date::floor<date::days>(seller.local(touch.at))),
                         say_touch(touch), touch.text ? format(": {}", escaped(*touch.text)) : ""));
    }
    return page.text();
}

}  // namespace vmcoach::view
