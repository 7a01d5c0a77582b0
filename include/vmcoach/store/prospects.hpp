#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/store/query.hpp"

namespace vmcoach::store {

/// Which prospects a listing shows.
struct ProspectFilter {
    std::optional<std::string> tag;
    bool untouched = false;             ///< only those that nobody has tried to reach
    std::optional<std::int64_t> limit;  ///< none: all
};

/// Stores any number of new prospects, with statements that are prepared once.
class ProspectInserter {
  public:
    /// @param now  when they are created
    ProspectInserter(WriteTransaction& transaction, time::Instant now);

    /// Stores a prospect with phones, e-mails and tags; id, uid and times are set here.
    /// @return its id
    std::int64_t insert(const domain::Prospect& prospect);

    /// One more for a prospect that is there.
    void insert_phone(std::int64_t id, const Uid& prospect, const domain::Phone& phone);
    void insert_email(std::int64_t id, const Uid& prospect, const std::string& typed);
    void insert_tag(std::int64_t id, const Uid& prospect, const std::string& name);

  private:
    /// @param row   a statement whose first parameter is the uid
    /// @param text  what tells the row from others of its prospect
    template <typename... Values>
    void insert_part(Query& row, const Uid& prospect, const std::string& text,
                     const Values&... values);

    WriteTransaction& transaction_;
    time::Instant now_;
    Query prospect_;
    Query phone_;
    Query email_;
    Query tag_;
};

/// Stores a new prospect; its id, uid and times are set here.
/// @return as stored
domain::Prospect insert_prospect(WriteTransaction& transaction, const domain::Prospect& prospect,
                                 time::Instant now);

/// Makes the row of `prospect.id` equal to `prospect`; phones, e-mails and tags that it lacks are
/// removed, and new ones added.
/// @return as stored
domain::Prospect update_prospect(WriteTransaction& transaction, const domain::Prospect& prospect,
                                 time::Instant now);

/// Gives everything that belongs to one prospect to another, and takes the first one away: phones,
/// e-mails and tags that the other hasn't, notes, touches and promises.
void move_belongings(WriteTransaction& transaction, std::int64_t from, std::int64_t into);

bool has_prospect(const Database& database, std::int64_t id);

/// @return none when there is no such prospect
std::optional<domain::Prospect> find_prospect(const Database& database, std::int64_t id);

/// In order of their ids.
std::vector<domain::Prospect> list_prospects(const Database& database,
                                             const ProspectFilter& filter);

}  // namespace vmcoach::store
