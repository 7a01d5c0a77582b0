#pragma once

#include <optional>
#include <vector>

#include "vmcoach/domain/reminder.hpp"
#include "vmcoach/store/database.hpp"

/// Who delivers which reminder, and how that ended. It is this machine's alone: neither logged nor
/// undone.
namespace vmcoach::store {

/// Which reminders a run is for.
struct ReminderRun {
    domain::Channel channel = domain::Channel::standard_output;
    std::chrono::seconds lead{0};  ///< how long before the call the reminder comes
    time::Instant now;             ///< when the run began
};

/// Records that a run of reminders begins, and what is too old for it.
void begin_reminders(WriteTransaction& transaction, const ReminderRun& run);

/// When reminders ran last; none: never.
std::optional<time::Instant> last_reminder_run(const Database& database);

/// Reminders whose time has come, and that nobody delivers at this moment, earliest first. Those
/// that were never tried have neither row nor id.
/// @param limit  none: all
std::vector<domain::Delivery> waiting_reminders(const Database& database, const ReminderRun& run,
                                                std::optional<std::int64_t> limit);

/// Claims reminders for this process: until the lease ends, nobody else delivers them.
/// @return with their row, id and attempt
std::vector<domain::Delivery> claim(WriteTransaction& transaction, const ReminderRun& run,
                                    std::vector<domain::Delivery> waiting);

/// How an attempt ended.
enum class Settlement {
    delivered,
    failed,    ///< tried again after a while, or never
    released,  ///< it was not even tried
};

/// Stores how a claim ended, unless it was lost to somebody else meanwhile.
void settle(WriteTransaction& transaction, const ReminderRun& run,
            const std::vector<domain::Delivery>& claimed, Settlement settlement);

/// Reminders of open promises that were tried and have not got through, in the order of the
/// promises.
std::vector<domain::FailedReminder> failed_reminders(const Database& database, time::Instant now);

/// Removes the deliveries of a promise, which is about to go. Its parameter is the promise's uid.
inline constexpr const char* remove_deliveries =
    "DELETE FROM reminder_delivery WHERE promise_id = (SELECT id FROM promise WHERE uid = ?)";

}  // namespace vmcoach::store
