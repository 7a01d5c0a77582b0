#pragma once

#include "vmcoach/command/session.hpp"
#include "vmcoach/domain/prospect.hpp"

namespace vmcoach::command {

/// Goes with a seller through leaving a message: shows a draft, times the message from now until a
/// key is pressed, asks what was said, logs it, and asks when the next call will be. What is logged
/// bears the moment at which it began.
void leave_message(const Session& session, const domain::Prospect& prospect);

}  // namespace vmcoach::command
