#include <memory>

#include "vmcoach/command/closing.hpp"
#include "vmcoach/command/promising.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/store/prospects.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string promise;
    PromiseRequest request;
};

int run(const Values& values, Session& session) {
    return make_promise(
        session, "promise move", values.request,
        [&](const store::Database& database, PromiseRequest& request) {
            request.moved = find_open_promise(session, database, values.promise);
            return store::find_prospect(database, request.moved->prospect_id).value();
        });
}

}  // namespace

Command promise_move_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "the call will be at another time",
        .positionals = {promise_positional(values->promise),
                        {"WHEN", "a time on their clock, such as: fri 9:00", Arity::words,
                         storable_into(values->request.when, "the time")}},
        .options =
            whole_promise_options(values->request, "what you will call about, if that changes"),
        .examples = {"vmcoach promise move dana fri 9:00"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
