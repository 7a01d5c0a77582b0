#pragma once

#include <string_view>

#include "vmcoach/command/session.hpp"

namespace vmcoach::command {

/// Asks for leave to do what can't be undone. `--yes` gives it beforehand.
/// @param question  a sentence that can be answered with yes or no
/// @throws Error (usage) where nobody can be asked
bool ask(const Session& session, std::string_view question);

}  // namespace vmcoach::command
