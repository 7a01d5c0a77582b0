#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/store/query.hpp"

/// Erasing a person for good. What is left is the row's uid and a keyed hash of each number and
/// address, so that a later import doesn't bring somebody back unnoticed.
namespace vmcoach::store {

/// How much belonged to somebody who was erased.
struct Erased {
    std::int64_t notes = 0;
    std::int64_t touches = 0;
    std::int64_t promises = 0;
};

/// How much belongs to somebody.
Erased count_belongings(const Database& database, std::int64_t prospect_id);

/// Removes a person's rows, all that the log knows of them, and their words from the full-text
/// indexes. Their bytes are only gone after finish_erasure.
void erase(WriteTransaction& transaction, const domain::Prospect& prospect, time::Instant now);

/// Removes what is left of people who are erased, where a sync has brought it: rows that came as
/// theirs and went to somebody else, and all registers. finish_erasure is due then, too.
void erase_remains(WriteTransaction& transaction);

/// Whether something was erased of which bytes may still be somewhere in the file or beside it.
bool is_erasure_unfinished(const Database& database);

/// Writes the file anew, without what is in none of its rows, and removes the copies that vmcoach
/// has left beside it. Not inside a transaction. What fails is tried again when it is called again.
void finish_erasure(const Database& database);

/// Where the keys of these hashes are remembered.
inline constexpr std::string_view erasure_key = "erasure_key";

/// Takes over the keys of another database, so that its hashes are of use here.
void take_over_keys(WriteTransaction& transaction, const std::string& keys);

/// Somebody who is gone, be it by an undo or a merge, and whom the log still knows.
std::optional<domain::Prospect> find_in_log(const Database& database, std::int64_t id);

/// Takes over from another database who has been erased.
/// @return the ids of those who are in this one
std::vector<std::int64_t> take_over_erased(WriteTransaction& transaction, const Database& other);

/// Finds those who were erased by a number or an address of theirs.
class ErasedContacts {
  public:
    explicit ErasedContacts(const Database& database);

    /// @return when somebody with such a number or address was erased, the last time; none when
    ///         nobody was
    std::optional<time::Instant> find(const domain::Prospect& prospect);

  private:
    std::vector<std::string> keys_;  ///< none: nobody was ever erased
    Query query_;
};

}  // namespace vmcoach::store
