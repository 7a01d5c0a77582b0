#pragma once

#include <optional>
#include <string>

#include "vmcoach/command/session.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::command {

/// A promise as it was typed.
struct PromiseRequest {
    std::string when;
    bool my_time = false;  ///< the phrase speaks of the seller's clock, not the prospect's
    std::optional<std::string> about;
};

/// Checks a promise, which is not stored yet. The phrase is read in the prospect's zone, or in the
/// seller's where theirs is not on record.
/// @throws Error usage (the phrase), refused (do-not-call, or another promise is open)
domain::Promise plan_promise(Session& session, const store::Database& database,
                             const domain::Prospect& prospect, const PromiseRequest& request);

/// What a promise comes to, in a line: `p1 Dana Ortiz: Thu 26 Nov 2026 10:15 America/Chicago …`
std::string say_promise(Session& session, const domain::Promise& promise);

/// Warns, on stderr, where the zone is only assumed.
void remark_on_zone(Session& session, const domain::Prospect& prospect);

}  // namespace vmcoach::command
