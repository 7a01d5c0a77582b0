#include "vmcoach/command/reversing.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/store/log.hpp"
#include "vmcoach/store/undo.hpp"

namespace vmcoach::command {

Command redo_command() {
    return {
        .summary = "bring back what the last undo took away",
        .examples = {"vmcoach redo"},
        .run =
            [](Session& session) {
                return reverse_command(session, store::redo_command, store::undo_to_redo,
                                       "redone:", false);
            },
    };
}

}  // namespace vmcoach::command
