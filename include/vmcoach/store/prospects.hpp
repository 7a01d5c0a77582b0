#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

/// Which prospects a listing shows.
struct ProspectFilter {
    std::optional<std::string> tag;
    bool untouched = false;             ///< only those that nobody has tried to reach
    std::optional<std::int64_t> limit;  ///< none: all
};

/// Stores a new prospect; its id, uid and times are set here.
/// @return as stored
domain::Prospect insert_prospect(WriteTransaction& transaction, domain::Prospect prospect,
                                 time::Instant now);

/// Makes the row of `prospect.id` equal to `prospect`; phones, e-mails and tags that it lacks are
/// removed, and new ones added.
/// @return as stored
domain::Prospect update_prospect(WriteTransaction& transaction, const domain::Prospect& prospect,
                                 time::Instant now);

/// @return none when there is no such prospect
std::optional<domain::Prospect> find_prospect(const Database& database, std::int64_t id);

/// In order of their ids.
std::vector<domain::Prospect> list_prospects(const Database& database,
                                             const ProspectFilter& filter);

/// The ids of prospects with this e-mail address.
std::vector<std::int64_t> prospects_by_email(const Database& database, std::string_view address);

/// The ids of prospects with this phone number, however it is spelled.
std::vector<std::int64_t> prospects_by_phone(const Database& database, const domain::Phone& phone);

/// The ids of prospects whose whole name this is, case, accents and punctuation aside; where there
/// are none, of those in whose name each word of `name` begins a word.
std::vector<std::int64_t> prospects_by_name(const Database& database, std::string_view name);

/// Prospects whose names are most like `name`, nearest first. Looks at all names.
std::vector<std::int64_t> prospects_with_similar_name(const Database& database,
                                                      std::string_view name, std::size_t limit);

/// A prospect that is already there under another id: the same e-mail, the same phone, or the same
/// name and company.
std::optional<domain::Prospect> find_duplicate(const Database& database,
                                               const domain::Prospect& prospect);

}  // namespace vmcoach::store
