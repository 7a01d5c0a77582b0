#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "vmcoach/domain/archive.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/store/registers.hpp"
#include "vmcoach/store/replica.hpp"

namespace vmcoach::store {

/// A register on its way to the hub.
struct Outbound {
    std::int64_t id = 0;
    Register content;
};

/// Makes registers of what commands have changed, from the operation log, and puts them into the
/// outbox. Other commands may write meanwhile.
class Outgoing {
  public:
    explicit Outgoing(const Database& database);
    ~Outgoing();
    Outgoing(const Outgoing&) = delete;
    Outgoing& operator=(const Outgoing&) = delete;

    /// Goes through at most so many operations that are not in the outbox yet.
    /// @return whether all are
    bool collect(WriteTransaction& transaction, Replica& replica, std::int64_t most);

  private:
    class Pass;

    void note_later_operations();

    const Database& database_;
    std::int64_t noted_ = 0;  ///< the last operation that is in the table of later ones
};

/// What is in the outbox, oldest first.
std::vector<Outbound> read_outbox(const Database& database, std::size_t most);

/// Takes out of the outbox what the hub has got, up to and with this one.
void empty_outbox(WriteTransaction& transaction, std::int64_t last);

/// How many changes the hub hasn't got: an estimate, as several of one row become one on the way.
std::int64_t count_unsent(const Database& database, const Replica& replica);

/// UUIDs of erased people and of promises to them that the hub hasn't got.
std::vector<domain::Blob> unsent_erasures(const Database& database);

void note_sent_erasures(WriteTransaction& transaction, const std::vector<domain::Blob>& uids);

/// What commands that the hub hasn't seen have done ahead of its time was done now: the clock of
/// this machine was wrong, and what it said would win against all that others do until then.
/// @param latest  a clock of which everything after it is ahead
/// @param now     the hub's
/// @return how many commands
std::int64_t set_back_clock(WriteTransaction& transaction, const Replica& replica,
                            std::int64_t latest, std::int64_t now);

}  // namespace vmcoach::store
