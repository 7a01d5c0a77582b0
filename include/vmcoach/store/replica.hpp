#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "vmcoach/domain/archive.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/time/instant.hpp"

/// A database as one of several that a hub keeps equal.
namespace vmcoach::store {

/// Where a database remembers which file it is.
inline constexpr const char* place_key = "place";

/// How far a database has come with its hub. Neither logged nor undone, and in no export.
struct Replica {
    std::string url;             ///< of the hub; without a password
    domain::Blob team;           ///< UUID
    domain::Blob device;         ///< UUID; of this file at this place
    std::string seller;          ///< whose promises are this database's own
    std::string role;            ///< `read`, `seller` or `manager`, when they last spoke
    std::int64_t cursor = 0;     ///< the hub's order is known up to here
    std::int64_t seen = 0;       ///< the last place in that order that was told; at least `cursor`
    std::string seen_token;      ///< what came there, as the hub calls it; empty: nothing yet
    std::int64_t collected = 0;  ///< the last operation of the log that is in the outbox
    bool is_whole = false;       ///< every row has gone into the outbox once
    std::optional<time::Instant> synced_at;  ///< the last time, to its end
};

/// @return none when the database has no hub
std::optional<Replica> read_replica(const Database& database);

/// Keeps what the functions below, and others that are given a Replica, have changed in it.
void write_replica(WriteTransaction& transaction, const Replica& replica);

/// Gives a database a device of its own: a new one also when the file was copied, moved to another
/// machine or restored since, as two files must not count with the same clock.
/// @return whether it is new
bool settle_device(WriteTransaction& transaction, Replica& replica);

/// Makes everything known here go to the hub again, and everything there come from it.
void begin_anew(WriteTransaction& transaction, Replica& replica);

}  // namespace vmcoach::store
