#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "vmcoach/domain/promise.hpp"
#include "vmcoach/time/zone.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// When a call is due, at their place and at the seller's: `Thu 26 Nov 2026 10:15 (11:15 for you)`
std::string say_both_clocks(const domain::Promise& promise, const time::Zone& seller);

/// `open: Thu 26 Nov 2026 10:15 America/Chicago, about pricing`
std::string promise_summary(const domain::Promise& promise);

/// One line a promise.
std::string promise_table(const std::vector<domain::Promise>& promises, const Style& style);

/// The list to work through: grouped into Overdue, Now, Today and Later, each promise with both
/// clocks, the number, how to say the name, and what was last said.
/// @param grace  how far from its time a promise still counts as now
std::string due_list(const std::vector<domain::DueItem>& items, time::Instant now,
                     std::chrono::seconds grace, const time::Zone& seller, const Style& style);

}  // namespace vmcoach::view
