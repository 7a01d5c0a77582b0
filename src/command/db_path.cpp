#include "vmcoach/command/tree.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

int run(Session& session) {
    const Sourced file = session.database_file();
    session.print(session.options().json ? view::json_path(file.value, file.origin)
                                         : text::format("{}\n", file.value));
    return 0;
}

}  // namespace

Command db_path_command() {
    return {
        .summary = "where the database is",
        .examples = {"ls -l \"$(vmcoach db path)\""},
        .run = run,
    };
}

}  // namespace vmcoach::command
