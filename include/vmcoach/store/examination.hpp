#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "vmcoach/store/database.hpp"

/// Looks through a whole database.
namespace vmcoach::store {

/// How large a database is.
struct Extent {
    std::int64_t bytes = 0;
    std::int64_t free_bytes = 0;  ///< of them, what the next rows will fill
    std::vector<std::pair<std::string, std::int64_t>> rows;  ///< of each table that a user knows
};

Extent measure(const Database& database);

/// What SQLite finds wrong with pages, indexes and constraints; empty when nothing is.
std::vector<std::string> find_damage(const Database& database);

/// Rows that refer to one that isn't there, as `note 5`.
std::vector<std::string> find_lost_rows(const Database& database);

/// The full-text indexes that don't agree with the texts.
/// @return none when it can't be told, as the file can't be written
std::optional<std::vector<std::string>> find_stale_indexes(const Database& database);

}  // namespace vmcoach::store
