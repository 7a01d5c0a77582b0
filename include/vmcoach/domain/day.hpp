#pragma once

#include <cstdint>

#include "vmcoach/time/instant.hpp"

/// A seller's day. All pure.
namespace vmcoach::domain {

/// What has been done in a stretch of time. Calls and messages are the seller's own.
struct DaySummary {
    std::int64_t voicemails = 0;
    std::int64_t calls = 0;
    std::int64_t conversations = 0;  ///< of the calls, those in which they spoke
    std::int64_t emails = 0;
    std::int64_t promises_made = 0;
    std::int64_t promises_kept = 0;
};

/// A time for the next call to somebody who was not reached now: two working days ahead, in the
/// other half of the day.
/// @param now  on the clock at their place
time::LocalTime proposed_call(time::LocalTime now);

}  // namespace vmcoach::domain
