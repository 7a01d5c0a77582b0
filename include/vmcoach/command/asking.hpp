#pragma once

#include <chrono>
#include <functional>
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

/// Ctrl-D and Esc, which take a question back.
inline constexpr std::string_view cancel_keys = "\4\33";

/// Asks for one key; others were pressed by mistake. Capital letters count as small ones, and Enter
/// as `\n`.
/// @param keys      those that answer
/// @param patience  how long to wait
/// @return none when the time is over
/// @throws Error interrupted (Ctrl-C), io
std::optional<char> ask_key(const Session& session, std::string_view question,
                            std::string_view keys, std::chrono::milliseconds patience);

/// The same, however long it takes.
char ask_key(const Session& session, std::string_view question, std::string_view keys);

/// Asks for a line, which the terminal lets people edit; asks again for one that the terminal may
/// have cut, or that is not UTF-8. What was typed or pasted before is left out, and that is said.
/// @return without blanks at its ends; none at the end of input (Ctrl-D)
/// @throws Error io, interrupted (Ctrl-C)
std::optional<std::string> ask_line(const Session& session, std::string_view question);

/// What was said, for something that is logged whatever the answer.
struct Said {
    std::optional<std::string> text;
    bool is_interrupted = false;  ///< by Ctrl-C: to be obeyed once it is logged
};
/// @throws Error (io)
Said ask_what_was_said(const Session& session, std::string_view question);

/// Does what stores something. While that fails for a cause that may pass, says so and asks whether
/// to try again.
/// @throws Error  as `work` does, once nobody wants to try again
void store_patiently(const Session& session, const std::function<void()>& work);

/// Whether a conversation at the terminal can go on after an error: somebody can type something
/// else, or try again.
bool can_go_on_after(const text::Error& error);

}  // namespace vmcoach::command
