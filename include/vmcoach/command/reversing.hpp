#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "vmcoach/command/session.hpp"

/// What `undo` and `redo` share.
namespace vmcoach::command {

/// Takes back one command, and says what that was.
/// @param command   what the user called
/// @param find      the command that it takes back
/// @param done      how the answer begins: `undone`
/// @param dry_run   only says what it would be
int reverse_command(Session& session, std::string_view command,
                    const std::function<std::int64_t(const store::Database&)>& find,
                    std::string_view done, bool dry_run);

}  // namespace vmcoach::command
