#include "vmcoach/sync/exchange.hpp"

#include <algorithm>
#include <vector>

#include "vmcoach/store/erasure.hpp"
#include "vmcoach/store/incoming.hpp"
#include "vmcoach/store/log.hpp"
#include "vmcoach/store/outgoing.hpp"
#include "vmcoach/store/replica.hpp"
#include "vmcoach/sync/joining.hpp"
#include "vmcoach/text/counted.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::sync {
namespace {

using store::Replica;
using store::WriteTransaction;
using text::Error;
using text::ErrorKind;
using text::format;

class Exchange {
  public:
    Exchange(const store::Database& database, Hub& hub, store::Timestamp now)
        : database_(database), hub_(hub), now_(now), outgoing_(database) {}

    Outcome run() {
        begin();
        erase_there();
        push();
        pull();
        // Whoever was erased elsewhere may here have been merged with somebody before.
        erase_there();
        change([&](WriteTransaction& /*transaction*/, Replica& replica) {
            replica.synced_at = date::floor<std::chrono::seconds>(now_);
        });
        return {done_, what_is_left()};
    }

  private:
    /// One transaction of this database. What is known of the replica is read again in each, as
    /// another exchange may run beside this one.
    template <typename Work>
    void change(Work work, std::string_view command = store::sync_command) {
        WriteTransaction transaction(database_, command, now_);
        Replica replica = require_replica(database_);
        work(transaction, replica);
        store::write_replica(transaction, replica);
        transaction.commit();
    }

    void begin() {
        change([&](WriteTransaction& transaction, Replica& replica) {
            done_.is_new_device = store::settle_device(transaction, replica);
        });
        const Greeting greeting = hub_.hello(require_replica(database_));
        const std::int64_t ahead = now_.time_since_epoch().count() - greeting.clock_ms;
        if (ahead > most_ahead_ms) {
            throw Error(ErrorKind::refused,
                        format("this machine's clock is {} ahead of the hub's",
                               text::counted((ahead + 30'000) / 60'000, "minute")),
                        "set it right, and sync again: nothing is lost");
        }
        role_ = greeting.role;
        change([&](WriteTransaction& transaction, Replica& replica) {
            replica.role = greeting.role;
            replica.seller = greeting.seller;
            base_ = replica.cursor;
            done_.had_lost = !greeting.has_seen;
            if (done_.had_lost) {
                store::begin_anew(transaction, replica);
                base_.reset();
            }
            done_.set_back = store::set_back_clock(transaction, replica,
                                                   (greeting.clock_ms + most_ahead_ms)
                                                       << store::clock_counter_bits,
                                                   greeting.clock_ms << store::clock_counter_bits);
        });
    }

    void note(Replica& replica, const Place& place) {
        if (place.after == place.before) {
            return;
        }
        if (place.after > replica.seen) {
            replica.seen = place.after;
            replica.seen_token = place.token;
        }
        // Nobody has come between, so that there is nothing to fetch.
        if (replica.cursor == place.before) {
            replica.cursor = place.after;
        }
    }

    void erase_there() {
        held_back_.reset();
        const std::vector<domain::Blob> uids = store::unsent_erasures(database_);
        if (uids.empty()) {
            return;
        }
        if (role_ != "manager") {
            held_back_ = Error(
                ErrorKind::refused,
                "whom you have erased is erased here, but only a manager may erase them for all",
                "ask a manager of your team to do the same: vmcoach prospect forget WHO");
            return;
        }
        for (std::size_t begin = 0; begin < uids.size(); begin += store::registers_at_once) {
            const std::vector<domain::Blob> batch(
                uids.begin() + static_cast<std::ptrdiff_t>(begin),
                uids.begin() + static_cast<std::ptrdiff_t>(
                                   std::min(uids.size(), begin + store::registers_at_once)));
            const Place place = hub_.erase(require_replica(database_), batch);
            change([&](WriteTransaction& transaction, Replica& replica) {
                store::note_sent_erasures(transaction, batch);
                note(replica, place);
            });
        }
    }

    void push() {
        bool is_all = false;
        do {
            change([&](WriteTransaction& transaction, Replica& replica) {
                is_all = outgoing_.collect(transaction, replica, operations_at_once);
            });
            if (role_ == "read") {
                continue;
            }
            for (auto batch = store::read_outbox(database_, store::registers_at_once);
                 !batch.empty(); batch = store::read_outbox(database_, store::registers_at_once)) {
                const Place place = hub_.push(require_replica(database_), base_, batch);
                done_.sent += static_cast<std::int64_t>(batch.size());
                change([&](WriteTransaction& transaction, Replica& replica) {
                    store::empty_outbox(transaction, batch.back().id);
                    note(replica, place);
                });
            }
        } while (!is_all);
        if (!store::read_outbox(database_, 1).empty()) {
            may_only_read_ = Error(ErrorKind::refused,
                                   "your role in this team is 'read': what you have changed"
                                   " stays on this machine",
                                   "ask a manager of your team for the role 'seller'");
        }
    }

    void pull() {
        bool is_all = false;
        do {
            const Replica before = require_replica(database_);
            const Page page = hub_.pull(before, store::registers_at_once);
            is_all = page.changes.size() < store::registers_at_once;
            for (auto change = page.changes.begin(); change != page.changes.end();) {
                const bool is_erasure = change->is_erasure;
                const auto end = std::find_if(
                    change, page.changes.end(),
                    [&](const Inbound& other) { return other.is_erasure != is_erasure; });
                take_in(before.cursor, {change, end},
                        end == page.changes.end() ? page.token : std::string());
                change = end;
            }
        } while (!is_all);
    }

    /// @param since    what the hub was asked for what follows
    /// @param changes  all of one kind
    /// @param token    of the last one, where it is known
    void take_in(std::int64_t since, const std::vector<Inbound>& changes,
                 const std::string& token) {
        const bool is_erasure = changes.front().is_erasure;
        change(
            [&](WriteTransaction& transaction, Replica& replica) {
                if (replica.cursor < since) {
                    return;  // another exchange has begun anew
                }
                if (is_erasure) {
                    std::vector<domain::Blob> uids;
                    uids.reserve(changes.size());
                    for (const Inbound& change : changes) {
                        uids.push_back(change.content.uid);
                    }
                    done_.erased += store::take_in_erasures(
                        transaction, uids, date::floor<std::chrono::seconds>(now_));
                } else {
                    // What was written here meanwhile is compared with what comes.
                    while (!outgoing_.collect(transaction, replica, operations_at_once)) {
                    }
                    std::vector<store::Register> registers;
                    registers.reserve(changes.size());
                    for (const Inbound& change : changes) {
                        registers.push_back(change.content);
                    }
                    done_.received += store::take_in(transaction, replica, registers);
                }
                replica.cursor = std::max(replica.cursor, changes.back().seq);
                if (!token.empty() && replica.cursor >= replica.seen) {
                    replica.seen = replica.cursor;
                    replica.seen_token = token;
                }
            },
            is_erasure ? store::forget_command : store::sync_command);
    }

    std::optional<Error> what_is_left() {
        // One that an earlier sync has left, too. As it may fail for long, it comes when all else
        // is done.
        if (store::is_erasure_unfinished(database_)) {
            try {
                store::finish_erasure(database_);
            } catch (const Error& error) {
                return Error(error.kind(),
                             format("all is exchanged, but traces of somebody who was erased may be"
                                    " left here: {}",
                                    error.message()),
                             "sync again when that is mended: it clears them away");
            }
        }
        return held_back_ ? held_back_ : may_only_read_;
    }

    static constexpr std::int64_t operations_at_once = 2000;

    const store::Database& database_;
    Hub& hub_;
    store::Timestamp now_;
    store::Outgoing outgoing_;
    std::string role_;
    std::optional<std::int64_t> base_;
    domain::Exchanged done_;
    std::optional<Error> held_back_;
    std::optional<Error> may_only_read_;
};

}  // namespace

Outcome exchange(const store::Database& database, Hub& hub, store::Timestamp now) {
    return Exchange(database, hub, now).run();
}

domain::Waiting look(const store::Database& database, Hub& hub) {
    Replica replica = require_replica(database);
    const Greeting greeting = hub.hello(replica);
    domain::Waiting waiting{.had_lost = !greeting.has_seen};
    if (waiting.had_lost) {
        replica.cursor = 0;
        replica.collected = 0;
    }
    waiting.to_send = store::count_unsent(database, replica);
    waiting.to_erase = static_cast<std::int64_t>(store::unsent_erasures(database).size());
    waiting.to_receive = hub.waiting(replica);
    return waiting;
}

}  // namespace vmcoach::sync
