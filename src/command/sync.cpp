#include "vmcoach/view/sync.hpp"

#include <array>
#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/sync/exchange.hpp"
#include "vmcoach/sync/hub.hpp"
#include "vmcoach/sync/joining.hpp"

namespace vmcoach::command {
namespace {

int look(Session& session, const store::Database& database, sync::Hub& hub) {
    const domain::Waiting waiting = sync::look(database, hub);
    session.print(session.options().json ? view::json(waiting) : view::say(waiting));
    return 0;
}

int run(bool is_dry, Session& session) {
    const store::Database database = session.open();
    sync::Hub hub(sync::require_replica(database).url);
    if (is_dry) {
        return look(session, database, hub);
    }
    database.expect_much();
    const sync::Outcome outcome = sync::exchange(database, hub, session.timestamp());
    follow_zone_rules(session, database);
    if (session.options().json) {
        session.print(view::json(outcome.done));
    } else {
        confirm(session, view::say(outcome.done));
    }
    for (const std::string& remark : view::remarks_on(outcome.done)) {
        session.remark(remark);
    }
    if (outcome.held_back) {
        throw text::Error(*outcome.held_back);
    }
    return 0;
}

constexpr std::array children = {
    Child{"init", sync_init_command},
    Child{"status", sync_status_command},
    Child{"conflicts", sync_conflicts_command},
};

}  // namespace

Command sync_command() {
    const auto is_dry = std::make_shared<bool>(false);
    return {
        .summary = "exchange what is new with your other machines, or with your team",
        .options = {{"--dry-run", "", "", "say how much that would be, and exchange nothing",
                     into(*is_dry)}},
        .examples = {"vmcoach sync --dry-run"},
        .children = children,
        .run = [is_dry](Session& session) { return run(*is_dry, session); },
    };
}

}  // namespace vmcoach::command
