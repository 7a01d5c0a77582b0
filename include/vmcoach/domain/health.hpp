#pragma once

#include <array>
#include <optional>
#include <string>

#include "vmcoach/domain/names.hpp"

namespace vmcoach::domain {

enum class HealthLevel {
    good,
    note,  ///< good to know; nothing is wrong
    problem,
};
inline constexpr std::array health_levels = {Named{HealthLevel::good, "ok"},
                                             Named{HealthLevel::note, "note"},
                                             Named{HealthLevel::problem, "problem"}};

/// What looking at one side of a database has shown.
struct HealthFinding {
    HealthLevel level = HealthLevel::good;
    std::string subject;  ///< `permissions`
    std::string message;
    std::optional<std::string> advice;  ///< what to do or to type
};

}  // namespace vmcoach::domain
