#include "vmcoach/coach/times.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/coach/script.hpp"
#include "vmcoach/text/format.hpp"

using namespace vmcoach;
using coach::SaidZone;

namespace {

time::Zone zone(const char* name) {
    return time::Zone::find(time::default_zone_folder, name).value();
}

/// The times of a text, for a seller in New York and a prospect in Chicago: the clock, `?` where it
/// may be twelve hours later, and whose clock it is.
std::string times(const char* text) {
    const coach::Script script{text};
    const time::Zone seller = zone("America/New_York");
    const time::Zone prospect = zone("America/Chicago");
    const coach::SaidTimes said(script, time::default_zone_folder, seller, prospect);
    std::string found;
    for (const coach::SaidMoment& moment : said.moments()) {
        const auto minutes = moment.time.since_midnight.count();
        found += (found.empty() ? "" : " ") + text::format("{}:{:02}", minutes / 60, minutes % 60);
        found += moment.time.half_is_known ? "" : "?";
        switch (moment.time.zone) {
            case SaidZone::none:
                break;
            case SaidZone::mine:
                found += " mine";
                break;
            case SaidZone::theirs:
                found += " theirs";
                break;
            case SaidZone::other:
                found += " " + (moment.time.other ? moment.time.other->name() : "unknown");
                break;
        }
    }
    return found;
}

/// What a text names as days.
std::string days(const char* text) {
    const coach::Script script{text};
    const time::Zone utc = time::Zone::utc();
    const coach::SaidTimes said(script, time::default_zone_folder, utc, utc);
    std::string found;
    for (const coach::SaidDay& day : said.days()) {
        found += (found.empty() ? "" : "; ") +
                 std::string(script.words(day.span.first, day.span.end)) +
                 (day.week_later ? " +7" : "");
    }
    return found;
}

/// Whether the first day and time of a text can mean a moment, said on Monday the 23rd at nine.
bool can_mean(const char* text, const char* local) {
    const coach::Script script{text};
    const time::Zone utc = time::Zone::utc();
    const coach::SaidTimes said(script, time::default_zone_folder, utc, utc);
    const time::LocalTime moment = time::parse_local(local).value();
    const time::LocalTime now = time::parse_local("2026-11-23T09:00").value();
    const coach::SaidMoment& first = said.moments().at(0);
    return coach::can_mean(first.time, moment) && coach::can_mean(first.day.value(), moment, now);
}

}  // namespace

TEST_CASE("clock times in words") {
    CHECK(times("at ten fifteen") == "10:15?");
    CHECK(times("at nine oh five") == "9:05?");
    CHECK(times("at ten o'clock") == "10:00?");
    CHECK(times("at three forty five") == "3:45?");
    CHECK(times("at half past two") == "2:30?");
    CHECK(times("at a quarter to three") == "2:45?");
    CHECK(times("at a quarter of three") == "2:45?");
    CHECK(times("at twenty past ten") == "10:20?");
    CHECK(times("at five to eleven") == "10:55?");
    CHECK(times("at ten minutes after nine") == "9:10?");
    CHECK(times("at thirteen forty") == "13:40");
    CHECK(times("at 0930, or at 1400 hours") == "9:30 14:00");
    CHECK(times("at 10.15am and at 3.30 p.m.") == "10:15 15:30");
    CHECK(times("09:30, or at 09:30") == "9:30 9:30");
    CHECK(times("at midday") == "12:00");
    CHECK(times("ten people and five boxes") == "");
}

TEST_CASE("the half of the day stands before or behind a time") {
    CHECK(times("at ten fifteen in the morning") == "10:15");
    CHECK(times("at ten fifteen on Thursday evening") == "22:15");
    CHECK(times("Thursday afternoon at two fifteen") == "14:15");
    CHECK(times("tomorrow morning at three fifteen") == "3:15");
    CHECK(times("at ten fifteen. In the morning") == "10:15?");
    CHECK(times("tonight at eight fifteen") == "20:15");
}

TEST_CASE("a time may be on somebody's clock") {
    CHECK(times("at ten fifteen your time") == "10:15? theirs");
    CHECK(times("at ten fifteen for you") == "10:15? theirs");
    CHECK(times("at ten fifteen my time") == "10:15? mine");
    CHECK(times("at ten fifteen in New York") == "10:15? mine");
    CHECK(times("at ten fifteen Chicago time") == "10:15? theirs");
    CHECK(times("at ten fifteen Eastern") == "10:15? America/New_York");
    CHECK(times("at ten fifteen West Coast time") == "10:15? America/Los_Angeles");
    CHECK(times("at ten fifteen on Eastern Avenue") == "10:15?");
    CHECK(times("at 10:15 UTC") == "10:15? UTC");
    CHECK(times("at ten fifteen on Thursday here in New York") == "10:15? mine");
    CHECK(times("at ten fifteen. Your time") == "10:15?");
}

TEST_CASE("days as they are spoken") {
    CHECK(days("call on Thursday the twenty sixth") == "on Thursday the twenty sixth");
    CHECK(days("a week from Thursday") == "week from Thursday +7");
    CHECK(days("Thursday week") == "Thursday week +7");
    CHECK(days("three days from now") == "three days from now");
    CHECK(days("this afternoon or tonight") == "this afternoon; tonight");
    CHECK(days("the sun sat on may") == "");
    CHECK(days("on Sat or Sun") == "on Sat; Sun");
}

TEST_CASE("a day and a time mean what somebody who hears them takes them for") {
    CHECK(can_mean("Thursday at ten fifteen", "2026-11-26T10:15"));
    CHECK(can_mean("Thursday at ten fifteen", "2026-11-26T22:15"));
    CHECK_FALSE(can_mean("Thursday at ten fifteen am", "2026-11-26T22:15"));
    CHECK_FALSE(can_mean("Thursday at ten fifteen", "2026-11-26T10:16"));
    CHECK_FALSE(can_mean("Thursday at ten fifteen", "2026-12-03T10:15"));
    CHECK_FALSE(can_mean("Thursday at ten fifteen", "2026-11-19T10:15"));
    CHECK(can_mean("Monday at ten fifteen", "2026-11-23T10:15"));
    CHECK(can_mean("Monday at ten fifteen", "2026-11-30T10:15"));
    CHECK_FALSE(can_mean("Monday at ten fifteen", "2026-12-07T10:15"));
    CHECK(can_mean("next Thursday at ten fifteen", "2026-11-26T10:15"));
    CHECK(can_mean("next Thursday at ten fifteen", "2026-12-03T10:15"));
    CHECK_FALSE(can_mean("next Thursday at ten fifteen", "2026-12-10T10:15"));
    CHECK(can_mean("Sunday of next week at ten fifteen", "2026-12-06T10:15"));
    CHECK_FALSE(can_mean("Sunday of next week at ten fifteen", "2026-11-29T10:15"));
    CHECK_FALSE(can_mean("Monday of next week at ten fifteen", "2026-12-07T10:15"));
    CHECK(can_mean("Thursday week at ten fifteen", "2026-12-03T10:15"));
    CHECK_FALSE(can_mean("Thursday week at ten fifteen", "2026-11-26T10:15"));
    CHECK(can_mean("tomorrow at ten fifteen", "2026-11-24T10:15"));
    CHECK_FALSE(can_mean("tomorrow at ten fifteen", "2026-11-25T10:15"));
    CHECK(can_mean("on the 26th at ten fifteen", "2026-12-26T10:15"));
    CHECK_FALSE(can_mean("on Friday the 26th at ten fifteen", "2026-11-26T10:15"));
    CHECK(can_mean("on November 26th at ten fifteen", "2026-11-26T10:15"));
    CHECK_FALSE(can_mean("on November 26th at ten fifteen", "2026-12-26T10:15"));
    CHECK(can_mean("on 12/11 at ten fifteen", "2026-12-11T10:15"));
    CHECK(can_mean("on 12/11 at ten fifteen", "2026-11-12T10:15"));
    CHECK_FALSE(can_mean("on 12/11 at ten fifteen", "2026-12-12T10:15"));
    CHECK(can_mean("in two months at ten fifteen", "2027-01-02T10:15"));
    CHECK_FALSE(can_mean("in two months at ten fifteen", "2027-02-02T10:15"));
}
