#include "vmcoach/domain/reminder.hpp"

namespace vmcoach::domain {

std::optional<time::Instant> retry_time(int attempt, time::Instant now) {
    const auto failures = static_cast<std::size_t>(attempt);
    if (failures > retry_delays.size()) {
        return std::nullopt;
    }
    return date::floor<std::chrono::minutes>(now) + retry_delays.at(failures - 1);
}

bool has_stopped(time::Instant last_run, time::Instant now) {
    return now - last_run > longest_silence;
}

}  // namespace vmcoach::domain
