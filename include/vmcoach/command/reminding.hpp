#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"

namespace vmcoach::command {

/// How reminders come, as it was typed.
struct ReminderRequest {
    std::optional<std::chrono::seconds> lead;
    std::vector<std::string> exec;  ///< program and arguments; empty: not given
};

/// `--lead` and `--exec`.
std::vector<Option> reminder_options(ReminderRequest& request);

/// A file's name with its folder, for whoever works in another one.
/// @throws Error (io) when the folder that this process works in is gone
std::string whole_path(const std::string& name);

/// Warns, on stderr, when reminders don't run.
/// @param last_run  none: never
void warn_of_silence(Session& session, std::optional<time::Instant> last_run);

}  // namespace vmcoach::command
