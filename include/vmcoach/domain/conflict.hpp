#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vmcoach/time/instant.hpp"

namespace vmcoach::domain {

/// One of two values that two machines gave a field, neither knowing of the other.
struct ConflictingValue {
    std::string json;  ///< an object of the fields; empty: the row was taken away
    time::Instant at;
    std::string seller;  ///< who wrote it
};

/// What a team's hub has decided: the newer value stays, and the other one is kept in its history.
struct Conflict {
    std::string subject;                      ///< the kind of row
    std::string field;                        ///< and what of it; empty: all
    std::string uid;                          ///< of the row: 16 bytes
    std::string person;                       ///< and of whose it is
    std::optional<std::int64_t> id;           ///< of the row in this database
    std::optional<std::int64_t> prospect_id;  ///< and of the prospect
    std::optional<std::string> prospect;      ///< the name
    ConflictingValue kept;
    ConflictingValue lost;
};

}  // namespace vmcoach::domain
