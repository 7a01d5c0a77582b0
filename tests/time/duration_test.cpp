#include "vmcoach/time/duration.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::time;
using namespace std::chrono_literals;

TEST_CASE("durations are read as options take them") {
    CHECK(parse_duration("90m") == 90min);
    CHECK(parse_duration("2h") == 2h);
    CHECK(parse_duration("1h30m") == 90min);
    CHECK(parse_duration("3d") == 72h);
    CHECK(parse_duration("0m") == 0min);
    for (const char* bad : {"", "m", "90", "30m1h", "1h1h", "-5m", "1.5h", "5 m", "36526d"}) {
        CAPTURE(bad);
        CHECK(parse_duration(bad) == std::nullopt);
    }
}

TEST_CASE("durations are written as they are read") {
    for (const char* text : {"5m", "59m", "1h", "23h59m", "1h30m", "3d", "0m"}) {
        CHECK(format_duration(parse_duration(text).value()) == text);
    }
}
