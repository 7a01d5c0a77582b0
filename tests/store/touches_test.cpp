#include "vmcoach/store/touches.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/store/prospects.hpp"

using namespace vmcoach;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

namespace {

const time::Instant noon = time::parse_instant("2026-11-26T12:00:00Z").value();

class Touches {
  public:
    Touches() : database(store::Database::temporary()) {
        store::WriteTransaction transaction(database, "test", {});
        for (const char* company : {"Acme", "ACME", "Initech"}) {
            store::insert_prospect(transaction, {.name = "Dana", .company = company}, {});
        }
        transaction.commit();
    }

    void add(const domain::Touch& touch) {
        store::WriteTransaction transaction(database, "test", {});
        store::insert_touch(transaction, touch);
        transaction.commit();
    }

    store::Database database;
};

}  // namespace

TEST_CASE("a touch comes back as it was, and what it lacks is missing") {
    Touches touches;
    touches.add({.prospect_id = 1,
                 .kind = domain::TouchKind::voicemail,
                 .text = "Hi Dana",
                 .seconds = 11,
                 .at = noon});
    touches.add({.prospect_id = 1,
                 .kind = domain::TouchKind::call,
                 .direction = domain::Direction::inbound,
                 .outcome = domain::Outcome::spoke,
                 .recognized = false,
                 .at = noon - 1s});
    const auto found = store::touches_of(touches.database, 1);
    REQUIRE(found.size() == 2);
    CHECK(found[0].direction == domain::Direction::inbound);
    CHECK(found[0].outcome == domain::Outcome::spoke);
    CHECK(found[0].recognized == false);
    CHECK_FALSE(found[0].text);
    CHECK_FALSE(found[0].seconds);
    CHECK(found[1].text == "Hi Dana");
    CHECK(found[1].seconds == 11);
    CHECK(found[1].at == noon);
    CHECK_FALSE(found[1].outcome);
    CHECK_FALSE(found[1].recognized);
    CHECK(store::touches_of(touches.database, 2).empty());
}

TEST_CASE("attempts are counted after one moment and up to another") {
    Touches touches;
    for (const auto offset : {-1s, 0s, 1s, 2s}) {
        touches.add({.prospect_id = 1, .at = noon + offset});
    }
    touches.add({.prospect_id = 1, .direction = domain::Direction::inbound, .at = noon + 1s});
    touches.add({.prospect_id = 2, .at = noon + 1s});
    CHECK(store::count_outbound_touches(touches.database, 1, noon, noon + 1s) == 1);
    CHECK(store::count_outbound_touches(touches.database, 1, noon - 1s, noon + 2s) == 3);
}

TEST_CASE("what colleagues have heard comes newest first, in any spelling of the company") {
    Touches touches;
    const auto leave = [&](std::int64_t id, const char* text, std::chrono::seconds after) {
        touches.add({.prospect_id = id,
                     .kind = domain::TouchKind::voicemail,
                     .text = text,
                     .at = noon + after});
    };
    leave(1, "old", 0s);
    leave(2, "own", 1s);
    leave(1, "new", 2s);
    leave(3, "others'", 3s);
    touches.add({.prospect_id = 1, .kind = domain::TouchKind::email, .text = "mail", .at = noon});
    CHECK(store::voicemails_at_company(touches.database, "acme", 2) == Texts{"new", "old"});
    CHECK(store::voicemails_at_company(touches.database, "acme", 1) == Texts{"own"});
    CHECK(store::voicemails_at_company(touches.database, "", 1).empty());
}
