#pragma once

#include <cstdint>
#include <string>

#include "vmcoach/domain/import_report.hpp"

namespace vmcoach::view {

/// `[#########...........]  45 %`, as wide as any terminal.
std::string progress_bar(std::uint64_t done, std::uint64_t total);

/// `read 12: 9 added, 0 updated, 2 unchanged, 1 refused`
std::string import_summary(const domain::ImportReport& report);

}  // namespace vmcoach::view
