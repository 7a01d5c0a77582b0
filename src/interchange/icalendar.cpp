#include "vmcoach/interchange/icalendar.hpp"

#include <string_view>

#include "content_line.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"

namespace vmcoach::interchange {
namespace {

using text::format;

/// A value of type TEXT (section 3.3.11). But for line breaks it may hold no control characters,
/// and calendars are read in terminals, too: they are shown escaped, as everywhere.
std::string text_value(std::string_view text) {
    std::string result;
    while (true) {
        const std::string_view line = text.substr(0, text.find('\n'));
        for (const char c : text::escaped(line.substr(0, line.find_last_not_of('\r') + 1))) {
            if (c == '\\' || c == ';' || c == ',') {
                result += '\\';
            }
            result += c;
        }
        if (line.size() == text.size()) {
            return result;
        }
        result += "\\n";
        text.remove_prefix(line.size() + 1);
    }
}

/// The alarm's time before the event, of type DURATION (section 3.3.6).
std::string trigger_value(std::chrono::seconds lead) {
    if (lead.count() == 0) {
        return "PT0S";
    }
    const auto days = date::floor<date::days>(lead);
    const date::hh_mm_ss clock{lead - days};
    std::string value = "-P";
    value += days.count() > 0 ? format("{}D", days.count()) : "";
    value += lead > days ? "T" : "";
    value += clock.hours().count() > 0 ? format("{}H", clock.hours().count()) : "";
    value += clock.minutes().count() > 0 ? format("{}M", clock.minutes().count()) : "";
    return value;
}

std::string summary(const domain::CalendarEntry& entry) {
    // Not every reader looks at the status.
    const bool is_canceled = entry.promise.state == domain::PromiseState::canceled;
    std::string summary = (is_canceled ? "Canceled: call " : "Call ") + entry.promise.prospect;
    if (entry.pronunciation) {
        summary += " [" + *entry.pronunciation + "]";
    }
    if (entry.company) {
        summary += ", " + *entry.company;
    }
    return summary;
}

std::string description(const domain::CalendarEntry& entry) {
    std::string description =
        format("{} {}", time::say_local(entry.promise.local_time), entry.promise.time_zone);
    if (entry.phone) {
        description += "\nPhone: " + *entry.phone;
    }
    if (entry.promise.about) {
        description += "\nAbout: " + *entry.promise.about;
    }
    return description;
}

/// The properties are in the order in which vobject and the servers built on it put them, so that
/// an event comes back from there as it was.
std::string event(const domain::CalendarEntry& entry, std::chrono::seconds lead) {
    const bool is_canceled = entry.promise.state == domain::PromiseState::canceled;
    const std::string title = text_value(summary(entry));
    std::string lines;
    const auto add = [&lines](std::string_view name, std::string_view value) {
        lines += content_line(name, value);
    };
    add("BEGIN", "VEVENT");
    add("UID", entry.uid);
    add("DTSTART", instant_value(entry.promise.due_at));
    add("DTEND", instant_value(entry.promise.due_at + domain::calendar_duration));
    add("CREATED", instant_value(entry.created_at));
    add("DESCRIPTION", text_value(description(entry)));
    add("DTSTAMP", instant_value(entry.changed_at));
    add("LAST-MODIFIED", instant_value(entry.changed_at));
    add("SEQUENCE", format("{}", entry.revision));
    add("STATUS", is_canceled ? "CANCELLED" : "CONFIRMED");
    add("SUMMARY", title);
    if (!is_canceled) {
        add("BEGIN", "VALARM");
        add("ACTION", "DISPLAY");
        add("DESCRIPTION", title);
        add("TRIGGER", trigger_value(lead));
        add("END", "VALARM");
    }
    add("END", "VEVENT");
    return lines;
}

}  // namespace

std::string icalendar(const std::vector<domain::CalendarEntry>& entries,
                      std::chrono::seconds lead) {
    std::string calendar =
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//vmcoach//vmcoach//EN\r\n";
    for (const domain::CalendarEntry& entry : entries) {
        calendar += event(entry, lead);
    }
    return calendar + "END:VCALENDAR\r\n";
}

}  // namespace vmcoach::interchange
