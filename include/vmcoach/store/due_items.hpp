#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "vmcoach/domain/reminder.hpp"
#include "vmcoach/store/database.hpp"

/// Open promises with what is needed to keep them. The cost of each list is that of the rows
/// returned, however many promises there are.
namespace vmcoach::store {

/// Those that fall due before `end`, earliest first.
/// @param limit  none: all
std::vector<domain::DueItem> due_promises(const Database& database,
                                          std::optional<time::Instant> end,
                                          std::optional<std::int64_t> limit);

/// Which reminders a run is for.
struct ReminderRun {
    domain::Channel channel = domain::Channel::standard_output;
    std::chrono::seconds lead{0};  ///< how long before the call the reminder comes
    time::Instant now;
};

/// Reminders whose time has come, and that nobody delivers at this moment, earliest first. Those
/// that were never tried have neither row nor id.
/// @param limit  none: all
std::vector<domain::Delivery> waiting_reminders(const Database& database, const ReminderRun& run,
                                                std::optional<std::int64_t> limit);

}  // namespace vmcoach::store
