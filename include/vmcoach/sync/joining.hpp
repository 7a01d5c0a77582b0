#pragma once

#include <optional>
#include <string>

#include "vmcoach/domain/exchange.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/store/replica.hpp"
#include "vmcoach/sync/hub.hpp"

namespace vmcoach::sync {

/// @throws Error (not_found) where the database has no hub
store::Replica require_replica(const store::Database& database);

/// Gives a database a hub. Where the server's database is none yet, or an older one, and the login
/// may, it is made one. The login's team is joined; where it has none and may, it gets one.
/// A database that had a hub keeps its team: it may have moved to another server.
/// @param team  UUID of the one that is meant, where the login is in several
/// @throws Error (refused) when the login may do none of this; ambiguous between several teams
domain::ReplicaStatus join(const store::Database& database, Hub& hub, const std::string& url,
                           const std::optional<std::string>& team, store::Timestamp now);

/// Asks nobody else.
/// @throws Error (not_found) where the database has no hub
domain::ReplicaStatus status(const store::Database& database);

}  // namespace vmcoach::sync
