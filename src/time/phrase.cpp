#include "vmcoach/time/phrase.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"
#include "vmcoach/time/grammar.hpp"
#include "vmcoach/time/say.hpp"

namespace vmcoach::time {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// Promises end with the last year for which zone files list their clock changes.
constexpr date::local_days last_day{date::year{2037} / date::December / 31};

constexpr std::string_view examples = "for example: thu 10:15, tomorrow 9:30, in 90 min";

template <typename... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

std::string iso(LocalTime local) {
    std::string text = format_local(local);
    text[text.find('T')] = ' ';
    return text;
}

/// `a`, `a or b`, `a, b or c`
std::string either(const std::vector<std::string>& items) {
    std::string result;
    for (std::size_t i = 0; i < items.size(); ++i) {
        result += (i == 0 ? "" : i + 1 == items.size() ? " or " : ", ") + items[i];
    }
    return result;
}

/// Reads phrases as somebody would who looks at one clock, at one moment.
class Reader {
  public:
    Reader(std::string_view phrase, Instant now, const Zone& zone)
        : phrase_(phrase),
          zone_(zone),
          now_(date::floor<minutes>(now)),
          today_(date::floor<date::days>(zone.local(now))) {}

    Moment read() const {
        const std::string phrase = grammar::normalised(phrase_);
        const std::optional<grammar::When> when = grammar::parse_when(phrase);
        if (!when) {
            throw not_understood(phrase);
        }
        const Moment moment = std::visit([this](const auto& part) { return meaning(part); }, *when);
        if (moment.local >= LocalTime{last_day + date::days{1}}) {
            throw text::usage_error(text::format("'{}' is {}: promises end with {}", phrase_,
                                                 say_local(moment.local), say_day(last_day)));
        }
        return moment;
    }

  private:
    text::Error not_understood(const std::string& phrase) const {
        if (phrase.empty()) {
            return text::usage_error("no time is given", std::string(examples));
        }
        if (grammar::is_only_a_day(phrase)) {
            return text::usage_error(text::format("'{}' is a day without a time", phrase_),
                                     text::format("name a time: {} 10:15", phrase));
        }
        std::string message = text::format("can't read '{}' as a time to come", phrase_);
        if (const auto word = grammar::first_unknown_word(phrase)) {
            message += text::format(": '{}' is not understood", *word);
            if (auto hint = text::did_you_mean(*word, grammar::vocabulary())) {
                return text::usage_error(message, std::move(hint));
            }
        }
        return text::usage_error(message, std::string(examples));
    }

    Moment meaning(const grammar::Span& span) const {
        return ahead(Moment{Anchor::instant, zone_.local(now_ + span.length), now_ + span.length});
    }

    Moment meaning(const grammar::Iso& when) const {
        if (!when.offset) {
            return only_one({when.local});
        }
        const Instant instant{when.local.time_since_epoch() - *when.offset};
        return ahead(Moment{Anchor::instant, zone_.local(instant), instant});
    }

    Moment meaning(const grammar::DayAndTime& when) const {
        std::vector<LocalTime> readings;
        for (const date::local_days day : days(when.day)) {
            readings.emplace_back(day + when.time.since_midnight);
        }
        if (!when.day && is_ahead(readings.front())) {
            readings.resize(1);
        }
        return only_one(readings);
    }

    std::vector<date::local_days> days(const std::optional<grammar::Day>& day) const {
        if (!day) {
            return {today_, today_ + date::days{1}};
        }
        return std::visit(
            Overloaded{
                [this](grammar::Today) { return std::vector{today_}; },
                [this](grammar::Tomorrow) { return std::vector{today_ + date::days{1}}; },
                [](grammar::CalendarDay named) { return std::vector{date::local_days{named.day}}; },
                [this](grammar::DaysAhead steps) {
                    return std::vector{today_ + date::days{steps.count}};
                },
                [this](grammar::Weekday named) {
                    const date::days ahead = named.day - date::weekday{today_};
                    return ahead == date::days{0} ? std::vector{today_, today_ + date::days{7}}
                                                  : std::vector{today_ + ahead};
                },
            },
            *day);
    }

    /// Later than the minute that now is in. A time that is skipped counts by the clock's face.
    bool is_ahead(LocalTime local) const {
        const std::vector<Instant> found = zone_.instants(local);
        return found.empty() ? local > zone_.local(now_) : found.back() > now_;
    }

    Moment ahead(Moment moment) const {
        if (moment.instant <= now_) {
            throw past(moment.local);
        }
        return moment;
    }

    text::Error past(LocalTime local) const {
        return text::usage_error(
            text::format("'{}' is past: it would be {}, and now it is {} in {}", phrase_,
                         say_local(local), say_local(zone_.local(now_)), zone_.name()));
    }

    Moment only_one(const std::vector<LocalTime>& readings) const {
        std::vector<LocalTime> left;
        std::copy_if(readings.begin(), readings.end(), std::back_inserter(left),
                     [this](LocalTime local) { return is_ahead(local); });
        if (left.empty()) {
            throw past(readings.back());
        }
        if (left.size() > 1) {
            std::vector<std::string> said;
            std::vector<std::string> typed;
            for (const LocalTime local : left) {
                said.push_back(say_local(local));
                typed.push_back(text::format("'{}'", iso(local)));
            }
            throw text::usage_error(text::format("'{}' may be {}", phrase_, either(said)),
                                    "say which: " + either(typed));
        }
        return resolved(left.front());
    }

    Moment resolved(LocalTime local) const {
        std::vector<Instant> found = zone_.instants(local);
        if (found.empty()) {
            const Instant change = zone_.first_from(local);
            throw text::usage_error(
                text::format("{} does not exist in {}: the clock is put forward", say_local(local),
                             zone_.name()),
                text::format("the clock goes from {} to {}",
                             say_clock(zone_.local(change - minutes{1})),
                             say_clock(zone_.local(change))));
        }
        if (found.size() == 1) {
            return {Anchor::wall, local, found.front()};
        }
        std::erase_if(found, [this](Instant instant) { return instant <= now_; });
        if (found.size() == 1) {
            return {Anchor::instant, local, found.front()};
        }
        throw text::usage_error(
            text::format("{} comes twice in {}: the clock is put back", say_local(local),
                         zone_.name()),
            text::format("say which: '{}' or '{}'", format_instant(found.front()),
                         format_instant(found.back())));
    }

    std::string_view phrase_;
    const Zone& zone_;
    Instant now_;
    date::local_days today_;
};

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
    if (const auto day = parser.calendar_day()) {
        return date::local_days{*day};
    }
    return std::nullopt;
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
        return zone.first_from(day + (local - date::floor<date::days>(local)));
    };
    std::optional<Instant> result;
    if (parser.word("min") || parser.word("mins") || parser.word("minutes") ||
        parser.word("minute")) {
        result = now - minutes{*count};
    } else if (parser.word("hours") || parser.word("hour")) {
        result = now - std::chrono::hours{*count};
    } else if (parser.word("days") || parser.word("day")) {
        result = days_back(*count);
    } else if (parser.word("weeks") || parser.word("week")) {
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
        const std::vector<Instant> found = zone.instants(*local);
        return found.empty() ? std::nullopt : std::optional(found.front());
    }
    grammar::Parser parser(phrase);
    const std::optional<date::local_days> day = past_day(parser, today);
    if (day && parser.done()) {
        return zone.first_from(LocalTime{*day});
    }
    const auto time = parser.time();
    if (!time || !parser.done()) {
        return std::nullopt;
    }
    const std::vector<Instant> found = zone.instants(day.value_or(today) + time->since_midnight);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

}  // namespace

Moment parse_phrase(std::string_view phrase, Instant now, const Zone& zone) {
    return Reader(phrase, now, zone).read();
}

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
