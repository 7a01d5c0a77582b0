#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "vmcoach/time/instant.hpp"

/// What passes between a database and the hub that it is kept equal with.
namespace vmcoach::domain {

/// What an exchange has done.
struct Exchanged {
    std::int64_t sent = 0;       ///< changes that the hub has taken, or had already
    std::int64_t received = 0;   ///< changes that were news here
    std::int64_t erased = 0;     ///< people of this database whom others had erased
    bool is_new_device = false;  ///< the file was copied or moved since the last time
    bool had_lost = false;       ///< the hub lacked what it once had, and got everything again
    std::int64_t set_back = 0;  ///< commands that were done with a wrong clock, and count as of now
};

/// What an exchange would do.
struct Waiting {
    std::int64_t to_send = 0;     ///< about: changes of one row become one on the way
    std::int64_t to_erase = 0;    ///< people, and promises to them
    std::int64_t to_receive = 0;  ///< changes, some of which may be known here
    bool had_lost = false;        ///< the hub lacks what it once had
};

/// How a database stands to its hub, as far as it knows itself.
struct ReplicaStatus {
    std::string url;
    std::string team;    ///< UUID
    std::string device;  ///< UUID
    std::string seller;
    std::string role;
    std::int64_t to_send = 0;
    std::int64_t to_erase = 0;
    std::optional<time::Instant> synced_at;
};

}  // namespace vmcoach::domain
