#include <memory>

#include "vmcoach/command/closing.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/typed_text.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string promise;
    std::optional<std::string> why;
};

int run(const Values& values, Session& session) {
    std::optional<std::string> why;
    if (values.why) {
        why = resolve_text(session, "--why", *values.why);
    }
    return close_named_promise(session, "promise cancel", values.promise,
                               [&](domain::Promise& promise) {
                                   promise.state = domain::PromiseState::canceled;
                                   promise.closed_at = session.now();
                                   promise.why = why;
                               });
}

}  // namespace

Command promise_cancel_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "the call is off",
        .positionals = {promise_positional(values->promise)},
        .options = {{"--why", "", "TEXT", "the reason; - reads it from standard input",
                     into(values->why)}},
        .examples = {"vmcoach promise cancel dana --why \"they called first\""},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
