#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "vmcoach/domain/names.hpp"
#include "vmcoach/domain/touch.hpp"
#include "vmcoach/time/instant.hpp"
#include "vmcoach/time/phrase.hpp"

namespace vmcoach::domain {

enum class PromiseState { open, kept, moved, canceled, missed };
inline constexpr std::array promise_states = {
    Named{PromiseState::open, "open"}, Named{PromiseState::kept, "kept"},
    Named{PromiseState::moved, "moved"}, Named{PromiseState::canceled, "canceled"},
    Named{PromiseState::missed, "missed"}};

inline constexpr std::array anchors = {Named{time::Anchor::wall, "wall"},
                                       Named{time::Anchor::instant, "instant"}};

/// "I will call you on Thursday at 10:15", made to a prospect.
struct Promise {
    std::int64_t id = 0;
    std::int64_t prospect_id = 0;
    std::string prospect;  ///< the name
    time::Anchor anchor = time::Anchor::wall;
    time::LocalTime local_time;  ///< at the prospect's place
    std::string time_zone;       ///< the IANA name that local_time is told in
    time::Instant due_at;
    std::string phrase;      ///< the time as it was typed
    std::string zone_rules;  ///< the version of the zone rules that due_at was found with
    std::optional<std::string> about;
    PromiseState state = PromiseState::open;
    time::Instant made_at;
    std::optional<time::Instant> closed_at;
    std::optional<std::int64_t> minutes_late;  ///< of a kept promise; negative when early
    std::optional<std::int64_t> moved_from;
    std::optional<std::int64_t> moved_to;
    std::optional<std::string> override_reason;  ///< why a rule was set aside
    std::optional<std::string> why;              ///< why it was canceled
    std::optional<std::string> seller;  ///< the colleague who will keep it; none: the seller here
};

enum class DueStatus {
    overdue,
    now,  ///< within the grace either way
    upcoming,
};
inline constexpr std::array due_statuses = {Named{DueStatus::overdue, "overdue"},
                                            Named{DueStatus::now, "now"},
                                            Named{DueStatus::upcoming, "upcoming"}};

/// An open promise with what a seller needs to keep it.
struct DueItem {
    Promise promise;
    std::optional<std::string> company;
    std::optional<std::string> phone;  ///< as typed
    std::optional<std::string> pronunciation;
    std::optional<Touch> last_touch;
    std::optional<std::string> last_text;  ///< of an earlier touch, where the last one has none
    bool reminder_failed = false;          ///< a reminder was tried, and none has got through
};

/// Ends an open promise: it was kept at that moment, early or late.
void keep(Promise& promise, time::Instant at);

/// Makes a promise as it was before it ended.
void reopen(Promise& promise);

/// Where a promise stands at a moment.
DueStatus due_status(time::Instant due_at, time::Instant now, std::chrono::seconds grace);

/// Whole minutes from the minute that `from` is in to the minute that `to` is in.
std::int64_t minutes_between(time::Instant from, time::Instant to);

}  // namespace vmcoach::domain
