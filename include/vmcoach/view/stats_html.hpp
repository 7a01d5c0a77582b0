#pragma once

#include <string>

#include "vmcoach/domain/statistics.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::view {

/// What stats_page shows, as one page that needs nothing else: no scripts, all numbers in tables,
/// dark where the reader's screen is. It is well-formed XML as well.
std::string stats_html(const domain::Statistics& statistics, const time::Zone& seller);

}  // namespace vmcoach::view
