#include "vmcoach/time/say.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::time;
using namespace std::chrono_literals;

namespace {

Zone zone(const char* name) {
    return Zone::find(default_zone_folder, name).value();
}

Instant at(const char* instant) {
    return parse_instant(instant).value();
}

}  // namespace

TEST_CASE("minutes become hours at sixty, and hours days at the same time of another day") {
    const Zone utc = Zone::utc();
    const Instant now = at("2026-11-23T09:00:59Z");
    const auto say = [&](std::chrono::seconds away) { return say_distance(now + away, now, utc); };
    CHECK(say(-59s) == "now");
    CHECK(say(1s) == "in 1 min");
    CHECK(say(-60s) == "1 min ago");
    CHECK(say(59min) == "in 59 min");
    CHECK(say(60min) == "in 1 h");
    CHECK(say(-61min) == "1 h 01 min ago");
    CHECK(say(23h + 59min) == "in 23 h 59 min");
    CHECK(say(-(23h + 59min)) == "23 h 59 min ago");
    CHECK(say(24h) == "in 1 day");
    CHECK(say(-24h) == "1 day ago");
    CHECK(say(48h) == "in 2 days");
}

TEST_CASE("another day is named beside a time, the same day is not") {
    const LocalTime said = parse_local("2026-11-26T23:30").value();
    CHECK(say_beside(parse_local("2026-11-26T00:00").value(), said) == "00:00");
    CHECK(say_beside(parse_local("2026-11-27T00:00").value(), said) == "Fri 27 Nov 2026 00:00");
    CHECK(say_beside(parse_local("2026-11-25T23:59").value(), said) == "Wed 25 Nov 2026 23:59");
}

TEST_CASE("each weekday and month has its name") {
    const auto day = [](int month, int number) {
        return say_day(date::local_days{date::year{2026} / month / number});
    };
    CHECK(day(1, 4) == "Sun 4 Jan 2026");
    CHECK(day(2, 2) == "Mon 2 Feb 2026");
    CHECK(day(3, 31) == "Tue 31 Mar 2026");
    CHECK(day(7, 1) == "Wed 1 Jul 2026");
    CHECK(day(12, 31) == "Thu 31 Dec 2026");
    CHECK(day(5, 1) == "Fri 1 May 2026");
    CHECK(day(8, 1) == "Sat 1 Aug 2026");
}

TEST_CASE("a moment in a repeated hour is told with its offset, east and west") {
    const auto say = [](const char* name, const char* instant) {
        return say_moment(at(instant), zone(name), zone(name), at(instant));
    };
    CHECK(say("Europe/Berlin", "2026-10-25T00:30:00Z") ==
          "2026-10-25T02:30+02:00 Europe/Berlin (now)");
    CHECK(say("Europe/Berlin", "2026-10-25T01:30:00Z") ==
          "2026-10-25T02:30+01:00 Europe/Berlin (now)");
    CHECK(say("America/St_Johns", "2026-11-01T04:00:00Z") ==
          "2026-11-01T01:30-02:30 America/St_Johns (now)");
    CHECK(say("Europe/London", "2026-10-25T01:30:00Z") ==
          "2026-10-25T01:30+00:00 Europe/London (now)");
}
