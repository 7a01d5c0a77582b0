#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vmcoach/command/promising.hpp"
#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"
#include "vmcoach/domain/touch.hpp"

namespace vmcoach::command {

/// Of a voicemail, in seconds.
inline constexpr std::int64_t longest_message = 3600;

/// A touch as it was typed.
struct TouchRequest {
    std::string who;
    domain::TouchKind kind = domain::TouchKind::call;
    bool inbound = false;
    std::optional<std::string> at;
    std::optional<std::string> text;
    bool edit = false;  ///< write the text in an editor
    std::optional<domain::Outcome> outcome;
    std::optional<std::int64_t> seconds;
    std::optional<bool> recognized;
    std::optional<std::string> when;  ///< of a promise that is made with it
    PromiseRequest promise;           ///< how it is made
};

/// `--inbound` and `--at`, which every touch takes.
std::vector<Option> touch_options(TouchRequest& request);

/// `--promise` and what goes with it.
std::vector<Option> promise_options(TouchRequest& request);

/// Stores a touch, and the promise that goes with it, and prints what was stored. What has happened
/// is always logged, even to somebody who must not be called.
/// @return the exit code
int log_touch(Session& session, const TouchRequest& request);

}  // namespace vmcoach::command
