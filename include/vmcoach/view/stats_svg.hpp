#pragma once

#include <string>

#include "vmcoach/domain/statistics.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::view {

/// What stats_page shows, as one picture (SVG) that needs nothing else, dark where the reader's
/// screen is. Each figure and each hour has its numbers as a title, too.
std::string stats_svg(const domain::Statistics& statistics, const time::Zone& seller);

}  // namespace vmcoach::view
