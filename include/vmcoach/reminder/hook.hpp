#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/reminder.hpp"
#include "vmcoach/process/limited.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::reminder {

/// A program that is told of reminders: by its environment, and by JSON on standard input. Stored
/// texts reach it byte for byte.
struct Hook {
    std::vector<std::string> words;                  ///< the program and its arguments
    std::map<std::string, std::string> environment;  ///< what it gets besides
    int standard_output = -1;                        ///< see process::Program
};

/// How long one run of a hook may take.
inline constexpr process::TimeLimit hook_limit{std::chrono::seconds{20}, std::chrono::seconds{5}};

/// No hook begins later than this after the first, so that all have ended after 50 seconds, before
/// cron comes again and before the claims end (domain::claim_lease).
inline constexpr std::chrono::seconds last_hook_begins{25};

/// Tells a hook of one reminder or, with several, of a digest.
/// @return why it failed; none when all went well
/// @throws Error (interrupted) when this process was asked to end meanwhile
std::optional<std::string> run_hook(const Hook& hook, const std::vector<domain::Delivery>& claimed,
                                    time::Instant now, std::chrono::seconds grace,
                                    const time::Zone& seller);

}  // namespace vmcoach::reminder
