#include "vmcoach/time/instant.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::time;

TEST_CASE("instants are read with their offset, and written in UTC") {
    const auto round = [](const char* text) {
        const auto instant = parse_instant(text);
        return instant ? format_instant(*instant) : "none";
    };
    CHECK(round("2026-11-23T15:00:00Z") == "2026-11-23T15:00:00Z");
    CHECK(round("2026-11-23T10:00-05:00") == "2026-11-23T15:00:00Z");
    CHECK(round("2026-11-23t15:00:01.999z") == "2026-11-23T15:00:01Z");
    CHECK(round("2026-11-24T00:30:00+09:30") == "2026-11-23T15:00:00Z");
    for (const char* bad : {"", "2026-11-23", "2026-11-23T15:00:00", "2026-02-30T15:00:00Z",
                            "2026-11-23T24:00:00Z", "2026-11-23T15:60:00Z", "2026-11-23T15:00:00Zx",
                            "2026-11-23T15:00:00+5", "2026-11-23T15:00:00.Z", "26-11-23T15:00Z"}) {
        CAPTURE(bad);
        CHECK(round(bad) == "none");
    }
}

TEST_CASE("wall times are written to the minute, with seconds only where there are some") {
    CHECK(format_local(parse_local("2026-11-26T10:15").value()) == "2026-11-26T10:15");
    CHECK(format_local(parse_local("2026-11-26T10:15:30").value()) == "2026-11-26T10:15:30");
    CHECK_FALSE(parse_local("2026-11-26T10:15Z"));
}
