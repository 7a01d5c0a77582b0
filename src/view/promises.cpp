#include "vmcoach/view/promises.hpp"

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/paragraph.hpp"
#include "vmcoach/view/people.hpp"
#include "vmcoach/view/table.hpp"

namespace vmcoach::view {
namespace {

using text::escaped;
using text::format;

std::string identifier(const domain::Promise& promise) {
    return domain::format_identifier(domain::promise_letter, promise.id);
}

std::string state_in_words(const domain::Promise& promise) {
    std::string state(domain::name_of(domain::promise_states, promise.state));
    if (const auto late = promise.minutes_late.value_or(0); late != 0) {
        state += late > 0 ? format(" {} min late", late) : format(" {} min early", -late);
    }
    return state;
}

/// The headings of the due list, in the order of the promises below them.
const char* group_of(const domain::DueItem& item, time::Instant now, std::chrono::seconds grace,
                     time::Instant tomorrow) {
    switch (domain::due_status(item.promise.due_at, now, grace)) {
        case domain::DueStatus::overdue:
            return "Overdue";
        case domain::DueStatus::now:
            return "Now";
        case domain::DueStatus::upcoming:
            break;
    }
    return item.promise.due_at < tomorrow ? "Today" : "Later";
}

std::string state_and_seller(const domain::Promise& promise) {
    std::string state = state_in_words(promise);
    return promise.seller ? format("{}, {}'s", state, *promise.seller) : state;
}

/// What belongs to an entry stands below its first line.
constexpr std::size_t entry_indent = 6;
constexpr std::size_t all_lines = 20;

std::string below(const std::string& line, std::size_t most_lines, const Style& style) {
    return paragraph(std::string(entry_indent, ' ') + line, entry_indent, most_lines, style);
}

std::string say_last(const domain::DueItem& item, const time::Zone& seller) {
    const domain::Touch& last = *item.last_touch;
    std::string line =
        format("last: {}, {}", time::say_day(date::floor<date::days>(seller.local(last.at))),
               say_touch(last));
    if (last.text) {
        return line + ": " + escaped(*last.text);
    }
    return item.last_text ? line + "; before that: " + escaped(*item.last_text) : line;
}

std::string due_entry(const domain::DueItem& item, time::Instant now, const time::Zone& seller,
                      const Style& style) {
    const domain::Promise& promise = item.promise;
    std::string who = format("  {}  {}", identifier(promise), escaped(promise.prospect));
    if (item.pronunciation) {
        who += format(" [{}]", escaped(*item.pronunciation));
    }
    // A number that doesn't fit behind the name is not broken, but has a line of its own.
    const std::string number = item.phone ? escaped(*item.phone) : "";
    const bool fits =
        !style.columns || text::width(who) + 2 + text::width(number) <= *style.columns;
    std::string entry =
        paragraph(fits && item.phone ? who + "  " + number : who, entry_indent, all_lines, style);
    if (!fits) {
        entry += below(number, all_lines, style);
    }
    entry += below(format("{}, {}", say_both_clocks(promise, seller),
                          time::say_distance(promise.due_at, now, seller)),
                   all_lines, style);
    if (promise.about) {
        entry += below(format("about: {}", escaped(*promise.about)), 1, style);
    }
    if (item.reminder_failed) {
        entry += format("{}{}\n", std::string(entry_indent, ' '),
                        warning("the reminder has failed", style));
    }
    if (item.last_touch) {
        entry += below(say_last(item, seller), 2, style);
    }
    return entry;
}

}  // namespace

std::string say_both_clocks(const domain::Promise& promise, const time::Zone& seller) {
    std::string result = time::say_local(promise.local_time);
    if (const time::LocalTime here = seller.local(promise.due_at); here != promise.local_time) {
        result += format(" ({} for you)", time::say_beside(here, promise.local_time));
    }
    return result;
}

std::string promise_summary(const domain::Promise& promise) {
    std::string result = format("{}: {} {}", escaped(state_and_seller(promise)),
                                time::say_local(promise.local_time), promise.time_zone);
    if (promise.about) {
        result += format(", about {}", escaped(*promise.about));
    }
    if (promise.why) {
        result += format(" ({})", escaped(*promise.why));
    }
    return result;
}

std::string promise_table(const std::vector<domain::Promise>& promises, const Style& style) {
    Table table({"ID", "PROSPECT", "AT THEIR PLACE", "TIME ZONE", "STATE", "ABOUT"});
    for (const domain::Promise& promise : promises) {
        table.add({identifier(promise), promise.prospect, time::say_local(promise.local_time),
                   promise.time_zone, state_and_seller(promise), promise.about.value_or("")});
    }
    return table.text(style);
}

std::string due_list(const std::vector<domain::DueItem>& items, time::Instant now,
                     std::chrono::seconds grace, const time::Zone& seller, const Style& style) {
    const date::local_days today = date::floor<date::days>(seller.local(now));
    const time::Instant tomorrow = seller.first_from(time::LocalTime{today + date::days{1}});
    std::string result;
    std::string_view group;
    for (const domain::DueItem& item : items) {
        const std::string_view next = group_of(item, now, grace, tomorrow);
        if (next != group) {
            group = next;
            result +=
                format("{}\n", group == "Overdue" ? warning(group, style) : bold(group, style));
        }
        result += due_entry(item, now, seller, style);
    }
    return result;
}

}  // namespace vmcoach::view
