#include "vmcoach/command/asking.hpp"

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::command {

bool ask(const Session& session, std::string_view question) {
    if (session.options().yes) {
        return true;
    }
    const Context& context = session.context();
    if (!context.in_is_terminal || !context.err_is_terminal) {
        throw text::usage_error("this can't be undone, and there is no terminal to ask on",
                                "say yes beforehand: --yes");
    }
    context.write_err(text::format("{} [y/N] ", question));
    // A terminal gives a line at a time.
    const std::string answer = context.read_in(1);
    return answer == "y" || answer == "Y";
}

}  // namespace vmcoach::command
