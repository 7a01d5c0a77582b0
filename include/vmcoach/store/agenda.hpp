#pragma once

#include <cstdint>
#include <optional>

#include "vmcoach/domain/day.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/time/instant.hpp"

/// What a seller's day is made of, besides the promises that are due.
namespace vmcoach::store {

/// The first prospect with an id above `after` whom nobody has tried to reach or promised a call,
/// and who may be called; none when there is no other.
std::optional<domain::Prospect> next_untouched(const Database& database, std::int64_t after);

/// How many such prospects there are.
std::int64_t count_untouched(const Database& database);

/// What was done from `begin` on, before `end`. Looks at all touches and promises.
domain::DaySummary summary_between(const Database& database, time::Instant begin,
                                   time::Instant end);

}  // namespace vmcoach::store
