#pragma once

#include <chrono>

#include "vmcoach/domain/promise.hpp"
#include "vmcoach/time/instant.hpp"

/// What keeps promises decent and keepable. All pure.
namespace vmcoach::domain {

/// When a prospect may be called, by the clock on their wall; both ends belong to it. The default
/// of the settings, 08:00 to 21:00, is that of 47 CFR 64.1200(c)(1) for telephone solicitation in
/// the United States; narrower hours of single states are not known here.
struct CallingHours {
    std::chrono::minutes begin;
    std::chrono::minutes end;
};

bool is_within(const CallingHours& hours, time::LocalTime local);

bool is_weekend(time::LocalTime local);

/// Calls that begin this close to each other can't both be made at their time.
inline constexpr std::chrono::minutes clash_distance{10};

/// A call or a message this long before the promised time keeps the promise.
inline constexpr std::chrono::minutes keeps_before{15};

/// Whether a touch at `at` keeps a promise. One that was before the promise was made does not.
bool keeps(time::Instant at, const Promise& promise);

/// A promise farther ahead, by the calendar at their place, is likely to be forgotten by the one it
/// was made to.
inline constexpr date::days far_ahead{7};

/// More touches than this within touch_period are too many for one prospect.
inline constexpr int most_touches = 3;
inline constexpr std::chrono::hours touch_period{24};

}  // namespace vmcoach::domain
