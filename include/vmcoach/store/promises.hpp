#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/archive.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

/// Which promises a listing shows.
struct PromiseFilter {
    std::optional<std::int64_t> prospect_id;
    bool closed_too = false;
};

/// Stores an open promise; its id is set here.
/// @return as stored
domain::Promise insert_promise(WriteTransaction& transaction, domain::Promise promise);

/// Stores whether a promise is open: its state, closed_at, minutes_late and why.
void update_state(WriteTransaction& transaction, const domain::Promise& promise);

/// @return none when there is no such promise
std::optional<domain::Promise> find_promise(const Database& database, std::int64_t id);

/// In the order in which they fall due.
std::vector<domain::Promise> list_promises(const Database& database, const PromiseFilter& filter);

/// The open promise to a prospect, the earliest where a merge or a sync has left several.
std::optional<domain::Promise> open_promise_to(const Database& database, std::int64_t prospect_id);

/// Open promises that were found with other zone rules than `version`.
std::vector<domain::Promise> promises_of_other_rules(const Database& database,
                                                     const std::string& version);

/// The promise that is kept because a touch was logged: the command that stored the one ended the
/// other.
std::optional<domain::Promise> promise_kept_with(const Database& database, std::int64_t touch_id);

/// A promise that is open again may be from before the zone rules changed: then the next command
/// looks at all of them again.
void look_again_at_zone_rules(WriteTransaction& transaction);

/// Where a promise that came from elsewhere was made by other zone rules than those that all others
/// follow, the next command looks at all of them again.
void note_zone_rules(WriteTransaction& transaction, const domain::Record& promise);

/// Stores when a promise falls due, in UTC and on the wall, and with which zone rules that was
/// found.
void update_moment(WriteTransaction& transaction, const domain::Promise& promise);

/// Open promises that fall due from `first` to `last`, both included.
std::vector<domain::Promise> promises_between(const Database& database, time::Instant first,
                                              time::Instant last);

}  // namespace vmcoach::store
