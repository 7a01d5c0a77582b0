#pragma once

#include <string>

#include "vmcoach/command/session.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::command {

/// What standard output can show.
view::Style style(const Session& session);

/// Confirms what a command did, unless the user wants it quiet.
void confirm(const Session& session, const std::string& line);

}  // namespace vmcoach::command
