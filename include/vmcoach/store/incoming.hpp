#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "vmcoach/store/database.hpp"
#include "vmcoach/store/registers.hpp"
#include "vmcoach/store/replica.hpp"

namespace vmcoach::store {

/// Brings registers that others have written into a database: of each, the newer one stays, and the
/// rows that they belong to become what their registers say. In what order registers come makes no
/// difference in the end. What can't be a row yet, or is of a kind that only a newer program knows,
/// is kept for later.
///
/// A person who was taken away is there as long as somebody has a note, a touch or a promise of
/// theirs: two machines that know nothing of each other may do the one and the other.
/// @return how many registers were news here
std::int64_t take_in(WriteTransaction& transaction, const Replica& replica,
                     const std::vector<Register>& registers);

/// Makes rows what their registers say, after this machine's own commands have changed those:
/// whoever is there only because of somebody's note goes with the note.
/// @param rows  their tables and uids
void settle(WriteTransaction& transaction, const Replica& replica,
            const std::vector<std::pair<std::string, domain::Blob>>& rows);

/// Erases whoever the hub says was erased, and everything of theirs.
/// @param uids  of people, and of rows of theirs
/// @return how many people of this database
std::int64_t take_in_erasures(WriteTransaction& transaction, const std::vector<domain::Blob>& uids,
                              time::Instant now);

}  // namespace vmcoach::store
