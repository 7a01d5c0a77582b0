#include <catch2/catch.hpp>

#include "vmcoach/text/error.hpp"
#include "vmcoach/time/phrase.hpp"

using namespace vmcoach::time;

namespace {

/// Why a phrase is refused on Monday at nine, or nothing.
std::string refusal(const char* phrase, std::optional<DateOrder> order = std::nullopt) {
    try {
        parse_phrase(phrase, parse_instant("2026-11-23T09:00:00Z").value(), Zone::utc(), order);
        return "";
    } catch (const vmcoach::text::Error& error) {
        return error.message();
    }
}

}  // namespace

TEST_CASE("half a date is not read as one") {
    for (const char* phrase : {"11/ 10:00", "/11 10:00", "11/26/ 10:00", "11/26/26 10:00",
                               "26. 10:00", "26.11 10:00", "26.11. 10:00", "26..2026 10:00"}) {
        CAPTURE(phrase);
        CHECK(refusal(phrase).starts_with("can't read"));
    }
    CHECK(refusal("13/13 10:00") == "'13/13 10:00' names no date");
    CHECK(refusal("0/11 10:00") == "'0/11 10:00' names no date");
    CHECK(refusal("2/30/2027 10:00") == "'2/30/2027 10:00' names no date");
    CHECK(refusal("2/29/2028 10:00").empty());
    CHECK(refusal("6.12.2026 10:00").empty());
    CHECK(refusal("26.1.2027 10:00").empty());
}

TEST_CASE("a date without a year is refused from 301 days on") {
    CHECK(refusal("sep 19 10:00").empty());
    CHECK(refusal("sep 20 10:00") == "the next 'sep 20 10:00' is 301 days off");
    CHECK(refusal("9/19 10:00").empty());
    CHECK(refusal("9/20 10:00") == "the next '9/20 10:00' is 301 days off");
}

TEST_CASE("promises end with 2037") {
    CHECK(refusal("2037-12-31 23:59").empty());
    CHECK(refusal("2038-01-01 00:00") ==
          "'2038-01-01 00:00' is Fri 1 Jan 2038 00:00: promises end with Thu 31 Dec 2037");
    CHECK(refusal("in 133 months at 9:01").empty());
    CHECK_FALSE(refusal("in 134 months at 9:01").empty());
}

TEST_CASE("a day of the month is the next such day, and asked about when that is today") {
    CHECK(refusal("the 24th 10:00").empty());
    CHECK(refusal("the 22nd 10:00").empty());
    CHECK(refusal("the 23rd 9:00").empty());
    CHECK(refusal("the 23rd 9:01") ==
          "'the 23rd 9:01' may be Mon 23 Nov 2026 09:01 UTC or Wed 23 Dec 2026 09:01 UTC");
    CHECK(refusal("wed the 23rd 9:01").empty());
    CHECK(refusal("fri the 23rd 9:01") ==
          "'fri the 23rd 9:01': the weekday doesn't fit, it is Mon 23 Nov 2026");
}
