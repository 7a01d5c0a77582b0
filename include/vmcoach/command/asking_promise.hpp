#pragma once

#include <memory>
#include <optional>

#include "vmcoach/command/agenda.hpp"
#include "vmcoach/command/promising.hpp"
#include "vmcoach/command/session.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/store/database.hpp"

/// "When will you call?", asked and settled at the terminal.
namespace vmcoach::command {

/// A promise that could be made.
struct Plan {
    std::shared_ptr<Session> session;  ///< since "in 30 min" counts from when it was read
    PromiseRequest request;
    domain::Promise promise;  ///< not stored
};

/// A time that would do for the next call (domain::proposed_call), in the place of the open promise
/// where there is one; none where no such time is free.
std::optional<Plan> propose(const Session& session, const store::Database& database,
                            const Turn& turn);

/// Asks until a time is accepted, whose reading was shown, or none is wanted; then makes the
/// promise, or moves the open one: the turn's own where there are several. What is wrong with a
/// time is said, and it is asked for again.
/// @param proposal  what Enter alone accepts; none: Enter alone makes no promise
/// @return whether a promise was made
/// @throws Error not_found (somebody else has erased them), interrupted, io
bool ask_for_promise(const Session& session, const Turn& turn, std::optional<Plan> proposal);

}  // namespace vmcoach::command
