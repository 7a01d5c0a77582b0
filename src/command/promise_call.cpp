#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/promising.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/typed_text.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string who;
    PromiseRequest request;
};

int run(const Values& values, Session& session) {
    PromiseRequest request = values.request;
    if (request.about) {
        request.about = resolve_text(session, "--about", *request.about);
    }
    const store::Database database = session.open();
    follow_zone_rules(session, database);
    store::WriteTransaction transaction(database, "promise-call", session.timestamp());
    const domain::Prospect prospect = find_who(session, database, values.who);
    const domain::Promise promise =
        store_promise(transaction, plan_promise(session, database, prospect, request));
    transaction.commit();
    if (session.options().json) {
        session.print(view::json(promise));
    } else {
        confirm(session, say_promise(session, promise));
    }
    remark_on_promise(session, prospect, promise);
    return 0;
}

}  // namespace

Command promise_call_command() {
    const auto values = std::make_shared<Values>();
    std::vector<Option> options = {{"--about", "", "TEXT",
                                    "what you will call about; - reads it from standard input",
                                    into(values->request.about)}};
    for (Option& option : promise_request_options(values->request)) {
        options.push_back(std::move(option));
    }
    return {
        .name = "promise-call",
        .summary = "promise to call somebody at a certain time",
        .positionals = {who_positional(values->who),
                        {"WHEN", "a time on their clock, such as: thu 10:15", Arity::words,
                         storable_into(values->request.when, "the time")}},
        .options = std::move(options),
        .examples = {"vmcoach promise-call dana thu 10:15 --about pricing"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
