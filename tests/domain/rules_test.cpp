#include "vmcoach/domain/rules.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach;
using namespace std::chrono_literals;

namespace {

time::Instant at(const char* text) {
    return time::parse_instant(text).value();
}

}  // namespace

TEST_CASE("calling hours have both their ends") {
    const domain::CallingHours hours{8h, 21h};
    const auto within = [&](const char* local) {
        return domain::is_within(hours, time::parse_local(local).value());
    };
    CHECK_FALSE(within("2026-11-26T07:59:59"));
    CHECK(within("2026-11-26T08:00"));
    CHECK(within("2026-11-26T21:00"));
    CHECK_FALSE(within("2026-11-26T21:00:01"));
}

TEST_CASE("a weekend is Saturday and Sunday") {
    const auto weekend = [](const char* local) {
        return domain::is_weekend(time::parse_local(local).value());
    };
    CHECK_FALSE(weekend("2026-11-27T23:59"));
    CHECK(weekend("2026-11-28T00:00"));
    CHECK(weekend("2026-11-29T23:59"));
    CHECK_FALSE(weekend("2026-11-30T00:00"));
}

TEST_CASE("a touch keeps a promise from a quarter of an hour before it, once it is made") {
    domain::Promise promise;
    promise.made_at = at("2026-11-26T10:00:00Z");
    promise.due_at = at("2026-11-26T16:15:00Z");
    CHECK_FALSE(domain::keeps(at("2026-11-26T15:59:59Z"), promise));
    CHECK(domain::keeps(at("2026-11-26T16:00:00Z"), promise));
    CHECK(domain::keeps(at("2026-12-24T16:00:00Z"), promise));
    promise.made_at = at("2026-11-26T16:10:00Z");
    CHECK_FALSE(domain::keeps(at("2026-11-26T16:09:59Z"), promise));
    CHECK(domain::keeps(at("2026-11-26T16:10:00Z"), promise));
}

TEST_CASE("a kept promise knows how late it was") {
    domain::Promise promise;
    promise.due_at = at("2026-11-26T16:15:00Z");
    domain::keep(promise, at("2026-11-26T16:12:10Z"));
    CHECK(promise.state == domain::PromiseState::kept);
    CHECK(promise.closed_at == at("2026-11-26T16:12:10Z"));
    CHECK(promise.minutes_late == -3);
}
