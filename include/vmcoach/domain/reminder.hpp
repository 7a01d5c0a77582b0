#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "vmcoach/domain/names.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/time/instant.hpp"

/// When the seller is reminded of a promise, and what happens when that goes wrong. A missed call
/// costs more than a repeated reminder, so each is delivered at least once: what is due and not yet
/// delivered is delivered, however late.
namespace vmcoach::domain {

/// Where reminders go. What was delivered by one way is not delivered by the other.
enum class Channel {
    standard_output,  ///< which cron mails
    program,          ///< that the seller has chosen
};
inline constexpr std::array channels = {Named{Channel::standard_output, "stdout"},
                                        Named{Channel::program, "exec"}};

enum class DeliveryState {
    claimed,  ///< somebody delivers it, has died over it, or has given it back
    delivered,
    failed,   ///< the last attempt
    expired,  ///< too old when its time came to be delivered
};
inline constexpr std::array delivery_states = {
    Named{DeliveryState::claimed, "claimed"}, Named{DeliveryState::delivered, "delivered"},
    Named{DeliveryState::failed, "failed"}, Named{DeliveryState::expired, "expired"}};

/// One reminder of one promise at its time. A promise that moves gets another.
struct Delivery {
    std::int64_t row = 0;
    std::string id;   ///< a UUID, the same in every attempt
    int attempt = 0;  ///< from 1
    DueItem item;
};

/// A reminder of an open promise that was tried and has not got through.
struct FailedReminder {
    Promise promise;
    Channel channel = Channel::standard_output;
    std::chrono::seconds lead{0};  ///< how long before the call it should have come
    int attempts = 0;
    std::optional<time::Instant> retry_at;  ///< none: not tried again
};

/// Reminders of calls that were promised for longer ago do not come any more.
inline constexpr std::chrono::hours oldest_reminder{72};

/// More reminders than this of calls that are overdue for longer than this are told as one.
inline constexpr std::chrono::minutes late_reminder{10};
inline constexpr std::size_t most_late_reminders = 3;

/// How long a claim holds, and no run takes longer: whoever has claimed is done with it by then, or
/// dead.
inline constexpr std::chrono::seconds claim_lease{60};

/// How many minutes after the first, the second … failure it is tried again.
inline constexpr std::array<std::chrono::minutes, 4> retry_delays = {
    std::chrono::minutes{1}, std::chrono::minutes{2}, std::chrono::minutes{4},
    std::chrono::minutes{8}};

/// Reminders that have not run for this long are not running.
inline constexpr std::chrono::minutes longest_silence{10};

/// When a reminder that has failed is tried again: at full minutes, as cron comes at those.
/// @param attempt  which one has failed, from 1
/// @return none when it is not tried again
std::optional<time::Instant> retry_time(int attempt, time::Instant now);

/// Whether reminders that ran last at that moment have stopped running. A clock that was set back
/// shows nothing.
bool has_stopped(time::Instant last_run, time::Instant now);

}  // namespace vmcoach::domain
