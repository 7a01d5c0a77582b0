#pragma once

#include <map>
#include <string>
#include <vector>

namespace vmcoach::reminder {

/// A command for a scheduler that knows nothing of the seller's shell.
struct ScheduledCommand {
    std::map<std::string, std::string> variables;  ///< that it needs besides
    std::vector<std::string> words;                ///< the program's whole path and its arguments
};

/// Where cron looks for programs (crontab(5) of Debian 12).
inline constexpr const char* cron_path = "/usr/bin:/bin";

/// A line of a crontab that runs it every minute.
/// @throws Error (usage) for a line break, which a crontab can't hold, and for a line that cron
/// cuts
std::string crontab_line(const ScheduledCommand& command);

/// A service and a timer that run it every minute for a user of systemd: two files, each below a
/// comment with its name.
/// @throws Error (usage) for what a unit file can't hold: control characters, and what is not UTF-8
std::string systemd_units(const ScheduledCommand& command);

}  // namespace vmcoach::reminder
