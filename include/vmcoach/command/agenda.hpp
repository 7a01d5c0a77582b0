#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "vmcoach/command/session.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/time/instant.hpp"

namespace vmcoach::command {

/// Why somebody is called.
enum class Reason {
    due,        ///< their promised time has come, or is minutes away
    untouched,  ///< nobody has tried to reach them
    early,      ///< their promised time is later today, and nobody else is left
};

/// Somebody to call.
struct Turn {
    domain::Prospect prospect;
    std::optional<domain::Promise> promise;
    Reason reason = Reason::due;
};

/// Who is called next, on one run of `day`. Promises come at their time, the most urgent first;
/// between them those whom nobody has called, at an hour that is decent where they are; and at last
/// the promises of later today, for whoever wants to call early.
class Agenda {
  public:
    /// Looks anew each time: time passes, and others may have changed the database.
    /// @return none when nobody is left
    std::optional<Turn> next(Session& session, const store::Database& database);

    /// Goes on to the next person. A promise that is passed before its time comes back then.
    /// @param now  the moment at which it is passed
    void pass(const Turn& turn, time::Instant now);

    /// Somebody was called: until their promise falls due there is no need to come back to them.
    void called(const Turn& turn);

    /// The last call was taken back, so they may come back.
    void take_back();

    /// The promises of today, and those overdue, that are still open.
    static std::vector<domain::DueItem> open_today(Session& session,
                                                   const store::Database& database);

  private:
    std::optional<Turn> next_untouched(Session& session, const store::Database& database);
    bool is_passed(const domain::Promise& promise, time::Instant now) const;

    std::map<std::int64_t, time::Instant> passed_promises_;  ///< when, by their ids
    std::set<std::int64_t> passed_prospects_;  ///< who were never called, or come early
    std::vector<std::int64_t> called_;         ///< prospects, the last one at the end
    /// Those before it were called, passed, or asleep when that was looked at.
    std::int64_t looked_up_to_ = 0;
    std::optional<time::Instant> looked_at_;
};

/// Whether it is time to call as promised: a call now would keep the promise.
bool is_time(const domain::Promise& promise, time::Instant now);

}  // namespace vmcoach::command
