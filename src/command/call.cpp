#include <memory>

#include "vmcoach/command/touching.hpp"
#include "vmcoach/command/tree.hpp"

namespace vmcoach::command {

Command call_command() {
    const auto request = std::make_shared<TouchRequest>();
    request->kind = domain::TouchKind::call;
    request->recognized = false;
    std::vector<Option> options = {
        {"--recognized", "", "", "they knew your name",
         [request = request.get()](const std::string&) { request->recognized = true; }},
        {"--note", "", "TEXT", "what was said; - reads it from standard input",
         into(request->text)},
    };
    for (Option& option : promise_options(*request)) {
        options.push_back(std::move(option));
    }
    for (Option& option : touch_options(*request)) {
        options.push_back(std::move(option));
    }
    return {
        .summary = "log a call, and how it went",
        .positionals = {who_positional(request->who),
                        {"OUTCOME", "spoke, no-answer, busy, gatekeeper, wrong-number or hung-up",
                         Arity::required, choice_into(request->outcome, domain::outcomes)}},
        .options = std::move(options),
        .examples = {"vmcoach call dana spoke --recognized --note \"wants a quote\""},
        .run = [request](Session& session) { return log_touch(session, *request); },
    };
}

}  // namespace vmcoach::command
