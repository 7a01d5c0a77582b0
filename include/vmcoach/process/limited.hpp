#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "vmcoach/process/program.hpp"

namespace vmcoach::process {

/// How long a program may take.
struct TimeLimit {
    std::chrono::milliseconds until_terminated;  ///< from its start to SIGTERM
    std::chrono::milliseconds until_killed;      ///< from SIGTERM to SIGKILL
};

/// Runs a program to its end. One that takes too long is ended with everything that it has started,
/// in whatever process group or session that is. What a program that ends by itself leaves behind
/// stays; only what that starts later, and leaves to itself, can't be told from what a later
/// program has started.
/// @param input  what it finds on standard input; it need not read it
/// @return none when it took too long
/// @throws Error  io when it can't be started; interrupted when a signal asked this process to end
///                meanwhile, after the program was ended as above
std::optional<Ending> run_limited(Program program, const std::string& input,
                                  const TimeLimit& limit);

}  // namespace vmcoach::process
