#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "vmcoach/domain/names.hpp"
#include "vmcoach/time/instant.hpp"

namespace vmcoach::domain {

enum class TouchKind { voicemail, call, email };
inline constexpr std::array touch_kinds = {Named{TouchKind::voicemail, "voicemail"},
                                           Named{TouchKind::call, "call"},
                                           Named{TouchKind::email, "email"}};

enum class Direction {
    outbound,
    inbound,  ///< they reached the seller
};
inline constexpr std::array directions = {Named{Direction::outbound, "outbound"},
                                          Named{Direction::inbound, "inbound"}};

/// How a call went.
enum class Outcome { spoke, no_answer, busy, gatekeeper, wrong_number, hung_up };
inline constexpr std::array outcomes = {Named{Outcome::spoke, "spoke"},
                                        Named{Outcome::no_answer, "no-answer"},
                                        Named{Outcome::busy, "busy"},
                                        Named{Outcome::gatekeeper, "gatekeeper"},
                                        Named{Outcome::wrong_number, "wrong-number"},
                                        Named{Outcome::hung_up, "hung-up"}};

/// One attempt to reach a prospect, or theirs to reach the seller.
struct Touch {
    std::int64_t id = 0;
    std::int64_t prospect_id = 0;
    TouchKind kind = TouchKind::call;
    Direction direction = Direction::outbound;
    std::optional<Outcome> outcome;   ///< of a call
    std::optional<std::string> text;  ///< what was left or sent
    std::optional<int> seconds;       ///< how long a voicemail was
    std::optional<bool> recognized;   ///< of a call: they knew the seller's name
    time::Instant at;
};

}  // namespace vmcoach::domain
