#include <memory>

#include "vmcoach/command/closing.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/promising.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/typed_text.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string promise;
    PromiseRequest request;
};

int run(const Values& values, Session& session) {
    PromiseRequest request = values.request;
    if (request.about) {
        request.about = resolve_text(session, "--about", *request.about);
    }
    const store::Database database = session.open();
    follow_zone_rules(session, database);
    store::WriteTransaction transaction(database, "promise move", session.timestamp());
    domain::Promise old = find_open_promise(session, database, values.promise);
    request.moved = old;
    const domain::Prospect prospect = store::find_prospect(database, old.prospect_id).value();
    const domain::Promise planned = plan_promise(session, database, prospect, request);
    old.state = domain::PromiseState::moved;
    old.closed_at = session.now();
    store::close_promise(transaction, old);
    const domain::Promise moved = store_promise(transaction, planned);
    transaction.commit();
    if (session.options().json) {
        session.print(view::json(moved));
    } else {
        confirm(session, say_promise(session, moved));
    }
    remark_on_promise(session, prospect, moved);
    return 0;
}

}  // namespace

Command promise_move_command() {
    const auto values = std::make_shared<Values>();
    std::vector<Option> options = {{"--about", "", "TEXT",
                                    "what you will call about, if that changes",
                                    into(values->request.about)}};
    for (Option& option : promise_request_options(values->request)) {
        options.push_back(std::move(option));
    }
    return {
        .name = "move",
        .summary = "the call will be at another time",
        .positionals = {promise_positional(values->promise),
                        {"WHEN", "a time on their clock, such as: fri 9:00", Arity::words,
                         storable_into(values->request.when, "the time")}},
        .options = std::move(options),
        .examples = {"vmcoach promise move dana fri 9:00"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
