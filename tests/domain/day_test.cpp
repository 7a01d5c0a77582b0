#include "vmcoach/domain/day.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach;

namespace {

time::LocalTime local(const char* text) {
    return time::parse_local(text).value();
}

}  // namespace

TEST_CASE("the next call is proposed for the other half of the day, two working days ahead") {
    // 2026-11-23 is a Monday.
    CHECK(domain::proposed_call(local("2026-11-23T09:10")) == local("2026-11-25T15:15"));
    CHECK(domain::proposed_call(local("2026-11-23T11:59")) == local("2026-11-25T15:15"));
    CHECK(domain::proposed_call(local("2026-11-23T12:00")) == local("2026-11-25T10:15"));
    CHECK(domain::proposed_call(local("2026-11-26T18:30")) == local("2026-11-30T10:15"));
    CHECK(domain::proposed_call(local("2026-11-27T09:00")) == local("2026-12-01T15:15"));
    CHECK(domain::proposed_call(local("2026-11-28T09:00")) == local("2026-12-01T15:15"));
}
