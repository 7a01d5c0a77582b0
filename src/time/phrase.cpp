#include "vmcoach/time/phrase.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"
#include "vmcoach/time/parser.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/time/vocabulary.hpp"

namespace vmcoach::time {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// Promises end with the last year for which zone files list their clock changes.
constexpr date::local_days last_day{date::year{2037} / date::December / 31};

/// A date without a year is the next one; one that is farther off was more likely meant to be past.
constexpr date::days farthest_without_year{300};

constexpr std::string_view examples = "for example: thu 10:15, tomorrow 9:30, in 90 min";

std::string iso(LocalTime local) {
    std::string text = format_local(local);
    text[text.find('T')] = ' ';
    return text;
}

/// Monday of the ISO week that a day is in.
date::local_days monday_of(date::local_days day) {
    return day - (date::weekday{day} - date::Monday);
}

/// Reads phrases as somebody would who looks at one clock, at one moment.
class Reader {
  public:
    Reader(std::string_view phrase, Instant now, Zone zone, std::optional<DateOrder> order)
        : phrase_(phrase),
          zone_(std::move(zone)),
          order_(order),
          now_(date::floor<minutes>(now)),
          today_(date::floor<date::days>(zone_.local(now))) {}

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
    using Days = std::vector<date::local_days>;

    text::Error not_understood(const std::string& phrase) const {
        if (phrase.empty()) {
            return text::usage_error("no time is given", std::string(examples));
        }
        if (grammar::is_only_a_day(phrase)) {
            const std::string with_time = phrase + " 10:15";
            return text::usage_error(text::format("'{}' is a day without a time", phrase_),
                                     is_readable(with_time)
                                         ? text::format("name a time: {}", with_time)
                                         : text::format("name a time, {}", examples));
        }
        std::string message = text::format("can't read '{}' as a time to come", phrase_);
        if (const auto word = vocabulary::first_unknown(phrase)) {
            message += text::format(": '{}' is not understood", *word);
            if (const auto advice = vocabulary::advice_on(*word)) {
                return text::usage_error(message, std::string(*advice));
            }
            if (auto hint = text::did_you_mean(*word, vocabulary::all_words())) {
                return text::usage_error(message, std::move(hint));
            }
        } else {
            message += what_is_left(phrase);
        }
        return text::usage_error(message, std::string(examples));
    }

    /// Whether a hint can be typed as it stands.
    bool is_readable(const std::string& phrase) const {
        try {
            Reader(phrase, now_, zone_, order_).read();
            return true;
        } catch (const text::Error&) {
            return false;
        }
    }

    /// What of a phrase was understood, and what stands behind it that was not.
    static std::string what_is_left(std::string_view phrase) {
        grammar::Parser parser(phrase);
        const bool day_first = parser.day().has_value();
        if (!parser.time() && !day_first) {
            return {};
        }
        if (day_first) {
            parser.time();
        } else {
            parser.day();
        }
        const std::string_view rest = parser.rest();
        std::string_view read = phrase.substr(0, phrase.size() - rest.size());
        read.remove_suffix(read.ends_with(' ') ? 1 : 0);
        return rest.empty() ? std::string()
                            : text::format(": '{}' is, but not '{}' behind it", read, rest);
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
        if (when.time.utc) {
            grammar::DayAndTime there = when;
            there.time.utc = false;
            there.time.unmarked = false;
            const Instant instant =
                Reader(phrase_, now_, Zone::utc(), order_).meaning(there).instant;
            return {Anchor::instant, zone_.local(instant), instant};
        }
        constexpr std::chrono::hours half_a_day{12};
        const minutes time =
            when.time.since_midnight + (when.time.unmarked ? half_a_day : minutes{0});
        if (!when.day) {
            return first_ahead({today_, today_ + date::days{1}}, time);
        }
        return std::visit([&](const auto& day) { return at(day, time); }, *when.day);
    }

    Moment at(grammar::DaysAhead day, minutes time) const {
        return only_one({LocalTime{today_ + date::days{day.count}} + time});
    }

    Moment at(grammar::MonthsAhead step, minutes time) const {
        // Far behind the last day, and far before the calendar's years run out.
        constexpr int most = 1200;
        const date::year_month_day today{today_};
        date::year_month_day day = today + date::months{std::min(step.count, most)};
        if (!day.ok()) {
            day = day.year() / day.month() / date::last;
        }
        return only_one({LocalTime{date::local_days{day}} + time});
    }

    Moment at(grammar::Weekday named, minutes time) const {
        constexpr date::days week{7};
        const date::days to_come = named.day - date::weekday{today_};
        const date::local_days after_today = today_ + (to_come == date::days{0} ? week : to_come);
        const date::local_days in_next_week = monday_of(today_) + week + (named.day - date::Monday);
        switch (named.which) {
            case grammar::Weekday::Which::of_next_week:
                return only_one({LocalTime{in_next_week} + time});
            case grammar::Weekday::Which::next:
                return after_today == in_next_week ? only_one({LocalTime{after_today} + time})
                                                   : only_one({LocalTime{after_today} + time,
                                                               LocalTime{in_next_week} + time});
            case grammar::Weekday::Which::coming:
                break;
        }
        return to_come == date::days{0}
                   ? only_one({LocalTime{today_} + time, LocalTime{after_today} + time})
                   : only_one({LocalTime{after_today} + time});
    }

    Moment at(grammar::DayOfMonth named, minutes time) const {
        std::vector<LocalTime> readings;
        const date::year_month_day today{today_};
        date::year_month month = today.year() / today.month();
        const bool is_today = today.day() == named.day;
        for (const std::size_t wanted = is_today ? 2 : 1; readings.size() < wanted;
             month += date::months{1}) {
            const date::year_month_day day = month / named.day;
            if (day.ok() && date::local_days{day} >= today_) {
                readings.push_back(LocalTime{date::local_days{day}} + time);
            }
        }
        if (named.weekday) {
            const LocalTime first = readings.front();
            std::erase_if(readings, [&](LocalTime reading) {
                return date::weekday{date::floor<date::days>(reading)} != *named.weekday;
            });
            if (readings.empty()) {
                throw wrong_weekday(date::floor<date::days>(first));
            }
        }
        return only_one(readings);
    }

    Moment at(grammar::MonthDay named, minutes time) const {
        const date::local_days day = next_without_year(named.day, time);
        require_weekday(named.weekday, day);
        return only_one({LocalTime{day} + time});
    }

    Moment at(grammar::CalendarDay named, minutes time) const {
        const date::local_days day{named.day};
        require_weekday(named.weekday, day);
        return only_one({LocalTime{day} + time});
    }

    Moment at(grammar::NumberPair pair, minutes time) const {
        Days days;
        const auto add = [&](unsigned month, unsigned number) {
            const date::month_day day{date::month{month}, date::day{number}};
            if (!day.ok() || (pair.year && !(*pair.year / day).ok())) {
                return;
            }
            const date::local_days found =
                pair.year ? date::local_days{*pair.year / day} : next(day, time);
            if (std::find(days.begin(), days.end(), found) == days.end()) {
                days.push_back(found);
            }
        };
        add(pair.first, pair.second);
        add(pair.second, pair.first);
        if (days.size() > 1 && order_) {
            days = {order_ == DateOrder::month_day ? days[0] : days[1]};
        }
        if (days.empty()) {
            throw text::usage_error(text::format("'{}' names no date", phrase_),
                                    std::string(examples));
        }
        if (days.size() > 1) {
            throw ambiguous({LocalTime{days[0]} + time, LocalTime{days[1]} + time});
        }
        if (!pair.year) {
            require_near(LocalTime{days.front()} + time);
        }
        return only_one({LocalTime{days.front()} + time});
    }

    /// The next such day on which the time is still ahead.
    date::local_days next(date::month_day day, minutes time) const {
        // A leap day may be eight years off.
        for (date::year year = date::year_month_day{today_}.year();; ++year) {
            const date::year_month_day candidate = year / day;
            if (candidate.ok() && is_ahead(LocalTime{date::local_days{candidate}} + time)) {
                return date::local_days{candidate};
            }
        }
    }

    date::local_days next_without_year(date::month_day day, minutes time) const {
        const date::local_days found = next(day, time);
        require_near(LocalTime{found} + time);
        return found;
    }

    void require_near(LocalTime local) const {
        const date::days off = date::floor<date::days>(local) - today_;
        if (off > farthest_without_year) {
            throw text::usage_error(
                text::format("the next '{}' is {} days off", phrase_, off.count()),
                text::format("if that is meant, write the year: {}{}", say_local(local), suffix()));
        }
    }

    /// What a time must bear to be read on this reader's clock again.
    const char* suffix() const { return zone_.name() == Zone::utc().name() ? " UTC" : ""; }

    text::Error wrong_weekday(date::local_days day) const {
        return text::usage_error(
            text::format("'{}': the weekday doesn't fit, it is {}", phrase_, say_day(day)),
            "leave the weekday out, or correct the date");
    }

    void require_weekday(std::optional<date::weekday> named, date::local_days day) const {
        if (named && *named != date::weekday{day}) {
            throw wrong_weekday(day);
        }
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

    text::Error ambiguous(const std::vector<LocalTime>& readings) const {
        std::vector<std::string> said;
        std::vector<std::string> typed;
        for (const LocalTime local : readings) {
            said.push_back(say_local(local) + suffix());
            typed.push_back(text::format("'{}{}'", iso(local), suffix()));
        }
        return text::usage_error(text::format("'{}' may be {}", phrase_, text::alternatives(said)),
                                 text::format("say which: {}", text::alternatives(typed)));
    }

    Moment first_ahead(const Days& days, minutes time) const {
        const auto day = std::find_if(days.begin(), days.end(), [&](date::local_days candidate) {
            return is_ahead(LocalTime{candidate} + time);
        });
        return only_one({LocalTime{day == days.end() ? days.back() : *day} + time});
    }

    Moment only_one(const std::vector<LocalTime>& readings) const {
        std::vector<LocalTime> left;
        std::copy_if(readings.begin(), readings.end(), std::back_inserter(left),
                     [this](LocalTime local) { return is_ahead(local); });
        if (left.empty()) {
            throw past(readings.back());
        }
        if (left.size() > 1) {
            throw ambiguous(left);
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
    Zone zone_;
    std::optional<DateOrder> order_;
    Instant now_;
    date::local_days today_;
};

}  // namespace

Moment parse_phrase(std::string_view phrase, Instant now, const Zone& zone,
                    std::optional<DateOrder> order) {
    return Reader(phrase, now, zone, order).read();
}

}  // namespace vmcoach::time
