#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "vmcoach/domain/history.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

/// Which commands a listing of the history shows.
struct HistoryFilter {
    std::optional<std::int64_t> prospect_id;  ///< that changed something about them
    std::optional<std::int64_t> limit;        ///< none: all
};

/// The newest first.
std::vector<domain::HistoryEntry> read_history(const Database& database,
                                               const HistoryFilter& filter);

/// @throws Error (bad_database) when there is no such command
domain::HistoryEntry history_entry(const Database& database, std::int64_t command);

}  // namespace vmcoach::store
