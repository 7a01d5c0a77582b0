#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vmcoach/coach/situation.hpp"
#include "vmcoach/command/session.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::command {

/// The templates that are built in, and behind them the user's own.
std::vector<std::string> template_names(const Session& session);

/// Writes a message from what is on record.
/// @param situation  with a subject
/// @param name       of the template, built in or the user's own; none: the one that fits
/// @throws Error (usage) for an unknown template, or where the record lacks what it needs
std::string write_draft(Session& session, const store::Database& database,
                        const coach::Situation& situation, const std::optional<std::string>& name);

/// The message as it is printed: nothing that somebody wrote into a note may drive a terminal; a
/// pipe gets the text as it is.
std::string shown_draft(const Session& session, const std::string& text);

}  // namespace vmcoach::command
