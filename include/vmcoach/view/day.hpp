#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vmcoach/domain/day.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::view {

/// What there is to do: `2 calls are due, 1 more is promised for today; 12 people were never
/// called`
std::string say_agenda(std::int64_t due, std::int64_t later, std::int64_t untouched);

/// What was done today, and the promises that are still open, a line each.
/// @param seller  whose clock the times are told by
std::string say_summary(const domain::DaySummary& summary, const std::vector<domain::DueItem>& open,
                        time::Instant now, const time::Zone& seller);

}  // namespace vmcoach::view
