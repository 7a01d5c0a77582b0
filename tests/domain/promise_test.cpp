#include "vmcoach/domain/promise.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach;
using namespace std::chrono_literals;

TEST_CASE("a promise is now within the grace either way, both ends included") {
    const time::Instant due = time::parse_instant("2026-11-26T16:15:00Z").value();
    const auto status_at = [due](std::chrono::seconds after) {
        return domain::name_of(domain::due_statuses, domain::due_status(due, due + after, 5min));
    };
    CHECK(status_at(-5min - 1s) == "upcoming");
    CHECK(status_at(-5min) == "now");
    CHECK(status_at(0s) == "now");
    CHECK(status_at(5min) == "now");
    CHECK(status_at(5min + 1s) == "overdue");
}

TEST_CASE("minutes are counted from minute to minute") {
    const time::Instant due = time::parse_instant("2026-11-26T16:15:00Z").value();
    CHECK(domain::minutes_between(due, due + 59s) == 0);
    CHECK(domain::minutes_between(due, due + 60s) == 1);
    CHECK(domain::minutes_between(due, due - 1s) == -1);
}
