#include <catch2/catch.hpp>

#include "vmcoach/coach/saying.hpp"
#include "vmcoach/time/instant.hpp"

using namespace vmcoach;

namespace {

std::string fact(const char* text) {
    return coach::say_fact(text).value_or("-");
}

std::string connection(const char* text) {
    return coach::say_connection(text, {"dana", "ortiz"}).value_or("-");
}

}  // namespace

TEST_CASE("a verb is turned to the one who is spoken to, whatever its ending") {
    CHECK(fact("studies law") == "I saw that you study law");
    CHECK(fact("coaches a team") == "I saw that you coach a team");
    CHECK(fact("does yoga") == "I saw that you do yoga");
    CHECK(fact("has two shops") == "I saw that you have two shops");
    CHECK(fact("was at the fair") == "I saw that you were at the fair");
    CHECK(fact("running a marathon") == "I saw that you are running a marathon");
    CHECK(fact("making a film") == "I saw that you are making a film");
    CHECK(fact("selling boats") == "I saw that you are selling boats");
    CHECK(fact("he just now opened a shop") == "I saw that you just now opened a shop");
    CHECK(fact("they are hiring") == "I saw that you are hiring");
    CHECK(fact("can ship by rail") == "I saw that you can ship by rail");
    CHECK(fact("opens a shop or sells his boat") == "I saw that you open a shop or sell your boat");
}

TEST_CASE("what only looks like a verb is none") {
    CHECK(fact("used trucks and vans") == "-");
    CHECK(fact("spring fair") == "-");
    CHECK(fact("interesting talk") == "-");
    CHECK(fact("opens") == "-");
    CHECK(fact("just recently") == "-");
    CHECK(fact("owner") == "-");
}

TEST_CASE("things are theirs") {
    CHECK(fact("the second shop") == "I saw your second shop");
    CHECK(fact("his boat and her dog") == "I saw your boat and your dog");
    CHECK(fact("Latest book") == "I saw your latest book");
    CHECK(fact("profits rose by half") == "I saw that your profits rose by half");
    CHECK(fact("Profits rose by half") == "-");
}

TEST_CASE("what nobody says to a stranger is not said") {
    for (const char* text : {"opens www.acme.com next week", "opens a <b> shop", "was at http://x",
                             "was sick in May", "opens no shop", "lost her dog"}) {
        CAPTURE(text);
        CHECK(fact(text) == "-");
    }
}

TEST_CASE("a friend's name ends where the name does") {
    CHECK(connection("Lee Park, a neighbour") == "we both know Lee Park");
    CHECK(connection("Ana de la Cruz") == "we both know Ana de la Cruz");
    CHECK(connection("Ana de") == "we both know Ana");
    CHECK(connection("brother of Lee Park") == "we both know Lee Park");
    CHECK(connection("from Denver, knows Lee Park") == "we both know Lee Park");
    CHECK(connection("Lee Park's cousin Ann") == "we both know Lee Park");
    CHECK(connection("met at Lee University") == "-");
    CHECK(connection("Yale friend Ann") == "we both know Ann");
}

TEST_CASE("hours of the morning and the evening are said to be such") {
    const auto say = [](const char* local) {
        return coach::say_time(time::parse_local(local).value());
    };
    CHECK(say("2026-11-26T07:59") == "seven fifty nine in the morning");
    CHECK(say("2026-11-26T08:00") == "eight o'clock");
    CHECK(say("2026-11-26T17:59") == "five fifty nine");
    CHECK(say("2026-11-26T18:00") == "six o'clock in the evening");
    CHECK(say("2026-11-26T00:10") == "twelve ten in the morning");
    CHECK(say("2026-11-26T12:01") == "twelve oh one");
    CHECK(say("2026-11-26T13:09") == "one oh nine");
    CHECK(say("2026-11-26T11:10") == "eleven ten");
}

TEST_CASE("a day is said with its date from a week on, and when it is past") {
    const auto say = [](const char* local) {
        return coach::say_day_aloud(time::parse_local(local).value(),
                                    time::parse_local("2026-11-23T23:59").value());
    };
    CHECK(say("2026-11-23T00:00") == "today");
    CHECK(say("2026-11-24T00:00") == "tomorrow");
    CHECK(say("2026-11-25T00:00") == "Wednesday");
    CHECK(say("2026-11-29T23:59") == "Sunday");
    CHECK(say("2026-11-30T00:00") == "Monday, November thirtieth");
    CHECK(say("2026-11-22T23:59") == "Sunday, November twenty second");
    CHECK(say("2027-01-01T10:00") == "Friday, January first");
}
