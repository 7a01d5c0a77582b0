#include "vmcoach/sync/joining.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "vmcoach/store/log.hpp"
#include "vmcoach/store/outgoing.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/hex.hpp"

namespace vmcoach::sync {
namespace {

using text::Error;
using text::ErrorKind;

/// What a team is called until somebody calls it something else.
constexpr const char* first_name = "team";

Team choose(Hub& hub, const std::optional<std::string>& wanted) {
    std::vector<Team> teams = hub.teams();
    if (wanted) {
        std::erase_if(teams, [&](const Team& team) { return team.uuid != *wanted; });
    }
    if (teams.size() == 1) {
        return teams.front();
    }
    if (teams.empty()) {
        throw Error(ErrorKind::refused, "this login is in no such team",
                    "a manager of the team lets it in: man 7 vmcoach-hub");
    }
    std::vector<text::Candidate> candidates;
    candidates.reserve(teams.size());
    for (const Team& team : teams) {
        candidates.push_back({.id = team.uuid, .name = team.name, .detail = team.role});
    }
    throw Error(ErrorKind::ambiguous, "this login is in several teams",
                "say which: vmcoach sync init URL --team UUID", candidates);
}

}  // namespace

store::Replica require_replica(const store::Database& database) {
    auto replica = store::read_replica(database);
    if (!replica) {
        throw Error(ErrorKind::not_found, "this database has no hub yet",
                    "vmcoach sync init postgresql://LOGIN@HOST/DATABASE");
    }
    return *std::move(replica);
}

domain::ReplicaStatus join(const store::Database& database, Hub& hub, const std::string& url,
                           const std::optional<std::string>& team, store::Timestamp now) {
    const auto before = store::read_replica(database);
    std::optional<std::string> wanted = team;
    if (!wanted && before) {
        wanted = text::uuid(before->team.bytes);
    }
    if (!hub.is_installed() || hub.may_install()) {
        hub.install();
        const std::vector<Team> teams = hub.teams();
        const bool is_member = std::any_of(teams.begin(), teams.end(), [&](const Team& mine) {
            return !wanted || mine.uuid == *wanted;
        });
        // A team that is named for the first time must be there.
        if (!is_member && !team) {
            hub.create_team(first_name, wanted);
        }
    }
    const Team chosen = choose(hub, wanted);
    store::WriteTransaction transaction(database, store::sync_command, now);
    store::Replica replica = before.value_or(store::Replica{});
    const domain::Blob uid{text::bytes_of_uuid(chosen.uuid).value_or("")};
    const bool is_other = before && before->team != uid;
    replica.url = url;
    replica.team = uid;
    replica.seller = chosen.seller;
    replica.role = chosen.role;
    store::settle_device(transaction, replica);
    if (is_other) {
        store::begin_anew(transaction, replica);
    }
    store::write_replica(transaction, replica);
    transaction.commit();
    return status(database);
}

domain::ReplicaStatus status(const store::Database& database) {
    const store::Replica replica = require_replica(database);
    return {.url = replica.url,
            .team = text::uuid(replica.team.bytes),
            .device = text::uuid(replica.device.bytes),
            .seller = replica.seller,
            .role = replica.role,
            .to_send = store::count_unsent(database, replica),
            .to_erase = static_cast<std::int64_t>(store::unsent_erasures(database).size()),
            .synced_at = replica.synced_at};
}

}  // namespace vmcoach::sync
