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
/// Words that many texts have cost as much as the newest of these; rare ones as much as the rows
/// with them, and with each of them where they are several.
/// @throws Error (usage) when there is no word among them
std::vector<domain::SearchHit> search(const Database& database, const SearchFilter& filter);

}  // namespace vmcoach::store
