#include "vmcoach/view/people.hpp"

#include <algorithm>
#include <string_view>

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/promises.hpp"
#include "vmcoach/view/table.hpp"

namespace vmcoach::view {
namespace {

using text::escaped;
using text::format;

constexpr std::size_t label_width = 15;

std::string line(std::string_view name, std::string_view value) {
    return format("  {}{}\n", text::padded(name, label_width), escaped(value));
}

template <typename Values>
std::string lines(std::string_view name, const Values& values) {
    std::string result;
    for (const auto& value : values) {
        result += line(name, value);
    }
    return result;
}

std::string first_phone(const domain::Prospect& prospect) {
    return prospect.phones.empty() ? "" : prospect.phones.front().typed;
}

std::string facts_about(const domain::Prospect& prospect) {
    std::string result;
    result +=
        lines("title", prospect.title ? std::vector{*prospect.title} : std::vector<std::string>{});
    for (const domain::Phone& phone : prospect.phones) {
        result += line("phone", phone.typed);
    }
    result += lines("e-mail", prospect.emails);
    if (prospect.time_zone) {
        const bool suggested = prospect.time_zone_source == domain::ZoneSource::suggested;
        result += line("time zone",
                       *prospect.time_zone + (suggested ? " (suggested by the phone number)" : ""));
    }
    if (prospect.pronunciation) {
        result += line("say", *prospect.pronunciation);
    }
    if (prospect.cadence) {
        result += line("cadence", domain::name_of(domain::cadences, *prospect.cadence));
    }
    if (prospect.formality) {
        result += line("formality", domain::name_of(domain::formalities, *prospect.formality));
    }
    if (prospect.source) {
        result += line("source", *prospect.source);
    }
    result += lines("tag", prospect.tags);
    return result;
}

std::string when(time::Instant instant, const time::Zone& seller) {
    return time::say_local(seller.local(instant));
}

}  // namespace

std::string label(const domain::Prospect& prospect) {
    return prospect.company ? format("{}, {}", escaped(prospect.name), escaped(*prospect.company))
                            : escaped(prospect.name);
}

std::string say_touch(const domain::Touch& touch) {
    std::string result(domain::name_of(domain::touch_kinds, touch.kind));
    if (touch.direction == domain::Direction::inbound) {
        result = format("their {}", result);
    }
    if (touch.outcome) {
        std::string outcome(domain::name_of(domain::outcomes, *touch.outcome));
        std::replace(outcome.begin(), outcome.end(), '-', ' ');
        result += format(", {}", outcome);
    }
    if (touch.seconds) {
        result += format(", {} s", *touch.seconds);
    }
    if (touch.recognized.value_or(false)) {
        result += ", knew your name";
    }
    return result;
}

std::string prospect_table(const std::vector<domain::Prospect>& prospects, const Style& style) {
    Table table({"ID", "NAME", "COMPANY", "PHONE", "TIME ZONE"});
    for (const domain::Prospect& prospect : prospects) {
        table.add({format("{}", prospect.id), prospect.name, prospect.company.value_or(""),
                   prospect.do_not_call ? "do not call" : first_phone(prospect),
                   prospect.time_zone.value_or("")});
    }
    return table.text(style);
}

std::string prospect_page(const domain::Prospect& prospect, const std::vector<domain::Note>& notes,
                          const std::vector<domain::Touch>& touches,
                          const std::vector<domain::Promise>& promises, const time::Zone& seller,
                          const Style& style) {
    std::string page = format("{}\n", bold(format("{}  {}", prospect.id, label(prospect)), style));
    if (prospect.do_not_call) {
        page += format("  {}\n", warning("DO NOT CALL", style));
    }
    page += facts_about(prospect);
    for (const domain::Promise& promise : promises) {
        page += format("  {}{}\n",
                       text::padded(domain::format_identifier(domain::promise_letter, promise.id),
                                    label_width),
                       promise_summary(promise));
    }
    for (const domain::Note& note : notes) {
        page += format(
            "  {}{}, {}: {}\n",
            text::padded(domain::format_identifier(domain::note_letter, note.id), label_width),
            when(note.created_at, seller), domain::name_of(domain::note_kinds, note.kind),
            escaped(note.text));
    }
    for (const domain::Touch& touch : touches) {
        page += format(
            "  {}{}, {}{}{}\n",
            text::padded(domain::format_identifier(domain::touch_letter, touch.id), label_width),
            when(touch.at, seller), say_touch(touch), touch.text ? ": " : "",
            escaped(touch.text.value_or("")));
    }
    return page;
}

}  // namespace vmcoach::view
