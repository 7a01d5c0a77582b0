#pragma once

#include <string>

#include "vmcoach/domain/statistics.hpp"
#include "vmcoach/time/zone.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// Bars and a map of the week. Into a pipe it is 80 columns wide and all ASCII.
std::string stats_page(const domain::Statistics& statistics, const time::Zone& seller,
                       const Style& style);

/// A document of these parts, what they count being told by domain/statistics.hpp:
///
///     period      since, until: instants; since is the first on record where none was asked for,
///                 and null where there is nothing
///     promises    grace_seconds, kept_on_time: a share, early, late, missed, overdue: counts
///     messages    min_seconds, max_seconds, inside: a share, shorter, longer, unknown: counts
///     name_known  an array of shares, each with touch (1 to 4) and or_later (true of the last)
///     voicemails  return_days, returned: a share, too_recent: a count,
///                 published: low, high and best, from 0 to 1
///     pick_ups    picked_up: a share, few_attempts, map: an array by weekday and hour
///
/// A share is count, of, share, low and high; the last three from 0 to 1, and null of nothing. In
/// the map it is weekday (`monday`), hour (0 to 23), attempts, picked_up, share, low and high;
/// hours in which nothing was tried are left out.
std::string json(const domain::Statistics& statistics);

}  // namespace vmcoach::view
