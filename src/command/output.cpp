#include "vmcoach/command/output.hpp"

#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::command {

namespace {

/// The first of these that is set is what the C library goes by (POSIX.1-2017, XBD 8.2).
bool has_utf8_locale(const Context& context) {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (const auto locale = context.variable(name)) {
            const std::string lowered = text::lower_ascii(*locale);
            return lowered.find(".utf-8") != std::string::npos ||
                   lowered.find(".utf8") != std::string::npos;
        }
    }
    return false;
}

}  // namespace

view::Style style(const Session& session) {
    const Context& context = session.context();
    return {.color = session.colored(),
            .unicode = context.out_is_terminal && has_utf8_locale(context),
            .columns = context.columns};
}

void confirm(const Session& session, const std::string& line) {
    if (!session.options().quiet) {
        session.print(text::format("{}\n", line));
    }
}

}  // namespace vmcoach::command
