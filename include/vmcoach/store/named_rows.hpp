#pragma once

#include <vector>

#include "vmcoach/domain/conflict.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

/// Finds what this database calls the rows and people that are known by their uids only.
void name_rows(const Database& database, std::vector<domain::Conflict>& conflicts);

}  // namespace vmcoach::store
