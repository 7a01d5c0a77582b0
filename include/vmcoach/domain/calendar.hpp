#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "vmcoach/domain/promise.hpp"
#include "vmcoach/time/instant.hpp"

namespace vmcoach::domain {

/// A promise as a calendar knows it: through all its moves it is one event.
struct CalendarEntry {
    std::string uid;            ///< a UUID, of the first promise in a chain of moves
    std::int64_t revision = 0;  ///< grows with each change of the promise or the prospect's fields
    time::Instant created_at;   ///< when the first of them was made
    time::Instant changed_at;
    Promise promise;  ///< the last of them, open or canceled
    std::optional<std::string> company;
    std::optional<std::string> phone;  ///< as typed
    std::optional<std::string> pronunciation;
};

/// How long a calendar is told that a call was canceled, so that one that looks seldom learns it.
inline constexpr date::days canceled_stays{30};

/// A call takes a seller's time, and an event without any is not shown everywhere.
inline constexpr std::chrono::minutes calendar_duration{5};

}  // namespace vmcoach::domain
