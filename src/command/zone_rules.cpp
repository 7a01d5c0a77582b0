#include "vmcoach/command/zone_rules.hpp"

#include <vector>

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/store/machine.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::command {
namespace {

struct Moved {
    domain::Promise promise;
    time::Instant before;
};

std::vector<Moved> resolve_again(Session& session, store::WriteTransaction& transaction,
                                 const std::string& version) {
    std::vector<Moved> moved;
    for (domain::Promise& promise :
         store::promises_of_other_rules(transaction.database(), version)) {
        const auto zone = time::Zone::find(session.context().zone_folder, promise.time_zone);
        if (!zone) {
            continue;
        }
        const time::Instant before = promise.due_at;
        promise.due_at = zone->first_from(promise.local_time);
        promise.zone_rules = version;
        store::update_moment(transaction, promise);
        if (promise.due_at != before) {
            moved.push_back({promise, before});
        }
    }
    return moved;
}

void tell(Session& session, const std::vector<Moved>& all, const std::string& version) {
    for (const auto& [promise, before] : all) {
        session.remark(text::format(
            "warning: new zone rules ({}): {} to {} stays {} {}, which is now {} instead of {}",
            version, domain::format_identifier(domain::promise_letter, promise.id),
            text::escaped(promise.prospect), time::say_local(promise.local_time), promise.time_zone,
            time::format_instant(promise.due_at), time::format_instant(before)));
    }
}

}  // namespace

bool zone_rules_have_changed(const Session& session, const store::Database& database) {
    const auto known = store::remembered(database, store::zone_rules_key);
    return known && *known != time::zone_rules_version(session.context().zone_folder);
}

void follow_zone_rules(Session& session, const store::Database& database) {
    if (!zone_rules_have_changed(session, database)) {
        return;
    }
    const std::string version = time::zone_rules_version(session.context().zone_folder);
    store::WriteTransaction transaction(database, "zone rules", session.timestamp());
    const std::vector<Moved> moved = resolve_again(session, transaction, version);
    store::remember(transaction, store::zone_rules_key, version);
    transaction.commit();
    tell(session, moved, version);
}

}  // namespace vmcoach::command
