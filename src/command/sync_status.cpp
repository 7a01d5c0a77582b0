#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/sync/joining.hpp"
#include "vmcoach/view/sync.hpp"

namespace vmcoach::command {
namespace {

int run(Session& session) {
    const store::Database database = session.open();
    const domain::ReplicaStatus status = sync::status(database);
    session.print(session.options().json ? view::json(status)
                                         : view::say(status, session.seller_zone()));
    return 0;
}

}  // namespace

Command sync_status_command() {
    return {
        .summary = "which hub this database has, and what waits for the next sync",
        .examples = {"vmcoach sync status"},
        .run = run,
    };
}

}  // namespace vmcoach::command
