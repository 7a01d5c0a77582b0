#include "vmcoach/view/stats_content.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "vmcoach/text/counted.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/time/say.hpp"

namespace vmcoach::view {
namespace {

using domain::Statistics;
using text::format;

constexpr std::array<std::string_view, 7> weekdays = {"Mon", "Tue", "Wed", "Thu",
                                                      "Fri", "Sat", "Sun"};

std::string say_period(const Statistics& statistics, const time::Zone& seller) {
    const domain::Period& period = statistics.terms.period;
    const auto say = [&](time::Instant at) { return time::say_local(seller.local(at)); };
    if (!period.since && !statistics.first_at) {
        return "Nothing is on record yet";
    }
    return format("From {}{} until {}{}, on the clock of {}",
                  say(period.since.value_or(statistics.first_at.value_or(time::Instant{}))),
                  period.since ? "" : " (the first on record)",
                  say(period.until.value_or(statistics.terms.now)), period.until ? "" : " (now)",
                  seller.name());
}

/// `2 shorter, 1 longer`; nothing of those that are none.
std::string say_counts(const std::vector<std::pair<std::int64_t, std::string_view>>& counts) {
    std::string result;
    for (const auto& [count, what] : counts) {
        if (count > 0) {
            result += format("{}{} {}", result.empty() ? "" : ", ", count, what);
        }
    }
    return result;
}

void add_remark(StatsSection& section, std::string remark) {
    if (!remark.empty()) {
        section.remarks.push_back(std::move(remark));
    }
}

StatsSection promises(const Statistics& statistics) {
    const domain::PromiseStatistics& counted = statistics.promises;
    StatsSection section{
        .heading = "Promises kept on time",
        .meaning = format(
            "of the calls that you promised: made within {} min of the promised time",
            std::chrono::duration_cast<std::chrono::minutes>(statistics.terms.grace).count()),
        .figures = {{"on time", counted.kept_on_time}},
        .missing = "promise a call with 'vmcoach promise-call WHO WHEN', and make it then"};
    add_remark(section, say_counts({{counted.early, "early"},
                                    {counted.late, "late"},
                                    {counted.missed, "missed"},
                                    {counted.overdue, "overdue"}}));
    return section;
}

StatsSection messages(const Statistics& statistics) {
    const domain::MessageStatistics& counted = statistics.messages;
    StatsSection section{
        .heading = format("Messages of {} to {} seconds", statistics.terms.min_seconds,
                          statistics.terms.max_seconds),
        .meaning = "of the voicemails that you left, timed or estimated by their words",
        .figures = {{"inside", counted.inside}},
        .missing = "log what you say with 'vmcoach voicemail WHO TEXT', or --seconds N"};
    add_remark(section, say_counts({{counted.shorter, "shorter"},
                                    {counted.longer, "longer"},
                                    {counted.unknown, "of unknown length, not counted"}}));
    return section;
}

StatsSection name_known(const Statistics& statistics) {
    constexpr std::array<const char*, domain::told_touches> labels = {"1st touch", "2nd touch",
                                                                      "3rd touch", "4th or later"};
    StatsSection section{
        .heading = "They know your name",
        .meaning = "of the calls in which you spoke, by how often you had tried to reach them",
        .missing = "log a talk with 'vmcoach call WHO spoke', and --recognized where they knew it"};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        section.figures.push_back({labels.at(i), statistics.name_known.at(i)});
    }
    return section;
}

StatsSection returns(const Statistics& statistics) {
    const domain::PublishedReturns published;
    StatsSection section{
        .heading = "Voicemails returned",
        .meaning = format("of those that you left: they got in touch within {}",
                          text::counted(domain::return_period.count(), "day")),
        .figures = {{"returned", statistics.returns.returned}},
        .published = published,
        .missing =
            "log what you leave with 'vmcoach voicemail WHO', and their calls with --inbound"};
    if (statistics.returns.too_recent > 0) {
        section.remarks.push_back(format("{} left less than {} ago, not counted yet",
                                         statistics.returns.too_recent,
                                         text::counted(domain::return_period.count(), "day")));
    }
    section.remarks.push_back(format("published: {:.0f} to {:.0f} %, {:.0f} % at best",
                                     published.low * 100, published.high * 100,
                                     published.best * 100));
    return section;
}

StatsSection pick_ups(const Statistics& statistics) {
    return {.heading = "They pick up",
            .meaning = "of your calls, those that ended in a voicemail among them",
            .figures = {{"picked up", statistics.pick_ups.overall}},
            .missing = "log each call with 'vmcoach call WHO OUTCOME' or 'vmcoach voicemail WHO'"};
}

}  // namespace

bool StatsContent::has_data() const {
    return std::any_of(sections.begin(), sections.end(),
                       [](const StatsSection& section) { return section.has_data(); });
}

bool StatsSection::has_data() const {
    return std::any_of(figures.begin(), figures.end(),
                       [](const StatsFigure& figure) { return figure.share.of > 0; });
}

StatsContent stats_content(const domain::Statistics& statistics, const time::Zone& seller) {
    const domain::Period& period = statistics.terms.period;
    StatsContent content{
        .title = "How you reach people",
        .period = say_period(statistics, seller),
        .sections = {promises(statistics), messages(statistics), name_known(statistics),
                     returns(statistics), pick_ups(statistics)}};
    for (StatsSection& section : content.sections) {
        section.missing = period.since || period.until ? std::string("no data in this period")
                                                       : format("no data yet: {}", section.missing);
    }
    content.map_heading = "When they pick up, on their own clock";
    constexpr std::size_t most_hours = 3;
    for (const domain::WeekHour& best : domain::best_hours(statistics.pick_ups.map, most_hours)) {
        content.best_hours.push_back(
            format("{}, {}", say_hour(best.weekday, best.hour), say_share(best.picked_up)));
    }
    content.best_heading =
        content.best_hours.empty()
            ? format("no hour yet has {} calls, one of them picked up", domain::few_attempts)
            : format("best so far, of the hours with {} calls or more:", domain::few_attempts);
    return content;
}

std::string say_percent(double share) {
    return format("{} %", std::lround(share * 100));
}

std::string say_interval(const domain::Interval& interval) {
    return format("{} to {}", std::lround(interval.low * 100), std::lround(interval.high * 100));
}

std::string say_count(const domain::Proportion& share) {
    return format("{} of {}", share.count, share.of);
}

std::string say_share(const domain::Proportion& share) {
    const auto percent = share.share();
    return percent ? format("{}: {} ({})", say_count(share), say_percent(*percent),
                            say_interval(*share.interval()))
                   : say_count(share);
}

std::string_view short_weekday(std::size_t weekday) {
    return weekdays.at(weekday);
}

std::string say_hour(std::size_t weekday, std::size_t hour) {
    return format("{} {:02}:00", short_weekday(weekday), hour);
}

HourRange hour_range(const domain::HourMap& map) {
    HourRange range;
    for (std::size_t hour = 0; hour < map.front().size(); ++hour) {
        const bool any = std::any_of(map.begin(), map.end(),
                                     [hour](const auto& day) { return day.at(hour).of > 0; });
        if (any) {
            range.first = range.end == 0 ? hour : range.first;
            range.end = hour + 1;
        }
    }
    return range;
}

std::size_t shown_weekdays(const domain::HourMap& map) {
    constexpr std::size_t working_days = 5;
    std::size_t shown = map.size();
    const auto is_empty = [](const domain::Proportion& cell) { return cell.of == 0; };
    while (shown > working_days &&
           std::all_of(map.at(shown - 1).begin(), map.at(shown - 1).end(), is_empty)) {
        --shown;
    }
    return shown;
}

double map_scale(const domain::HourMap& map) {
    double largest = 0;
    for (const auto& day : map) {
        for (const domain::Proportion& cell : day) {
            if (cell.of >= domain::few_attempts) {
                largest = std::max(largest, *cell.share());
            }
        }
    }
    constexpr double steps = 10;
    return largest > 0 ? std::ceil(largest * steps) / steps : 1;
}

}  // namespace vmcoach::view
