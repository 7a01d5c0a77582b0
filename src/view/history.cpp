#include "vmcoach/view/history.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "vmcoach/text/counted.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/table.hpp"

namespace vmcoach::view {
namespace {

using domain::Change;
using domain::ChangeCount;
using domain::ChangeKind;
using domain::HistoryEntry;
using domain::Value;
using text::format;

/// More rows than these are only counted.
constexpr std::int64_t most_told_rows = 3;
constexpr std::size_t most_told_columns = 60;

/// Fields that change together with another that says enough.
constexpr std::array implied_fields = {"closed_at", "minutes_late", "time_zone_source", "due_at",
                                       "moved_from"};

constexpr std::array instant_fields = {"created_at", "at", "made_at", "due_at", "closed_at"};

template <std::size_t size>
bool is_among(const std::array<const char*, size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string say_value(const std::string& field, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return text::cut_to_width(text::escaped(*text), most_told_columns);
    }
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) {
        return "(none)";
    }
    constexpr std::int64_t last_second = 253'402'300'799;  // of the year 9999
    if (is_among(instant_fields, field) && *number >= -last_second && *number <= last_second) {
        return time::format_instant(time::Instant{std::chrono::seconds{*number}});
    }
    if (field == "do_not_call" || field == "recognized") {
        return *number != 0 ? "yes" : "no";
    }
    return format("{}", *number);
}

std::string say_row(const Change& change) {
    return domain::identifier_of(change).value_or(text::escaped(change.subject));
}

std::string say_change(const Change& change) {
    if (change.kind != ChangeKind::changed) {
        const std::string label =
            text::cut_to_width(text::escaped(change.label), most_told_columns);
        return format("{} {}{}{}", domain::name_of(domain::change_kinds, change.kind),
                      say_row(change), label.empty() ? "" : ": ", label);
    }
    std::string field = text::escaped(change.field);
    std::replace(field.begin(), field.end(), '_', ' ');
    const std::string row = change.subject == "prospect" ? "" : say_row(change) + " ";
    const std::string becomes = say_value(change.field, change.new_value);
    return std::holds_alternative<std::monostate>(change.old_value)
               ? format("{}{}: {}", row, field, becomes)
               : format("{}{}: {} -> {}", row, field, say_value(change.field, change.old_value),
                        becomes);
}

std::string say_counts(const std::vector<ChangeCount>& counts) {
    std::string result;
    for (const ChangeCount& count : counts) {
        result += format("{}{} {}", result.empty() ? "" : ", ",
                         domain::name_of(domain::change_kinds, count.kind),
                         text::counted(count.rows, text::escaped(count.subject)));
    }
    return result;
}

/// Whom it is about, as far as the listed changes tell.
std::string say_who(const HistoryEntry& entry) {
    std::vector<std::string> names;
    for (const Change& change : entry.changes) {
        const std::string name = text::escaped(change.prospect.value_or(""));
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    if (names.empty()) {
        return "";
    }
    return names.size() == 1 ? names.front() : format("{} and others", names.front());
}

}  // namespace

std::string say_changes(const HistoryEntry& entry) {
    std::int64_t rows = 0;
    for (const ChangeCount& count : entry.counts) {
        rows += count.rows;
    }
    const bool with_prospect =
        std::any_of(entry.counts.begin(), entry.counts.end(), [](const ChangeCount& count) {
            return count.subject == "prospect" && count.kind != ChangeKind::changed;
        });
    if (rows > most_told_rows && !(with_prospect && entry.changes.size() < most_told_rows)) {
        return say_counts(entry.counts);
    }
    // What only implies more is told where there is nothing else.
    for (const bool all : {false, true}) {
        std::string result;
        for (const Change& change : entry.changes) {
            if (all || change.kind != ChangeKind::changed ||
                !is_among(implied_fields, change.field)) {
                result += (result.empty() ? "" : "; ") + say_change(change);
            }
        }
        if (!result.empty()) {
            return result;
        }
    }
    return "";
}

std::string history_table(const std::vector<HistoryEntry>& entries, const time::Zone& seller,
                          const Style& style) {
    Table table({"NO", "WHEN", "COMMAND", "WHO", "CHANGES"});
    for (const HistoryEntry& entry : entries) {
        std::string command = entry.command;
        if (entry.reverses) {
            command += format(" of {}", *entry.reverses);
        }
        if (entry.undone) {
            command += " (undone)";
        }
        // What say_who and say_changes return is escaped; a table escapes it again, which changes
        // nothing any more.
        table.add({format("{}", entry.id), time::say_local(seller.local(entry.at)), command,
                   say_who(entry), say_changes(entry)});
    }
    return table.text(style);
}

std::string say_command(const HistoryEntry& entry, const time::Zone& seller) {
    const std::string who = say_who(entry);
    return format("'{}' of {}{}: {}", text::escaped(entry.command),
                  time::say_local(seller.local(entry.at)), who.empty() ? "" : format(" ({})", who),
                  say_changes(entry));
}

}  // namespace vmcoach::view
