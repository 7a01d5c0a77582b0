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

/// @return none when there is no such touch
std::optional<domain::Touch> find_touch(const Database& database, std::int64_t id);

/// Takes a touch away; the log keeps it.
void remove_touch(WriteTransaction& transaction, std::int64_t id);

/// How many times the seller has tried to reach a prospect after `since`, up to `until`.
int count_outbound_touches(const Database& database, std::int64_t prospect_id, time::Instant since,
                           time::Instant until);

/// All touches of a prospect, oldest first.
std::vector<domain::Touch> touches_of(const Database& database, std::int64_t prospect_id);

/// What was last left on the voicemail of others at a company, newest first. ASCII case doesn't
/// count in its name.
std::vector<std::string> voicemails_at_company(const Database& database, const std::string& company,
                                               std::int64_t but_for_prospect_id);

}  // namespace vmcoach::store
