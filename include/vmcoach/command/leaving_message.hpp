#pragma once

#include "vmcoach/command/agenda.hpp"
#include "vmcoach/command/session.hpp"

namespace vmcoach::command {

/// Goes with a seller through leaving a message: shows a draft, times the message from now until a
/// key is pressed, asks what was said, logs it, and asks when the next call will be. What is logged
/// bears the moment at which it began. Ctrl-C while it is asked what was said logs it without.
/// @return whether a message was left
bool leave_message(const Session& session, const Turn& turn);

}  // namespace vmcoach::command
