#include "vmcoach/time/past.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/text/error.hpp"

using namespace vmcoach::time;

namespace {

const Zone& new_york() {
    static const Zone zone = Zone::find(default_zone_folder, "America/New_York").value();
    return zone;
}

/// What a phrase means in New York, in UTC, or why it is refused.
std::string read(const char* phrase, const char* now = "2026-11-23T09:00:00-05:00") {
    try {
        return format_instant(parse_past(phrase, parse_instant(now).value(), new_york()));
    } catch (const vmcoach::text::Error& error) {
        return error.message() + " | " + error.hint().value_or("");
    }
}

}  // namespace

TEST_CASE("an hour that has come twice is asked about, and before that it is the first") {
    CHECK(read("2026-11-01 01:30") ==
          "Sun 1 Nov 2026 01:30 came twice in America/New_York: the clock was put back"
          " | say which: '2026-11-01T05:30:00Z' or '2026-11-01T06:30:00Z'");
    CHECK(read("today 01:30", "2026-11-01T06:29:59Z") == "2026-11-01T05:30:00Z");
    CHECK(read("today 01:30", "2026-11-01T06:30:00Z").find("came twice") != std::string::npos);
    CHECK(read("2026-03-08 02:30").find("did not exist") != std::string::npos);
}

TEST_CASE("now is past, and what comes after it lies ahead") {
    CHECK(read("09:00") == "2026-11-23T14:00:00Z");
    CHECK(read("09:01") == "'09:01' lies ahead: it would be Mon 23 Nov 2026 09:01 | ");
    CHECK(read("0 min ago") == "2026-11-23T14:00:00Z");
    CHECK(read("2026-11-23T14:00:01Z").find("lies ahead") != std::string::npos);
}

TEST_CASE("an unmarked hour is the afternoon, where that is past") {
    CHECK(read("today 3:00", "2026-11-23T15:00:00-05:00") == "2026-11-23T20:00:00Z");
    CHECK(read("today 3:00", "2026-11-23T14:59:59-05:00") == "2026-11-23T08:00:00Z");
    CHECK(read("today 03:00", "2026-11-23T15:00:00-05:00") == "2026-11-23T08:00:00Z");
}

TEST_CASE("days ago are at the same time of the day, also where it has 25 hours") {
    const char* after_change = "2026-11-02T12:00:00-05:00";
    CHECK(read("1 day ago", after_change) == "2026-11-01T17:00:00Z");
    CHECK(read("2 days ago", after_change) == "2026-10-31T16:00:00Z");
    CHECK(read("1 week ago", after_change) == "2026-10-26T16:00:00Z");
    CHECK(read("48 hours ago", after_change) == "2026-10-31T17:00:00Z");
}

TEST_CASE("the last such weekday is never today") {
    CHECK(read("last mon") == "2026-11-16T05:00:00Z");
    CHECK(read("last tue") == "2026-11-17T05:00:00Z");
    CHECK(read("last sun") == "2026-11-22T05:00:00Z");
    CHECK(read("last sun 21:30") == "2026-11-23T02:30:00Z");
}

TEST_CASE("what is no time that has been says what would be one") {
    const std::string hint =
        " | for example: 9:40, 'yesterday 16:30', '20 min ago', '2026-11-20 10:15'";
    for (const char* phrase : {"last", "last week", "yesterday 10:00 x", "ago", "3", "3 ago",
                               "3 days", "3 days ago ago", "9:00 utc", "1969-12-31T23:59:59Z"}) {
        CAPTURE(phrase);
        CHECK(read(phrase) ==
              "can't read '" + std::string(phrase) + "' as a time that has been" + hint);
    }
    CHECK(read("1970-01-01T00:00:00Z") == "1970-01-01T00:00:00Z");
}

TEST_CASE("clocks and offsets end where the day does") {
    const auto known = [](const char* text) { return parse_instant(text).has_value(); };
    CHECK(known("2026-11-23T23:59:59Z"));
    CHECK(known("2026-11-23T00:00:00+23:59"));
    CHECK(known("0000-01-01T00:00:00.123456789Z"));
    for (const char* text :
         {"2026-11-23T24:00:00Z", "2026-11-23T23:60:00Z", "2026-11-23T23:59:60Z",
          "2026-11-23T00:00:00+24:00", "2026-11-23T00:00:00+00:60", "2026-11-23T00:00:00 00:00",
          "2026-11-23T0:00:00Z", "2026-11-23X00:00:00Z", "2026-11-23T00:00:00.Z",
          "2026-11-23T00:00:00.1234567890Z", "2026-1-23T00:00:00Z", "2026-11-3T00:00:00Z",
          "2026-13-01T00:00:00Z", "2026-11-00T00:00:00Z", "2026-11-23T00:00:0Z",
          "2026-11-23T00:0:00Z", "2026-11-23T00:00:00+1:00", "2026-11-23T00:00:00+01"}) {
        CAPTURE(text);
        CHECK_FALSE(known(text));
    }
    CHECK(parse_local("2026-11-23 10:15") == parse_local("2026-11-23t10:15:00"));
    CHECK_FALSE(parse_local("2026-11-23"));
}
