#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::optional<std::string> tag;
    bool untouched = false;
    std::optional<std::int64_t> limit;
};

std::vector<domain::Prospect> read(const Values& values, const Session& session) {
    const store::Database database = session.open();
    const store::Snapshot snapshot(database);
    return store::list_prospects(
        database, {.tag = values.tag, .untouched = values.untouched, .limit = values.limit});
}

int run(const Values& values, const Session& session) {
    const std::vector<domain::Prospect> prospects = read(values, session);
    session.print(session.options().json ? view::json(prospects)
                                         : view::prospect_table(prospects, style(session)));
    return 0;
}

}  // namespace

Command prospect_list_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "everybody, or those that you name",
        .options = {{"--tag", "", "T", "only those with this tag", into(values->tag, Wanted::tag)},
                    {"--untouched", "", "", "only those whom you have never tried to reach",
                     into(values->untouched)},
                    {"--limit", "", "N", "at most N; 0 is all", limit_into(values->limit)}},
        .examples = {"vmcoach prospect list --untouched --limit 10"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
