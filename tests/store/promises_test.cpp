#include "vmcoach/store/promises.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/store/prospects.hpp"

using namespace vmcoach;
using namespace std::chrono_literals;
using domain::Promise;
using domain::PromiseState;
using Ids = std::vector<std::int64_t>;

namespace {

const time::Instant noon = time::parse_instant("2026-11-26T12:00:00Z").value();

/// A database with two people, and promises to them.
class Promises {
  public:
    Promises() : database(store::Database::temporary()), transaction_(database, "test", {}) {
        store::insert_prospect(transaction_, {.name = "Dana"}, {});
        store::insert_prospect(transaction_, {.name = "Kim"}, {});
    }

    Promise add(Promise promise) { return store::insert_promise(transaction_, std::move(promise)); }
    void close(const Promise& promise) { store::update_state(transaction_, promise); }
    void move_moment(const Promise& promise) { store::update_moment(transaction_, promise); }

    static Promise at(time::Instant due_at, std::int64_t prospect_id = 1) {
        Promise promise;
        promise.prospect_id = prospect_id;
        promise.local_time = time::LocalTime{due_at.time_since_epoch()};
        promise.time_zone = "UTC";
        promise.due_at = due_at;
        promise.phrase = "the phrase";
        promise.zone_rules = "2026c";
        return promise;
    }

    store::Database database;

  private:
    store::WriteTransaction transaction_;
};

Ids ids(const std::vector<Promise>& promises) {
    Ids found;
    for (const Promise& promise : promises) {
        found.push_back(promise.id);
    }
    return found;
}

}  // namespace

TEST_CASE("a promise comes back as it was made") {
    Promises promises;
    const Promise first = promises.add(Promises::at(noon, 2));
    Promise made = Promises::at(noon + 1h, 2);
    made.anchor = time::Anchor::instant;
    made.local_time = time::parse_local("2026-11-26T14:30").value();
    made.time_zone = "Europe/Berlin";
    made.about = "the warehouse";
    made.made_at = noon - 1h;
    made.moved_from = first.id;
    made.override_reason = "she asked";
    const std::int64_t id = promises.add(made).id;
    const Promise found = store::find_promise(promises.database, id).value();
    CHECK(found.prospect_id == 2);
    CHECK(found.prospect == "Kim");
    CHECK(found.anchor == time::Anchor::instant);
    CHECK(found.local_time == made.local_time);
    CHECK(found.time_zone == "Europe/Berlin");
    CHECK(found.due_at == noon + 1h);
    CHECK(found.phrase == "the phrase");
    CHECK(found.zone_rules == "2026c");
    CHECK(found.about == "the warehouse");
    CHECK(found.state == PromiseState::open);
    CHECK(found.made_at == noon - 1h);
    CHECK(found.moved_from == first.id);
    CHECK(found.override_reason == "she asked");
    CHECK_FALSE(found.closed_at);
    CHECK_FALSE(found.minutes_late);
    CHECK_FALSE(found.moved_to);
    CHECK_FALSE(found.why);
    CHECK(store::find_promise(promises.database, first.id).value().moved_to == id);
    CHECK_FALSE(store::find_promise(promises.database, id + 1));
}

TEST_CASE("how a promise ended is stored") {
    Promises promises;
    Promise promise = promises.add(Promises::at(noon));
    promise.state = PromiseState::canceled;
    promise.closed_at = noon + 5min;
    promise.minutes_late = -7;
    promise.why = "she is ill";
    promises.close(promise);
    const Promise found = store::find_promise(promises.database, promise.id).value();
    CHECK(found.state == PromiseState::canceled);
    CHECK(found.closed_at == noon + 5min);
    CHECK(found.minutes_late == -7);
    CHECK(found.why == "she is ill");
}

TEST_CASE("promises are listed as they fall due, open ones or all, of one person or of all") {
    Promises promises;
    promises.add(Promises::at(noon + 1h));
    promises.add(Promises::at(noon, 2));
    Promise kept = promises.add(Promises::at(noon - 1h));
    kept.state = PromiseState::kept;
    kept.closed_at = noon;
    promises.close(kept);
    const auto list = [&](const store::PromiseFilter& filter) {
        return ids(store::list_promises(promises.database, filter));
    };
    CHECK(list({}) == Ids{2, 1});
    CHECK(list({.closed_too = true}) == Ids{3, 2, 1});
    CHECK(list({.prospect_id = 1}) == Ids{1});
    CHECK(list({.prospect_id = 1, .closed_too = true}) == Ids{3, 1});
    CHECK(store::open_promise_to(promises.database, 2).value().id == 2);
    CHECK_FALSE(store::open_promise_to(promises.database, 3));
    CHECK(ids(store::promises_between(promises.database, noon, noon + 1h)) == Ids{2, 1});
    CHECK(ids(store::promises_between(promises.database, noon - 1h, noon)) == Ids{2});
    CHECK(ids(store::promises_between(promises.database, noon + 1s, noon + 59min)).empty());
}

TEST_CASE("a promise that was found by other zone rules can be found anew") {
    Promises promises;
    Promise promise = promises.add(Promises::at(noon));
    CHECK(store::promises_of_other_rules(promises.database, "2026c").empty());
    CHECK(ids(store::promises_of_other_rules(promises.database, "2026d")) == Ids{1});
    promise.due_at = noon + 1h;
    promise.local_time += 1h;
    promise.zone_rules = "2026d";
    promises.move_moment(promise);
    CHECK(store::promises_of_other_rules(promises.database, "2026d").empty());
    const Promise found = store::find_promise(promises.database, 1).value();
    CHECK(found.due_at == noon + 1h);
    CHECK(found.local_time == promise.local_time);
}
