#include "vmcoach/domain/identifier.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::domain;

TEST_CASE("an identifier is its letter and a number") {
    CHECK(format_identifier(promise_letter, 12) == "p12");
    CHECK(parse_identifier(promise_letter, "p12") == 12);
    for (const char* bad : {"", "p", "12", "n12", "p-1", "p0", "p1x", "p99999999999999999999"}) {
        CAPTURE(bad);
        CHECK(parse_identifier(promise_letter, bad) == std::nullopt);
    }
}
