#pragma once

#include <cstddef>
#include <string>

#include "vmcoach/domain/statistics.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// The hours of the week as lines of text, and what their marks mean.
struct StatsMap {
    std::string lines;
    std::string legend;
};

/// A column an hour. Where there is room, a weekday takes two lines: the share, with a block as
/// high as it, and below it the count, alone where the attempts are few. Elsewhere an hour is one
/// mark.
/// @param map     with an attempt
/// @param margin  blanks before each line
/// @param style   with columns, 40 or more
StatsMap stats_map(const domain::HourMap& map, std::size_t margin, const Style& style);

}  // namespace vmcoach::view
