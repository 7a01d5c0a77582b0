#pragma once

#include "vmcoach/command/session.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/view/brief.hpp"

namespace vmcoach::command {

/// All that a seller needs before calling somebody, as it is now.
view::Brief brief_of(Session& session, const store::Database& database,
                     const domain::Prospect& prospect);

}  // namespace vmcoach::command
