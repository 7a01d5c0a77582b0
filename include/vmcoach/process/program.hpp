#pragma once

#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace vmcoach::process {

/// A program to start. It is found through PATH unless its name has a slash, and no shell sees its
/// words.
struct Program {
    std::vector<std::string> words;                  ///< the program and its arguments
    std::map<std::string, std::string> environment;  ///< all of it
    int standard_input = -1;   ///< a descriptor to read from; -1: the caller's
    int standard_output = -1;  ///< a descriptor to write to; -1: the caller's
    bool own_group = false;    ///< a process group of its own, out of a terminal's reach
};

/// Starts a program, with no signal blocked or ignored that the caller has set aside.
/// @throws Error (io) when it can't be started
pid_t start(const Program& program);

/// How a program ended.
struct Ending {
    int exit_code = 0;  ///< 0 when a signal ended it
    int signal = 0;     ///< 0 when it exited
    bool well() const { return exit_code == 0 && signal == 0; }
};

/// Waits for a child of this process, however long it takes.
Ending wait_for(pid_t child);

/// What waitpid reports, in these terms.
Ending ending_of(int wait_status);

}  // namespace vmcoach::process
