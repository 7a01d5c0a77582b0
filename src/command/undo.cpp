#include "vmcoach/store/undo.hpp"

#include <memory>

#include "vmcoach/command/reversing.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/store/log.hpp"

namespace vmcoach::command {

Command undo_command() {
    const auto dry_run = std::make_shared<bool>(false);
    return {
        .summary = "take back the last command that changed something",
        .options = {{"--dry-run", "", "", "say what that would be, and change nothing",
                     into(*dry_run)}},
        .examples = {"vmcoach undo --dry-run"},
        .run =
            [dry_run](Session& session) {
                return reverse_command(session, store::undo_command, store::command_to_undo,
                                       *dry_run ? "would undo" : "undone:", *dry_run);
            },
    };
}

}  // namespace vmcoach::command
