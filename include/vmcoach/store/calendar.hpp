#pragma once

#include <set>
#include <string>
#include <vector>

#include "vmcoach/domain/calendar.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

/// What a calendar shows at a moment: open promises, and those that were canceled not long ago.
std::vector<domain::CalendarEntry> calendar_entries(const Database& database, time::Instant now);

/// Which of these are the UIDs of promises, whatever has become of them.
std::set<std::string> known_promises(const Database& database, const std::set<std::string>& uids);

}  // namespace vmcoach::store
