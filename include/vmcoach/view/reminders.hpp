#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/reminder.hpp"
#include "vmcoach/time/zone.hpp"

/// Reminders as people read them: in a mail, in a notification, in a text message. Each is one line
/// without its end, and safe wherever it is shown.
namespace vmcoach::view {

/// `call Dana Ortiz [or-TEEZ], Acme, +1 312 555 0142: Thu 26 Nov 2026 10:15 (11:15 for you), now`
std::string reminder_line(const domain::DueItem& item, time::Instant now, const time::Zone& seller);

/// Several that come late, in one line.
std::string digest_line(const std::vector<domain::Delivery>& late, const time::Zone& seller);

/// When reminders ran last, then a line for each that has not got through.
std::string reminder_status(std::optional<time::Instant> last_run,
                            const std::vector<domain::FailedReminder>& failed, time::Instant now,
                            const time::Zone& seller);

/// Why it is to be feared that no reminder will come; none where they run.
/// @param last_run  none: never
std::optional<std::string> reminders_stopped(std::optional<time::Instant> last_run,
                                             time::Instant now, const time::Zone& seller);

}  // namespace vmcoach::view
