#pragma once

#include <string>
#include <string_view>

#include "vmcoach/time/instant.hpp"

/// What calendars (RFC 5545) and cards (RFC 6350) have in common when they are written.
namespace vmcoach::interchange {

/// One line `NAME:VALUE` with its end, CRLF: after 75 bytes it goes on in the next, behind a blank.
/// A character is never split, which the RFCs once allowed and some readers don't understand.
/// @param value  escaped already, without line breaks
std::string content_line(std::string_view name, std::string_view value);

/// A date and time in UTC: `20261126T161500Z`.
std::string instant_value(time::Instant instant);

}  // namespace vmcoach::interchange
