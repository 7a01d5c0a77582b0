#include "vmcoach/store/deliveries.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"

using namespace vmcoach;
using namespace std::chrono_literals;
using domain::Delivery;
using store::Settlement;

namespace {

const time::Instant noon = time::parse_instant("2026-11-26T12:00:00Z").value();

/// A database with one person, to whom a call at noon is promised.
class Reminders {
  public:
    Reminders() : database(store::Database::temporary()) {
        store::WriteTransaction transaction(database, "test", {});
        store::insert_prospect(transaction, {.name = "Dana"}, {});
        promise_at(transaction, noon);
        transaction.commit();
    }

    static void promise_at(store::WriteTransaction& transaction, time::Instant due_at) {
        domain::Promise promise;
        promise.prospect_id = 1;
        promise.local_time = time::LocalTime{due_at.time_since_epoch()};
        promise.time_zone = "UTC";
        promise.due_at = due_at;
        promise.phrase = "noon";
        promise.zone_rules = "2026c";
        store::insert_promise(transaction, promise);
    }

    static store::ReminderRun run_at(std::chrono::seconds after) {
        return {.lead = 10min, .now = noon + after};
    }

    std::vector<Delivery> waiting(std::chrono::seconds after) {
        return store::waiting_reminders(database, run_at(after), std::nullopt);
    }

    std::vector<Delivery> claim(std::chrono::seconds after) {
        std::vector<Delivery> found = waiting(after);
        store::WriteTransaction transaction(database, "test", {});
        found = store::claim(transaction, run_at(after), found);
        transaction.commit();
        return found;
    }

    void settle(std::chrono::seconds after, const std::vector<Delivery>& claimed,
                Settlement settlement) {
        store::WriteTransaction transaction(database, "test", {});
        store::settle(transaction, run_at(after), claimed, settlement);
        transaction.commit();
    }

    store::Database database;
};

}  // namespace

TEST_CASE("a reminder waits from its lead on, for three days") {
    Reminders reminders;
    CHECK(reminders.waiting(-10min - 1s).empty());
    REQUIRE(reminders.waiting(-10min).size() == 1);
    CHECK(reminders.waiting(-10min).front().id.empty());
    CHECK(reminders.waiting(72h).size() == 1);
    CHECK(reminders.waiting(72h + 1s).empty());
}

TEST_CASE("what is claimed waits for nobody else until the lease ends, and keeps its name") {
    Reminders reminders;
    const std::vector<Delivery> claimed = reminders.claim(0s);
    REQUIRE(claimed.size() == 1);
    CHECK(claimed.front().attempt == 1);
    CHECK(claimed.front().id.size() == 36);
    CHECK(reminders.waiting(0s).empty());
    CHECK(reminders.waiting(59s).empty());
    const std::vector<Delivery> again = reminders.claim(60s);
    REQUIRE(again.size() == 1);
    CHECK(again.front().id == claimed.front().id);
    CHECK(again.front().row == claimed.front().row);
    CHECK(again.front().attempt == 2);
    // Whoever lost the claim can't say any more how it ended.
    reminders.settle(61s, claimed, Settlement::delivered);
    CHECK(reminders.waiting(120s).size() == 1);
}

TEST_CASE("a claim from before the clock was set back holds nobody up") {
    Reminders reminders;
    reminders.claim(2h);
    CHECK(reminders.waiting(0s).size() == 1);
    CHECK(reminders.waiting(2h - 61s).size() == 1);
    CHECK(reminders.waiting(2h - 60s).empty());
}

TEST_CASE("what is delivered is done with") {
    Reminders reminders;
    reminders.settle(1s, reminders.claim(0s), Settlement::delivered);
    CHECK(reminders.waiting(2h).empty());
    CHECK(store::failed_reminders(reminders.database, noon).empty());
}

TEST_CASE("what has failed is tried again after its pause, and known meanwhile") {
    Reminders reminders;
    reminders.settle(1s, reminders.claim(0s), Settlement::failed);
    CHECK(reminders.waiting(59s).empty());
    CHECK(reminders.waiting(60s).size() == 1);
    const auto failed = store::failed_reminders(reminders.database, noon);
    REQUIRE(failed.size() == 1);
    CHECK(failed.front().attempts == 1);
    CHECK(failed.front().lead == 10min);
    CHECK(failed.front().channel == domain::Channel::standard_output);
    CHECK(failed.front().retry_at == noon + 60s);
    // It is too old then to be tried again.
    CHECK(store::failed_reminders(reminders.database, noon + 72h).front().retry_at);
    CHECK_FALSE(store::failed_reminders(reminders.database, noon + 72h + 1s).front().retry_at);
}

TEST_CASE("the fifth failure is the last") {
    Reminders reminders;
    for (int attempt = 1; attempt <= 5; ++attempt) {
        const std::vector<Delivery> claimed = reminders.claim(attempt * 1h);
        REQUIRE(claimed.size() == 1);
        CHECK(claimed.front().attempt == attempt);
        reminders.settle(attempt * 1h, claimed, Settlement::failed);
    }
    CHECK(reminders.waiting(10h).empty());
    CHECK_FALSE(store::failed_reminders(reminders.database, noon).front().retry_at);
}

TEST_CASE("what was given back counts as not tried") {
    Reminders reminders;
    const std::vector<Delivery> claimed = reminders.claim(0s);
    reminders.settle(0s, claimed, Settlement::released);
    const std::vector<Delivery> again = reminders.claim(1s);
    REQUIRE(again.size() == 1);
    CHECK(again.front().attempt == 1);
    CHECK(again.front().id == claimed.front().id);
}

TEST_CASE("a run that begins remembers when, and what is too old for it") {
    Reminders reminders;
    CHECK_FALSE(store::last_reminder_run(reminders.database));
    store::WriteTransaction transaction(reminders.database, "test", {});
    store::begin_reminders(transaction, Reminders::run_at(72h + 1s));
    transaction.commit();
    CHECK(store::last_reminder_run(reminders.database) == noon + 72h + 1s);
    // It comes after all when the clock turns out to have been wrong.
    CHECK(reminders.waiting(0s).size() == 1);
    CHECK(reminders.waiting(0s).front().attempt == 0);
    CHECK_FALSE(reminders.waiting(0s).front().id.empty());
}

TEST_CASE("reminders come in the order of their calls, and no more than are wanted") {
    Reminders reminders;
    store::WriteTransaction transaction(reminders.database, "test", {});
    Reminders::promise_at(transaction, noon - 1min);
    transaction.commit();
    const auto first = store::waiting_reminders(reminders.database, Reminders::run_at(0s), 1);
    REQUIRE(first.size() == 1);
    CHECK(first.front().item.promise.due_at == noon - 1min);
    CHECK(reminders.waiting(0s).size() == 2);
}
