#pragma once

#include "vmcoach/domain/statistics.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

/// All touches and promises, and the zones of all prospects, from one pass over each table. The
/// order that they are counted in is made in memory: to read the touches by prospect would be to
/// read the table here and there, and takes several times as long.
domain::StatisticsRecord read_statistics(const Database& database);

}  // namespace vmcoach::store
