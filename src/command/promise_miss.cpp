#include <memory>

#include "vmcoach/command/closing.hpp"
#include "vmcoach/command/tree.hpp"

namespace vmcoach::command {
namespace {

int run(const std::string& promise, Session& session) {
    return close_named_promise(session, "promise miss", promise, [&](domain::Promise& missed) {
        if (missed.due_at > session.now()) {
            throw text::Error(text::ErrorKind::refused,
                              "its time has not come yet, so it can't have been missed",
                              "give it another time with 'promise move', or 'promise cancel' it");
        }
        missed.state = domain::PromiseState::missed;
        missed.closed_at = session.now();
    });
}

}  // namespace

Command promise_miss_command() {
    const auto promise = std::make_shared<std::string>();
    return {
        .summary = "you did not call, and it is too late",
        .positionals = {promise_positional(*promise)},
        .examples = {"vmcoach promise miss dana"},
        .run = [promise](Session& session) { return run(*promise, session); },
    };
}

}  // namespace vmcoach::command
