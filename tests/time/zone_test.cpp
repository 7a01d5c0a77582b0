#include "vmcoach/time/zone.hpp"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "vmcoach/text/error.hpp"

using namespace vmcoach::time;

namespace {

/// What the table says of a local time: an instant, both of two, or a word.
std::string resolve(const std::string& zone_name, const std::string& local_time) {
    const auto zone = Zone::find(default_zone_folder, zone_name);
    if (!zone) {
        return "UNKNOWN_ZONE";
    }
    const std::vector<Instant> found = zone->instants(parse_local(local_time).value());
    const auto shown = [](Instant instant) {
        std::string text = format_instant(instant);
        const std::size_t seconds = text.rfind(":00Z");
        return seconds == std::string::npos ? text : text.replace(seconds, 4, "Z");
    };
    switch (found.size()) {
        case 0:
            return "NONEXISTENT";
        case 1:
            return shown(found.front());
        default:
            return "AMBIGUOUS(" + shown(found.front()) + "," + shown(found.back()) + ")";
    }
}

}  // namespace

TEST_CASE("local times resolve as the conformance table says") {
    std::ifstream table(VMCOACH_TEST_DATA "/time/zones.tsv");
    std::string line;
    std::getline(table, line);
    int rows = 0;
    while (std::getline(table, line)) {
        CAPTURE(line);
        std::istringstream fields(line);
        std::string zone;
        std::string local;
        std::string expected;
        std::getline(fields, zone, '\t');
        std::getline(fields, local, '\t');
        std::getline(fields, expected, '\t');
        CHECK(resolve(zone, local) == expected);
        ++rows;
    }
    CHECK(rows == 50);
}

TEST_CASE("what is no IANA name is no zone, even where there is a file") {
    for (const char* name : {"", "/etc/passwd", "../zoneinfo/UTC", "posix/UTC", "right/UTC",
                             "localtime", "posixrules", "Europe", "tzdata.zi", "europe/berlin"}) {
        CAPTURE(name);
        CHECK_FALSE(Zone::find(default_zone_folder, name));
    }
}

TEST_CASE("an unknown zone is refused with the likely one") {
    const auto hint_for = [](const char* name) {
        try {
            require_zone(default_zone_folder, name, "--zone");
        } catch (const vmcoach::text::Error& error) {
            return error.hint().value_or("");
        }
        return std::string("found");
    };
    CHECK(hint_for("America/Chigago") == "did you mean 'America/Chicago'?");
    CHECK(hint_for("europe/berlin") == "did you mean 'Europe/Berlin'?");
    CHECK(hint_for("New York") == "did you mean 'America/New_York'?");
    CHECK(hint_for("Europe/Berlin") == "found");
}

TEST_CASE("a skipped time gives way to the clock change") {
    const Zone new_york = Zone::find(default_zone_folder, "America/New_York").value();
    CHECK(format_instant(new_york.first_from(parse_local("2027-03-14T02:30").value())) ==
          "2027-03-14T07:00:00Z");
    const Zone cairo = Zone::find(default_zone_folder, "Africa/Cairo").value();
    CHECK(format_instant(cairo.first_from(parse_local("2026-04-24T00:00").value())) ==
          "2026-04-23T22:00:00Z");
}
