#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::command {

/// What most commands on a promise begin with.
Positional promise_positional(std::string& target);

/// The open promise that PROMISE names.
/// @throws Error not_found, ambiguous, or refused when it is no longer open
domain::Promise find_open_promise(Session& session, const store::Database& database,
                                  const std::string& promise);

/// Ends the open promise that was named, and prints it.
/// @param command  for the history
/// @param close    changes state, closed_at and what goes with them
/// @throws Error (refused) when the promise is no longer open
/// @return the exit code
int close_named_promise(Session& session, std::string_view command, const std::string& promise,
                        const std::function<void(domain::Promise&)>& close);

}  // namespace vmcoach::command
