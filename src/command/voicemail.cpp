#include <memory>

#include "vmcoach/command/touching.hpp"
#include "vmcoach/command/tree.hpp"

namespace vmcoach::command {

Command voicemail_command() {
    const auto request = std::make_shared<TouchRequest>();
    request->kind = domain::TouchKind::voicemail;
    std::vector<Option> options = {
        {"--edit", "-e", "", "write the text in your editor", into(request->edit)},
        {"--seconds", "", "N", "how long it was",
         number_into(request->seconds, 1, longest_message)},
    };
    for (Option& option : promise_options(*request)) {
        options.push_back(std::move(option));
    }
    for (Option& option : touch_options(*request)) {
        options.push_back(std::move(option));
    }
    return {
        .summary = "log a message that you left, and what you said",
        .positionals = {who_positional(request->who),
                        {"TEXT", "what you said; - reads it from standard input", Arity::optional,
                         into(request->text)}},
        .options = std::move(options),
        .examples =
            {"vmcoach voicemail dana \"Hi Dana, ...\" --seconds 17 --promise \"thu 10:15\""},
        .run = [request](Session& session) { return log_touch(session, *request); },
    };
}

}  // namespace vmcoach::command
