#include <memory>

#include "vmcoach/command/touching.hpp"
#include "vmcoach/command/tree.hpp"

namespace vmcoach::command {

Command email_command() {
    const auto request = std::make_shared<TouchRequest>();
    request->kind = domain::TouchKind::email;
    std::vector<Option> options = {
        {"--edit", "-e", "", "write the text in your editor", into(request->edit)},
    };
    for (Option& option : touch_options(*request)) {
        options.push_back(std::move(option));
    }
    return {
        .summary = "log an e-mail that you sent",
        .positionals = {who_positional(request->who),
                        {"TEXT", "what it said; - reads it from standard input", Arity::optional,
                         into(request->text)}},
        .options = std::move(options),
        .examples = {"vmcoach email dana \"sent the case study\""},
        .run = [request](Session& session) { return log_touch(session, *request); },
    };
}

}  // namespace vmcoach::command
