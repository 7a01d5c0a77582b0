#include <memory>

#include "vmcoach/command/promising.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/who.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string who;
    PromiseRequest request;
};

int run(const Values& values, Session& session) {
    return make_promise(session, "promise-call", values.request,
                        [&](const store::Database& database, PromiseRequest&) {
                            return find_who(session, database, values.who);
                        });
}

}  // namespace

Command promise_call_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "promise to call somebody at a certain time",
        .positionals = {who_positional(values->who),
                        {"WHEN", "a time on their clock, such as: thu 10:15", Arity::words,
                         storable_into(values->request.when, "the time")}},
        .options = whole_promise_options(
            values->request, "what you will call about; - reads it from standard input"),
        .examples = {"vmcoach promise-call dana thu 10:15 --about pricing"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
