#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "vmcoach/domain/promise.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

/// Open promises that fall due before `end`, earliest first, with what is needed to keep them. The
/// cost is that of the rows returned, however many promises there are.
/// @param limit  none: all
std::vector<domain::DueItem> due_promises(const Database& database,
                                          std::optional<time::Instant> end,
                                          std::optional<std::int64_t> limit);

}  // namespace vmcoach::store
