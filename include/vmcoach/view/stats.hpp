#pragma once

#include <string>

#include "vmcoach/domain/statistics.hpp"
#include "vmcoach/time/zone.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// Bars and a map of the week. Into a pipe it is 80 columns wide and all ASCII.
std::string stats_page(const domain::Statistics& statistics, const time::Zone& seller,
                       const Style& style);

/// `{"period": …, "promises": …, "messages": …, "name_known": […], "voicemails": …,
/// "pick_ups": …}`. Each share is `{"count", "of", "share", "low", "high"}`, the last three from 0
/// to 1 and null of nothing; hours in which nothing was tried are left out of the map.
std::string json(const domain::Statistics& statistics);

}  // namespace vmcoach::view
