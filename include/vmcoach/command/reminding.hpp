#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/command/spec.hpp"

namespace vmcoach::command {

/// How reminders come, as it was typed.
struct ReminderRequest {
    std::optional<std::chrono::seconds> lead;
    std::vector<std::string> exec;  ///< program and arguments; empty: not given
};

/// `--lead` and `--exec`.
std::vector<Option> reminder_options(ReminderRequest& request);

}  // namespace vmcoach::command
