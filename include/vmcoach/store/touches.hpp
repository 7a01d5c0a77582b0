#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "vmcoach/domain/touch.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

/// Stores a touch; its id is set here.
/// @return as stored
domain::Touch insert_touch(WriteTransaction& transaction, domain::Touch touch);

/// All touches of a prospect, oldest first.
std::vector<domain::Touch> touches_of(const Database& database, std::int64_t prospect_id);

}  // namespace vmcoach::store
