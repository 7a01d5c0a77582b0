#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/conflict.hpp"
#include "vmcoach/store/outgoing.hpp"
#include "vmcoach/store/registers.hpp"
#include "vmcoach/store/replica.hpp"
#include "vmcoach/sync/connection.hpp"

namespace vmcoach::sync {

/// How far ahead of the hub's a clock may be.
inline constexpr std::int64_t most_ahead_ms = std::int64_t{5} * 60 * 1000;

struct Team {
    std::string uuid;
    std::string name;
    std::string role;
    std::string seller;
};

/// How the hub stands.
struct Greeting {
    std::int64_t clock_ms = 0;  ///< milliseconds since 1970, UTC
    std::string role;
    std::string seller;
    bool has_seen = false;  ///< it still has all that the replica has seen
};

/// Where in the hub's order something went.
struct Place {
    std::int64_t before = 0;
    std::int64_t after = 0;  ///< equal to `before` when it was nothing new
    std::string token;
};

/// A change that comes from the hub: a register, or that somebody was erased.
struct Inbound {
    std::int64_t seq = 0;
    bool is_erasure = false;  ///< of `content.uid`
    store::Register content;
};

struct Page {
    std::vector<Inbound> changes;
    std::string token;  ///< of the last one
};

/// The hub's functions (src/sync/hub.sql).
/// @throws Error  from each: refused to whom it may not serve; bad_database where the versions of
///                the hub and of this program don't fit; io
class Hub {
  public:
    explicit Hub(const std::string& url) : connection_(url) {}

    /// Whether hub.sql has been run there.
    bool is_installed();

    /// Runs hub.sql, which also brings an older hub up to date.
    void install();

    /// Whether the login may run hub.sql where it has been run before.
    bool may_install();

    /// Those that the login belongs to.
    std::vector<Team> teams();

    /// Makes a team with the login as its manager, where the login may.
    /// @param uuid  of a team that moves here
    void create_team(const std::string& name, const std::optional<std::string>& uuid);

    Greeting hello(const store::Replica& replica);

    /// @param base  what of the hub's order was known when these were written; none: nobody knows
    Place push(const store::Replica& replica, std::optional<std::int64_t> base,
               const std::vector<store::Outbound>& batch);

    Page pull(const store::Replica& replica, std::size_t most);

    Place erase(const store::Replica& replica, const std::vector<domain::Blob>& uids);

    /// How many changes the replica has not fetched.
    std::int64_t waiting(const store::Replica& replica);

    /// The latest first.
    std::vector<domain::Conflict> conflicts(const store::Replica& replica, std::int64_t most);

  private:
    std::vector<Parameters> ask(const std::string& statement, const Parameters& parameters);

    Connection connection_;
};

}  // namespace vmcoach::sync
