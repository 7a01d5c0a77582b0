#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vmcoach/command/session.hpp"

namespace vmcoach::command {

/// A TEXT as it was meant: `-` stands for standard input, of which one final newline is dropped.
/// @param what  how an error names it, for example "the note"
/// @throws Error (usage) when it can't be stored as it is
std::string resolve_text(const Session& session, std::string_view what, const std::string& typed);

/// Whether somebody is there to write in an editor.
bool can_edit(const Session& session);

/// Opens `$VISUAL`, `$EDITOR` or vi on an empty file, and returns what was written, without one
/// final newline.
/// @throws Error (usage) when nothing was written, or it can't be stored; (io) when the editor
///         can't be started or fails
std::string edit_text(const Session& session, std::string_view what);

}  // namespace vmcoach::command
