#include <memory>

#include "vmcoach/command/closing.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/time/past.hpp"
#include "vmcoach/time/phrase.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string promise;
    std::optional<std::string> at;
};

int run(const Values& values, Session& session) {
    const time::Instant kept_at =
        values.at ? time::parse_past(*values.at, session.now(), session.seller_zone())
                  : session.now();
    return close_named_promise(
        session, "promise keep", values.promise, [&](domain::Promise& promise) {
            if (kept_at < promise.made_at) {
                throw text::usage_error("--at: that is before the promise was made");
            }
            domain::keep(promise, kept_at);
        });
}

}  // namespace

Command promise_keep_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "you called, as promised",
        .positionals = {promise_positional(values->promise)},
        .options = {{"--at", "", "PAST", "when you called, such as 10:15", into(values->at)}},
        .examples = {"vmcoach promise keep dana --at \"10 min ago\""},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
