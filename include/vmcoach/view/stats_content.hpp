#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/domain/statistics.hpp"
#include "vmcoach/time/zone.hpp"

/// What is told of statistics, in words: the same on a terminal, in a picture and on a page. None
/// of it is escaped.
namespace vmcoach::view {

/// A share and what it is of: `2nd touch`.
struct StatsFigure {
    std::string label;
    domain::Proportion share;
};

struct StatsSection {
    std::string heading;
    std::string meaning;  ///< what is counted
    std::vector<StatsFigure> figures;
    std::vector<std::string> remarks;  ///< what is beside the figures
    std::optional<domain::PublishedReturns> published;
    std::string missing;  ///< what is said in the place of figures that have nothing to count

    bool has_data() const;
};

struct StatsContent {
    std::string title;
    std::string period;
    std::vector<StatsSection> sections;  ///< the last one is that of the map
    std::string map_heading;
    std::string best_heading;
    std::vector<std::string> best_hours;

    bool has_data() const;
};

/// @param seller  whose clock the period is told by
StatsContent stats_content(const domain::Statistics& statistics, const time::Zone& seller);

/// `75 %`, rounded to a whole percent.
std::string say_percent(double share);

/// `60 to 86`: the interval in percent.
std::string say_interval(const domain::Interval& interval);

/// `30 of 40`
std::string say_count(const domain::Proportion& share);

/// `30 of 40: 75 % (60 to 86)`
std::string say_share(const domain::Proportion& share);

/// `Mon`; 0 is Monday.
std::string_view short_weekday(std::size_t weekday);

/// `Tue 10:00`
std::string say_hour(std::size_t weekday, std::size_t hour);

/// The hours of the day in which anything was tried, and what lies between them.
struct HourRange {
    std::size_t first = 0;
    std::size_t end = 0;  ///< past the last

    std::size_t size() const { return end - first; }
};
HourRange hour_range(const domain::HourMap& map);

/// How many weekdays the map shows: the week to Friday, and to the last day on which anything was
/// tried.
std::size_t shown_weekdays(const domain::HourMap& map);

/// What the strongest shade of the map stands for: the largest share of an hour with enough
/// attempts, rounded up to tens of percent; 1 where there is no such hour.
double map_scale(const domain::HourMap& map);

}  // namespace vmcoach::view
