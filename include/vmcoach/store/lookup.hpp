#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/store/query.hpp"

/// Who is meant: prospects by what somebody knows of them. The functions find one; the classes do
/// so any number of times with statements that are prepared once. Ids are in order.
namespace vmcoach::store {

class EmailLookup {
  public:
    explicit EmailLookup(const Database& database);
    std::vector<std::int64_t> find(std::string_view address);

  private:
    Query query_;
};

class PhoneLookup {
  public:
    explicit PhoneLookup(const Database& database);
    std::vector<std::int64_t> find(const domain::Phone& phone);

  private:
    Query longer_;
    Query before_;
    Query equal_;
};

/// Prospects of the same name at the same company, or both at none.
class NamesakeLookup {
  public:
    explicit NamesakeLookup(const Database& database);
    std::vector<std::int64_t> find(const domain::Prospect& prospect);

  private:
    Query query_;
};

/// Prospects who share an e-mail address, a number, or name and company.
class DuplicateLookup {
  public:
    explicit DuplicateLookup(const Database& database)
        : emails_(database), phones_(database), namesakes_(database) {}

    /// In the order of these three; the prospect's own id is among them.
    std::vector<std::int64_t> find(const domain::Prospect& prospect);

    /// The same, but two people of one name at no company, of whom something else is known, are
    /// taken for two.
    std::vector<std::int64_t> find_certain(const domain::Prospect& prospect);

  private:
    std::vector<std::int64_t> find_by_contact(const domain::Prospect& prospect);

    EmailLookup emails_;
    PhoneLookup phones_;
    NamesakeLookup namesakes_;
};

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
