#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/domain/rules.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::command {

/// A promise as it was typed.
struct PromiseRequest {
    std::string when;
    bool my_time = false;  ///< the phrase speaks of the seller's clock, not the prospect's
    std::optional<std::string> about;
    std::optional<std::string> override_reason;  ///< why the rules that allow it are set aside
    std::optional<domain::Promise> moved;        ///< the promise that this one takes the place of
};

/// `--my-time` and `--override`, which every command takes that makes a promise.
std::vector<Option> promise_request_options(PromiseRequest& request);

/// Those, and `--about`.
/// @param about  what the help says of it
std::vector<Option> whole_promise_options(PromiseRequest& request, std::string_view about);

/// The zone that a prospect's times are told in: theirs, or the seller's where it is not on record.
time::Zone zone_of(Session& session, const domain::Prospect& prospect);

/// When prospects may be called, by the settings.
domain::CallingHours calling_hours(Session& session);

/// Checks a promise, which is not stored yet. The phrase is read in the prospect's zone, or in the
/// seller's where theirs is not on record.
/// @throws Error usage (the phrase); refused: do-not-call, outside calling hours, another promise
/// to
///         them is open, or one to somebody else is too close
domain::Promise plan_promise(Session& session, const store::Database& database,
                             const domain::Prospect& prospect, const PromiseRequest& request);

/// Stores a promise that was planned, and from the first one on remembers the zone rules.
/// @return as stored
domain::Promise store_promise(store::WriteTransaction& transaction, const domain::Promise& promise);

/// How the time of a promise was read: `Thu 26 Nov 2026 10:15 America/Chicago …`
std::string say_reading(Session& session, const domain::Promise& promise);

/// What a promise comes to, in a line: `p1 Dana Ortiz: Thu 26 Nov 2026 10:15 America/Chicago …`
std::string say_promise(Session& session, const domain::Promise& promise);

/// Warns, on stderr, of what is allowed but unwise: a zone that is only assumed, a weekend, a time
/// more than a week ahead.
void remark_on_promise(Session& session, const domain::Prospect& prospect,
                       const domain::Promise& promise);

/// Whom a promise is made to; may name the promise that it takes the place of.
using FindProspect =
    std::function<domain::Prospect(const store::Database& database, PromiseRequest& request)>;

/// Makes a promise, in the place of `request.moved` where there is one, and prints it.
/// @param command  for the history
/// @return the exit code
int make_promise(Session& session, std::string_view command, PromiseRequest request,
                 const FindProspect& find_prospect);

}  // namespace vmcoach::command
