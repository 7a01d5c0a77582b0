#pragma once

#include <optional>

#include "vmcoach/domain/exchange.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/sync/hub.hpp"
#include "vmcoach/text/error.hpp"

namespace vmcoach::sync {

struct Outcome {
    domain::Exchanged done;
    std::optional<text::Error> held_back;  ///< what is left to do, though all else went well
};

/// Makes a database and its hub equal: what is new here goes there, then what is new there comes
/// here. Stopped at any point, it goes on where it was, and whatever came twice makes no
/// difference. Nobody waits for the network while the database is held.
/// @throws Error  whatever keeps it from coming to its end; what was exchanged by then stays
Outcome exchange(const store::Database& database, Hub& hub, store::Timestamp now);

/// Changes nothing, here or there.
domain::Waiting look(const store::Database& database, Hub& hub);

}  // namespace vmcoach::sync
