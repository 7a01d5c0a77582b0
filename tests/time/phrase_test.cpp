#include "vmcoach/time/phrase.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/text/error.hpp"
#include "vmcoach/time/past.hpp"
#include "vmcoach/time/say.hpp"

using namespace vmcoach::time;

namespace {

const Zone& new_york() {
    static const Zone zone = Zone::find(default_zone_folder, "America/New_York").value();
    return zone;
}

Instant at(const char* instant) {
    return parse_instant(instant).value();
}

/// Monday, 9:00 in New York.
const char* const monday = "2026-11-23T09:00:00-05:00";

std::string read(const std::string& phrase, const char* now = monday) {
    try {
        return format_local(parse_phrase(phrase, at(now), new_york()).local);
    } catch (const vmcoach::text::Error&) {
        return "refused";
    }
}

std::string refusal(const std::string& phrase, const char* now = monday) {
    try {
        return format_local(parse_phrase(phrase, at(now), new_york()).local);
    } catch (const vmcoach::text::Error& error) {
        return error.message() + " | " + error.hint().value_or("");
    }
}

std::string past(const std::string& phrase) {
    try {
        return format_local(new_york().local(parse_past(phrase, at(monday), new_york())));
    } catch (const vmcoach::text::Error&) {
        return "refused";
    }
}

}  // namespace

TEST_CASE("a day and a time, in either order") {
    for (const char* phrase :
         {"thu 10:15", "THU 10:15AM", "Thursday, 10:15 am", "  thu   10:15 ", "10:15 thu",
          "at 10:15 on thu", "on thursday at 10:15", "thurs 10:15 a.m.", "this thu 10:15",
          "2026-11-26 10:15", "2026-11-26T10:15", "2026-11-26T10:15:00-05:00", "2026-11-26T15:15Z",
          "in 3 days at 10:15", "10:15 in three days"}) {
        CAPTURE(phrase);
        CHECK(read(phrase) == "2026-11-26T10:15");
    }
    CHECK(read("today 9:30") == "2026-11-23T09:30");
    CHECK(read("tomorrow noon") == "2026-11-24T12:00");
    CHECK(read("in a week at 10am") == "2026-11-30T10:00");
    CHECK(read("ten o'clock thu") == "2026-11-26T10:00");
    CHECK(read("10 o'clock thu") == "2026-11-26T10:00");
}

TEST_CASE("dates in all their forms") {
    for (const char* phrase :
         {"thu at 10:15", "nov 26 10:15", "November 26th at 10:15", "26 nov 10:15",
          "the 26th of november 10:15", "thu nov 26 2026 10:15", "thu 26 nov 10:15",
          "thursday the 26th 10:15", "the 26th at 10:15", "11/26 10:15", "26/11/2026 10:15",
          "26.11.2026 10:15", "2026/11/26 10:15", "thu 2026-11-26 10:15", "quarter past ten on thu",
          "thu at a quarter past 10am", "Thu 26 Nov 2026 10:15"}) {
        CAPTURE(phrase);
        CHECK(read(phrase) == "2026-11-26T10:15");
    }
    CHECK(read("day after tomorrow 9:00") == "2026-11-25T09:00");
    CHECK(read("in 3 months at 10am") == "2027-02-23T10:00");
    CHECK(read("in 786433 months 10:15") == "refused");
    CHECK(read("in a month at noon", "2027-01-31T09:00:00-05:00") == "2027-02-28T12:00");
    CHECK(read("5/5 10:00") == "2027-05-05T10:00");
    CHECK(read("nov 23 10:00") == "2026-11-23T10:00");
    CHECK(read("feb 29 2028 10:00") == "2028-02-29T10:00");
    for (const char* phrase :
         {"fri nov 26 10:15", "tuesday the 26th 10:15", "nov 20 10:00", "nov 23 9:00",
          "12/11 10:15", "13/13 10:15", "feb 30 10:00", "feb 29 2027 10:00", "26.11.26 10:15",
          "11/26/26 10:15", "26 10:15", "the 32nd 10:15", "nov 10:15", "thu 11/26 10:15",
          "the 23rd 10:00"}) {
        CAPTURE(phrase);
        CHECK(read(phrase) == "refused");
    }
    CHECK(read("monday the 23rd 10:00") == "2026-11-23T10:00");
}

TEST_CASE("next week is the ISO week after this one; next DAY must agree with it") {
    CHECK(read("next mon 9am") == "2026-11-30T09:00");
    CHECK(read("next tue 9am") == "refused");
    CHECK(read("tue next week 9am") == "2026-12-01T09:00");
    CHECK(read("tuesday of next week at 9am") == "2026-12-01T09:00");
    CHECK(read("next week tue 9am") == "2026-12-01T09:00");
    CHECK(read("next sun 9am", "2026-11-29T10:00:00-05:00") == "2026-12-06T09:00");
}

TEST_CASE("fractions are of the hour that is named") {
    CHECK(read("thu at half past 3") == "2026-11-26T15:30");
    CHECK(read("thu quarter to 7") == "2026-11-26T06:45");
    CHECK(read("thu quarter to 1") == "2026-11-26T12:45");
    CHECK(read("thu quarter past noon") == "2026-11-26T12:15");
    CHECK(read("thu half past 12 am") == "2026-11-26T00:30");
    CHECK(read("thu quarter to 12 am") == "refused");
    CHECK(read("thu half past 13 pm") == "refused");
}

TEST_CASE("with UTC the clock and the calendar are those of UTC") {
    CHECK(read("3:00 utc") == "2026-11-23T22:00");
    CHECK(read("thu 15:15 GMT") == "2026-11-26T10:15");
    CHECK(read("tue 2:00 utc", "2026-11-23T20:00:00-05:00") == "refused");
    CHECK(parse_phrase("thu 15:15 utc", at(monday), new_york()).anchor == Anchor::instant);
}

TEST_CASE("the date order decides between two numbers") {
    const auto read_in = [](DateOrder order) {
        return format_local(parse_phrase("12/11/2027 10:00", at(monday), new_york(), order).local);
    };
    CHECK(read_in(DateOrder::day_month) == "2027-11-12T10:00");
    CHECK(read_in(DateOrder::month_day) == "2027-12-11T10:00");
    // Where only one order is a date, there is nothing to decide.
    const auto only = parse_phrase("11/26 10:00", at(monday), new_york(), DateOrder::day_month);
    CHECK(format_local(only.local) == "2026-11-26T10:00");
}

TEST_CASE("an offset that is not whole is refused, not dropped") {
    for (const char* phrase :
         {"2026-11-26T10:15-08", "2026-11-26T10:15-", "2026-11-26T10:15+",
          "2026-11-26T10:15-08:", "2026-11-26T10:15+25", "2026-11-26T10:15+05:60",
          "2026-11-26 10:15-08", "2026-11-26 10:15-", "2026-11-26T10:15+0530"}) {
        CAPTURE(phrase);
        CHECK(read(phrase) == "refused");
    }
    CHECK(read("2026-11-26T10:15-08:00") == "2026-11-26T13:15");
    CHECK(read("2026-11-26 9:15:00") == "2026-11-26T09:15");
    CHECK(read("2026-11-26 4:15") == "2026-11-26T16:15");
}

TEST_CASE("a hint can be typed as it stands") {
    CHECK(refusal("mon 19:00 utc").ends_with("'2026-11-23 19:00 UTC' or '2026-11-30 19:00 UTC'"));
    CHECK(refusal("nov 20 10:15").ends_with("write the year: Sat 20 Nov 2027 10:15"));
    CHECK(refusal("thu").ends_with("name a time: thu 10:15"));
    CHECK(refusal("today", "2026-11-23T15:00:00-05:00").find("today 10:15") == std::string::npos);
    CHECK(refusal("next wed").find("next wed 10:15") == std::string::npos);
}

TEST_CASE("what was understood is said, and what stands behind it") {
    CHECK(refusal("thu 10:60").find("'thu' is, but not '10:60' behind it") != std::string::npos);
    CHECK(refusal("tomorrow 9am 10").find("'tomorrow 9am' is, but not '10'") != std::string::npos);
}

TEST_CASE("words that name no time get advice") {
    CHECK(refusal("tomorrow morning").find("name a time of day") != std::string::npos);
    CHECK(refusal("midnight").find("which end of the day") != std::string::npos);
    CHECK(refusal("thu 10:15 CST").find("several zones") != std::string::npos);
}

TEST_CASE("a bare time is today's, or tomorrow's once it has passed") {
    CHECK(read("10:15") == "2026-11-23T10:15");
    CHECK(read("9:00") == "2026-11-24T09:00");
    CHECK(read("08:00") == "2026-11-24T08:00");
    CHECK(read("at 3") == "2026-11-23T15:00");
}

TEST_CASE("unmarked hours 1 to 6 are the afternoon, unless they begin with a zero") {
    CHECK(read("thu 3:15") == "2026-11-26T15:15");
    CHECK(read("thu 03:15") == "2026-11-26T03:15");
    CHECK(read("thu at 7") == "2026-11-26T07:00");
    CHECK(read("thu 12:30") == "2026-11-26T12:30");
    CHECK(read("thu 00:30") == "2026-11-26T00:30");
    CHECK(read("thu 12am") == "2026-11-26T00:00");
    CHECK(read("thu 12pm") == "2026-11-26T12:00");
}

TEST_CASE("spans are elapsed time, from the minute that now is in") {
    CHECK(read("in 90 min") == "2026-11-23T10:30");
    CHECK(read("in 90m", "2026-11-23T09:00:59-05:00") == "2026-11-23T10:30");
    CHECK(read("in an hour") == "2026-11-23T10:00");
    CHECK(read("in 1 hour 30 minutes") == "2026-11-23T10:30");
    CHECK(read("in half an hour") == "2026-11-23T09:30");
    // The clock goes forward an hour on the way.
    CHECK(read("in 24 hours", "2027-03-13T12:00:00-05:00") == "2027-03-14T13:00");
    CHECK(read("in 0 min") == "refused");
}

TEST_CASE("a weekday that is today's is not guessed at") {
    CHECK(refusal("mon 15:00") ==
          "'mon 15:00' may be Mon 23 Nov 2026 15:00 or Mon 30 Nov 2026 15:00"
          " | say which: '2026-11-23 15:00' or '2026-11-30 15:00'");
    CHECK(read("mon 8:00") == "2026-11-30T08:00");
    CHECK(read("mon 9:00") == "2026-11-30T09:00");
}

TEST_CASE("what names no time, or none to come, is refused and says why") {
    CHECK(refusal("thu") == "'thu' is a day without a time | name a time: thu 10:15");
    CHECK(refusal("thrusday 10:15").find("did you mean 'thursday'?") != std::string::npos);
    CHECK(refusal("today 8am").find("is past") != std::string::npos);
    CHECK(refusal("") == "no time is given | for example: thu 10:15, tomorrow 9:30, in 90 min");
    for (const char* phrase : {"thu 25:00",
                               "thu 10:75",
                               "thu 13pm",
                               "thu 1015",
                               "thu fri 10:00",
                               "thu 10-11am",
                               "soon",
                               "in 45",
                               "in 5 min 1 hour",
                               "at 3thu",
                               "thu at 3utc",
                               "3o'clock",
                               "3 days ago",
                               "midnight",
                               "2026-02-30 10:00",
                               "2026-11-26T10:15:30",
                               "2026-11-20 10:15",
                               "10",
                               "thu 10",
                               "2026-11-26T10:15+5",
                               "2038-01-01 10:00"}) {
        CAPTURE(phrase);
        CHECK(read(phrase) == "refused");
    }
}

TEST_CASE("a time that a clock change skips or repeats is refused with what there is") {
    const char* march = "2027-03-12T10:00:00-05:00";
    CHECK(refusal("sun 02:30", march) ==
          "Sun 14 Mar 2027 02:30 does not exist in America/New_York: the clock is put forward"
          " | the clock goes from 01:59 to 03:00");
    const char* october = "2026-10-30T15:00:00-04:00";
    CHECK(refusal("sun 01:30", october) ==
          "Sun 1 Nov 2026 01:30 comes twice in America/New_York: the clock is put back"
          " | say which: '2026-11-01T05:30:00Z' or '2026-11-01T06:30:00Z'");
    CHECK(read("2026-11-01T01:30-05:00", october) == "2026-11-01T01:30");
}

TEST_CASE("what was said with an offset or as a span is the moment, not the wall") {
    CHECK(parse_phrase("thu 10:15", at(monday), new_york()).anchor == Anchor::wall);
    CHECK(parse_phrase("in 90 min", at(monday), new_york()).anchor == Anchor::instant);
    CHECK(parse_phrase("2026-11-26T15:15Z", at(monday), new_york()).anchor == Anchor::instant);
}

TEST_CASE("looking back") {
    CHECK(past("8:40") == "2026-11-23T08:40");
    CHECK(past("09:00") == "2026-11-23T09:00");
    CHECK(past("5:40") == "2026-11-23T05:40");
    CHECK(past("yesterday 5:40") == "2026-11-22T17:40");
    CHECK(past("2026-11-01 01:30") == "refused");
    CHECK(past("2026-03-08 02:30") == "refused");
    CHECK(past("2026-11-01T06:30Z") == "2026-11-01T01:30");
    CHECK(past("today") == "2026-11-23T00:00");
    CHECK(past("yesterday") == "2026-11-22T00:00");
    CHECK(past("yesterday 16:30") == "2026-11-22T16:30");
    CHECK(past("last mon") == "2026-11-16T00:00");
    CHECK(past("last friday 10:00") == "2026-11-20T10:00");
    CHECK(past("20 min ago") == "2026-11-23T08:40");
    CHECK(past("an hour ago") == "2026-11-23T08:00");
    CHECK(past("3 days ago") == "2026-11-20T09:00");
    CHECK(past("2 weeks ago") == "2026-11-09T09:00");
    CHECK(past("2026-11-20") == "2026-11-20T00:00");
    CHECK(past("2026-11-20 10:15") == "2026-11-20T10:15");
    CHECK(past("2026-11-20T15:15Z") == "2026-11-20T10:15");
    CHECK(past("2026-11-20T15:15:30Z") == "2026-11-20T10:15:30");
    CHECK(past("2026-11-20 9:15") == "2026-11-20T09:15");
    CHECK(past("999999 weeks ago") == "refused");
    for (const char* phrase : {"10:00", "tomorrow", "2026-12-01", "", "ago", "3 ago", "last",
                               "yesterday yesterday", "in 5 min"}) {
        CAPTURE(phrase);
        CHECK(past(phrase) == "refused");
    }
}

TEST_CASE("a moment is echoed on both clocks") {
    const Zone chicago = Zone::find(default_zone_folder, "America/Chicago").value();
    const Zone tokyo = Zone::find(default_zone_folder, "Asia/Tokyo").value();
    const Instant moment = at("2026-11-26T16:15:00Z");
    CHECK(say_moment(moment, chicago, new_york(), at(monday)) ==
          "Thu 26 Nov 2026 10:15 America/Chicago (in 3 days) = 11:15 for you");
    CHECK(say_moment(moment, chicago, chicago, at(monday)) ==
          "Thu 26 Nov 2026 10:15 America/Chicago (in 3 days)");
    CHECK(say_moment(moment, tokyo, chicago, at(monday)) ==
          "Fri 27 Nov 2026 01:15 Asia/Tokyo (in 4 days) = Thu 26 Nov 2026 10:15 for you");
    CHECK(say_moment(at("2026-11-01T06:30:00Z"), new_york(), new_york(),
                     at("2026-10-30T15:00:00-04:00")) ==
          "2026-11-01T01:30-05:00 America/New_York (in 2 days)");
}

TEST_CASE("distances are told in minutes, hours, and from a day on in days") {
    const Instant now = at(monday);
    const auto say = [now](std::chrono::minutes away) {
        return say_distance(now + away, now, new_york());
    };
    using namespace std::chrono_literals;
    CHECK(say(0min) == "now");
    CHECK(say(12min) == "in 12 min");
    CHECK(say(-12min) == "12 min ago");
    CHECK(say(2h) == "in 2 h");
    CHECK(say(2h + 5min) == "in 2 h 05 min");
    CHECK(say(24h) == "in 1 day");
    CHECK(say(-49h) == "2 days ago");
    // A day of 25 hours.
    CHECK(say_distance(at("2026-11-02T04:30:00Z"), at("2026-11-01T04:00:00Z"), new_york()) ==
          "in 24 h 30 min");
}
