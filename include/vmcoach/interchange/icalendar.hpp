#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "vmcoach/domain/calendar.hpp"

/// Calendars as RFC 5545 has them.
namespace vmcoach::interchange {

/// A calendar with one event a promise: at its time in UTC, with the time on their wall in the
/// description, and an alarm. A canceled promise is an event that is canceled.
/// @param lead  how long before the call the alarm rings
std::string icalendar(const std::vector<domain::CalendarEntry>& entries, std::chrono::seconds lead);

}  // namespace vmcoach::interchange
