#pragma once

#include <string>

#include "vmcoach/command/session.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::command {

/// The one prospect that WHO names: an id, an e-mail address, a phone number in any spelling, or
/// (part of) a name.
/// @throws Error not_found with the nearest names, or ambiguous with the candidates
domain::Prospect find_who(Session& session, const store::Database& database,
                          const std::string& who);

/// The promise that PROMISE names: `p12`, or the one open promise to WHO.
/// @throws Error not_found, ambiguous
domain::Promise find_named_promise(Session& session, const store::Database& database,
                                   const std::string& promise);

}  // namespace vmcoach::command
