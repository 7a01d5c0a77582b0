#pragma once

#include <string>
#include <vector>

#include "vmcoach/domain/health.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// One line a finding, and below it what to do.
std::string health_list(const std::vector<domain::HealthFinding>& findings, const Style& style);

/// `1.2 MB`: decimal prefixes, as `ls -h --si` has them.
std::string say_size(std::int64_t bytes);

}  // namespace vmcoach::view
