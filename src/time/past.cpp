#include "vmcoach/time/past.hpp"

#include <optional>
#include <vector>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/time/parser.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/time/vocabulary.hpp"

namespace vmcoach::time {
namespace {

using std::chrono::minutes;

/// The day that a PAST names by a word, or none.
std::optional<date::local_days> past_day(grammar::Parser& parser, date::local_days today) {
    if (parser.word("today")) {
        return today;
    }
    if (parser.word("yesterday")) {
        return today - date::days{1};
    }
    if (parser.word("last")) {
        if (const auto weekday = parser.weekday()) {
            const date::days back = date::weekday{today} - *weekday;
            return today - (back == date::days{0} ? date::days{7} : back);
        }
        return std::nullopt;
    }
    if (const auto day = parser.iso_day()) {
        return date::local_days{*day};
    }
    return std::nullopt;
}

/// The moment at which clocks showed this.
/// @throws Error (usage) when a clock change skipped it, or it has come twice by now
Instant moment_past(LocalTime local, Instant now, const Zone& zone) {
    std::vector<Instant> found = zone.instants(local);
    if (found.empty()) {
        throw text::usage_error(text::format("{} did not exist in {}: the clock was put forward",
                                             say_local(local), zone.name()));
    }
    if (found.size() > 1 && found.back() <= now) {
        throw text::usage_error(
            text::format("{} came twice in {}: the clock was put back", say_local(local),
                         zone.name()),
            text::format("say which: '{}' or '{}'", format_instant(found.front()),
                         format_instant(found.back())));
    }
    return found.front();
}

std::optional<Instant> read_ago(std::string_view phrase, Instant now, const Zone& zone) {
    grammar::Parser parser(phrase);
    const auto count = parser.count();
    if (!count) {
        return std::nullopt;
    }
    const LocalTime local = zone.local(now);
    const auto days_back = [&](int days) {
        const date::local_days day = date::floor<date::days>(local) - date::days{days};
        return zone.first_from(LocalTime{day} + (local - date::floor<date::days>(local)));
    };
    std::optional<Instant> result;
    if (parser.any_of(vocabulary::minute_names)) {
        result = now - minutes{*count};
    } else if (parser.any_of(vocabulary::hour_names)) {
        result = now - std::chrono::hours{*count};
    } else if (parser.any_of(vocabulary::day_names)) {
        result = days_back(*count);
    } else if (parser.any_of(vocabulary::week_names)) {
        result = days_back(*count * 7);
    }
    return parser.word("ago") && parser.done() ? result : std::nullopt;
}

std::optional<Instant> read_past(std::string_view phrase, Instant now, const Zone& zone) {
    if (const auto result = read_ago(phrase, now, zone)) {
        return result;
    }
    const date::local_days today = date::floor<date::days>(zone.local(now));
    if (const auto instant = parse_instant(phrase)) {
        return instant;
    }
    if (const auto local = parse_local(phrase)) {
        return moment_past(*local, now, zone);
    }
    grammar::Parser parser(phrase);
    const std::optional<date::local_days> day = past_day(parser, today);
    if (day && parser.done()) {
        return zone.first_from(LocalTime{*day});
    }
    const auto time = parser.time();
    if (!time || time->utc || !parser.done()) {
        return std::nullopt;
    }
    const LocalTime as_written = LocalTime{day.value_or(today)} + time->since_midnight;
    constexpr std::chrono::hours half_a_day{12};
    // The afternoon, as for times to come, but what lies ahead can't be meant.
    const bool afternoon = time->unmarked && as_written + half_a_day <= zone.local(now);
    return moment_past(afternoon ? as_written + half_a_day : as_written, now, zone);
}

}  // namespace

Instant parse_past(std::string_view phrase, Instant now, const Zone& zone) {
    const auto result = read_past(grammar::normalised(phrase), now, zone);
    if (!result || *result < Instant{}) {
        throw text::usage_error(
            text::format("can't read '{}' as a time that has been", phrase),
            "for example: 9:40, 'yesterday 16:30', '20 min ago', '2026-11-20 10:15'");
    }
    if (*result > now) {
        throw text::usage_error(text::format("'{}' lies ahead: it would be {}", phrase,
                                             say_local(zone.local(*result))));
    }
    return *result;
}

}  // namespace vmcoach::time
