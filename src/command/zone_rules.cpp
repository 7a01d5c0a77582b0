#include "vmcoach/command/zone_rules.hpp"

#include <vector>

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/store/log.hpp"
#include "vmcoach/store/machine.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::command {
namespace {

struct Moved {
    domain::Promise now;
    domain::Promise before;
};

/// Of a time on the wall the wall stays, of a moment the moment.
void resolve(domain::Promise& promise, const time::Zone& zone) {
    if (promise.anchor == time::Anchor::wall) {
        promise.due_at = zone.first_from(promise.local_time);
    } else {
        promise.local_time = zone.local(promise.due_at);
    }
}

std::vector<Moved> resolve_again(Session& session, store::WriteTransaction& transaction,
                                 const std::string& version) {
    std::vector<Moved> moved;
    for (domain::Promise& promise :
         store::promises_of_other_rules(transaction.database(), version)) {
        const auto zone = time::Zone::find(session.context().zone_folder, promise.time_zone);
        if (!zone) {
            continue;
        }
        const domain::Promise before = promise;
        resolve(promise, *zone);
        promise.zone_rules = version;
        store::update_moment(transaction, promise);
        if (promise.due_at != before.due_at || promise.local_time != before.local_time) {
            moved.push_back({promise, before});
        }
    }
    return moved;
}

void tell(Session& session, const std::vector<Moved>& all, const std::string& version) {
    for (const auto& [now, before] : all) {
        const std::string wall =
            text::format("{} {}", time::say_local(now.local_time), now.time_zone);
        const std::string moment = time::format_instant(now.due_at);
        const bool wall_stays = now.anchor == time::Anchor::wall;
        session.remark(text::format(
            "warning: new zone rules ({}): {} to {} stays {}, which is now {} instead of {}",
            version, domain::format_identifier(domain::promise_letter, now.id),
            text::escaped(now.prospect), wall_stays ? wall : moment, wall_stays ? moment : wall,
            wall_stays ? time::format_instant(before.due_at) : time::say_local(before.local_time)));
    }
}

}  // namespace

bool zone_rules_have_changed(const Session& session, const store::Database& database) {
    const auto known = store::remembered(database, store::zone_rules_key);
    return known && *known != time::zone_rules_version(session.context().zone_folder);
}

void warn_of_zone_rules(const Session& session, const store::Database& database) {
    if (zone_rules_have_changed(session, database)) {
        session.remark(
            "warning: the time zone rules of this machine have changed\n"
            "hint: the next promise or call that you log brings open promises up to date");
    }
}

void follow_zone_rules(Session& session, const store::Database& database) {
    if (!zone_rules_have_changed(session, database)) {
        return;
    }
    const std::string version = time::zone_rules_version(session.context().zone_folder);
    store::WriteTransaction transaction(database, store::zone_rules_command, session.timestamp());
    const std::vector<Moved> moved = resolve_again(session, transaction, version);
    store::remember(transaction, store::zone_rules_key, version);
    transaction.commit();
    tell(session, moved, version);
}

}  // namespace vmcoach::command
