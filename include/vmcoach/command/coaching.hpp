#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/coach/coach.hpp"
#include "vmcoach/coach/situation.hpp"
#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::command {

/// Whom a script is for, and what else it is judged by, as it was typed.
struct CoachRequest {
    std::optional<std::string> who;
    std::optional<std::string> when;   ///< of the promise that the script is to make
    bool my_time = false;              ///< `when` is on the seller's own clock
    std::optional<std::int64_t> rate;  ///< words a minute
};

/// `--promise` and `--my-time`.
std::vector<Option> coach_promise_options(CoachRequest& request);

/// The database, where there is one: a script can be judged without.
std::optional<store::Database> open_if_there(const Session& session);

/// How fast the seller speaks at a measured cadence, in words a minute: `coach.wpm`, else as a
/// timed reading told, else the usual rate.
/// @param database  null where there is none
double seller_rate(Session& session, const store::Database* database);

/// All that a script is judged by.
/// @param database  null where there is none
/// @throws Error not_found, ambiguous (who); usage (when)
coach::Situation situation_of(Session& session, const store::Database* database,
                              const CoachRequest& request);

/// The same for a message to a prospect.
/// @param promise  the open one, or the one that is made with the message
coach::Situation situation_for(Session& session, const store::Database& database,
                               const domain::Prospect& prospect,
                               const std::optional<domain::Promise>& promise);

/// The script that FILE, `-` or standard input holds.
struct ScriptSource {
    std::string name;  ///< for people: the file's, or `<stdin>`
    std::string text;
};
/// @throws Error not_found, io, usage (no UTF-8, empty, more than 64 KiB)
ScriptSource read_script(const Session& session, const std::optional<std::string>& file);

}  // namespace vmcoach::command
