#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/search.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

struct SearchFilter {
    std::string words;  ///< as typed: see WantedWords
    std::optional<std::int64_t> prospect_id;
    std::optional<time::Instant> since;
    std::optional<std::int64_t> limit;  ///< at least 1; none: all
    bool with_matches = false;          ///< whether SearchHit::matches is wanted
};

/// The notes, touches and promises with these words, the newest first. Of a promise that was moved
/// only the last is there, unless it is about something else. Reads several times: in a Snapshot.
///
/// Where more rows have the words than are wanted, the cost is that of the newest ones and of a
/// walk through an index, which is smaller than the table.
/// @throws Error (usage) when there is no word among them
std::vector<domain::SearchHit> search(const Database& database, const SearchFilter& filter);

}  // namespace vmcoach::store
