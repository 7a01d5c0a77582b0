#pragma once

#include "vmcoach/command/session.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::command {

/// Says, on stderr, that promises will be found anew where the zone rules have changed.
void warn_of_zone_rules(const Session& session, const store::Database& database);

/// Whether the machine's zone rules are others than those that open promises were found with.
bool zone_rules_have_changed(const Session& session, const store::Database& database);

/// Where the zone rules have changed: finds again the moment of each open promise that is a time on
/// a wall, and the time on the wall of each that is a moment; tells on stderr of each that moved.
/// Else does nothing. A time that the new rules
/// skip becomes the clock change, one that they repeat its first occurrence.
void follow_zone_rules(Session& session, const store::Database& database);

}  // namespace vmcoach::command
