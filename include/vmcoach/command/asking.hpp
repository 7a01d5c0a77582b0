#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vmcoach/command/session.hpp"
#include "vmcoach/text/error.hpp"

/// Questions to whoever sits at the terminal.
namespace vmcoach::command {

/// Asks for leave to do what can't be undone. `--yes` gives it beforehand.
/// @param question  a sentence that can be answered with yes or no
/// @throws Error (usage) where nobody can be asked
bool ask(const Session& session, std::string_view question);

/// Asks for one key; others were pressed by mistake. Capital letters count as small ones, and Enter
/// as `\n`.
/// @param keys  those that answer
/// @throws Error interrupted (Ctrl-C), io
char ask_key(const Session& session, std::string_view question, std::string_view keys);

/// Asks for a line, which the terminal lets people edit; asks again for one that the terminal may
/// have cut, or that is not UTF-8.
/// @return without blanks at its ends; none at the end of input (Ctrl-D)
/// @throws Error (io)
std::optional<std::string> ask_line(const Session& session, std::string_view question);

/// Whether a conversation at the terminal can go on after an error: somebody can type something
/// else, or try again.
bool can_go_on_after(const text::Error& error);

}  // namespace vmcoach::command
