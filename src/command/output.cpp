#include "vmcoach/command/output.hpp"

#include "vmcoach/text/format.hpp"

namespace vmcoach::command {

view::Style style(const Session& session) {
    return {.color = session.colored(), .columns = session.context().columns};
}

void confirm(const Session& session, const std::string& line) {
    if (!session.options().quiet) {
        session.print(text::format("{}\n", line));
    }
}

}  // namespace vmcoach::command
