#include "vmcoach/store/history.hpp"

#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/view/history.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::optional<std::string> who;
    std::optional<std::int64_t> limit;
};

std::vector<domain::HistoryEntry> read(const Values& values, Session& session) {
    constexpr std::int64_t usual_limit = 50;
    const store::Database database = session.open();
    const store::Snapshot snapshot(database);
    store::HistoryFilter filter;
    if (values.who) {
        filter.prospect_id = find_who(session, database, *values.who).id;
    }
    if (values.limit.value_or(usual_limit) > 0) {
        filter.limit = values.limit.value_or(usual_limit);
    }
    return store::read_history(database, filter);
}

int run(const Values& values, Session& session) {
    const std::vector<domain::HistoryEntry> entries = read(values, session);
    session.print(session.options().json
                      ? view::json(entries)
                      : view::history_table(entries, session.seller_zone(), style(session)));
    return 0;
}

}  // namespace

Command history_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "what your commands have changed, the newest first",
        .positionals = {{"WHO", "only what changed something about them", Arity::optional,
                         into(values->who, Wanted::who)}},
        .options = {{"--limit", "", "N", "show so many at most: 50 unless told, 0 for all",
                     number_into(values->limit, 0, domain::largest_number)}},
        .examples = {"vmcoach history dana --limit 5"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
