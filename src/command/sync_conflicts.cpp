#include <memory>
#include <optional>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/store/named_rows.hpp"
#include "vmcoach/sync/hub.hpp"
#include "vmcoach/sync/joining.hpp"
#include "vmcoach/view/sync.hpp"

namespace vmcoach::command {
namespace {

constexpr std::int64_t usual_limit = 50;

int run(const std::optional<std::int64_t>& limit, Session& session) {
    const store::Database database = session.open();
    const store::Replica replica = sync::require_replica(database);
    sync::Hub hub(replica.url);
    std::vector<domain::Conflict> conflicts =
        hub.conflicts(replica, limit.value_or(domain::largest_number));
    store::name_rows(database, conflicts);
    session.print(session.options().json
                      ? view::json(conflicts)
                      : view::conflict_list(conflicts, session.seller_zone(), style(session)));
    return 0;
}

}  // namespace

Command sync_conflicts_command() {
    const auto limit = std::make_shared<std::optional<std::int64_t>>(usual_limit);
    return {
        .summary =
            "what two machines said differently: which value stayed, and which was kept back",
        .options = {{"--limit", "", "N", "show at most N, the latest first; 0 shows all",
                     limit_into(*limit)}},
        .examples = {"vmcoach sync conflicts --limit 10"},
        .run = [limit](Session& session) { return run(*limit, session); },
    };
}

}  // namespace vmcoach::command
