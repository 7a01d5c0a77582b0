#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/promises.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::optional<std::string> who;
    bool all = false;
};

std::vector<domain::Promise> read(const Values& values, Session& session) {
    const store::Database database = session.open();
    const store::Snapshot snapshot(database);
    store::PromiseFilter filter{.closed_too = values.all};
    if (values.who) {
        filter.prospect_id = find_who(session, database, *values.who).id;
    }
    return store::list_promises(database, filter);
}

int run(const Values& values, Session& session) {
    const std::vector<domain::Promise> promises = read(values, session);
    session.print(session.options().json ? view::json(promises)
                                         : view::promise_table(promises, style(session)));
    return 0;
}

}  // namespace

Command promise_list_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "open promises, to everybody or to one",
        .positionals = {{"WHO", "an id, (part of) a name, an e-mail address or a phone number",
                         Arity::optional, into(values->who, Wanted::who)}},
        .options = {{"--all", "", "", "those that are closed, too", into(values->all)}},
        .examples = {"vmcoach promise list dana --all"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
