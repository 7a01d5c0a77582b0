#include "vmcoach/coach/spoken.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::coach;

namespace {

std::string said(const char* text) {
    std::string words;
    for (const Spoken& spoken : say(Script{text})) {
        words += (words.empty() ? "" : " ") + spoken.words;
    }
    return words;
}

/// How many stops there are within what is said, as between the groups of a phone number.
std::size_t pauses(const char* text) {
    std::size_t count = 0;
    for (const Spoken& spoken : say(Script{text})) {
        count += spoken.pauses;
    }
    return count;
}

}  // namespace

TEST_CASE("four digits are a year where people say them so") {
    CHECK(said("1099") == "one thousand ninety nine");
    CHECK(said("1110") == "eleven ten");
    CHECK(said("1999") == "nineteen ninety nine");
    CHECK(said("1905") == "one thousand nine hundred five");
    CHECK(said("2000") == "two thousand");
    CHECK(said("2009") == "two thousand nine");
    CHECK(said("2010") == "twenty ten");
    CHECK(said("2099") == "twenty ninety nine");
    CHECK(said("2110") == "two thousand one hundred ten");
    CHECK(said("1,999") == "one thousand nine hundred ninety nine");
}

TEST_CASE("digits that are no number are said one by one") {
    CHECK(said("007") == "oh oh seven");
    CHECK(said("0") == "zero");
    CHECK(said("999999999999999") ==
          "nine hundred ninety nine trillion nine hundred ninety nine billion nine hundred ninety "
          "nine million nine hundred ninety nine thousand nine hundred ninety nine");
}

TEST_CASE("numbers with what belongs to them") {
    CHECK(said("1,500,000") == "one million five hundred thousand");
    CHECK(said("3.5") == "three point five");
    CHECK(said("10:00 10:05 10:15") == "ten o'clock ten oh five ten fifteen");
    CHECK(said("10:15am 3pm") == "ten fifteen ay em three pee em");
    CHECK(said("1st 2nd 3rd 26th") == "first second third twenty sixth");
    CHECK(said("5k 10x 40%") == "five thousand ten times forty percent");
    CHECK(said("24/7 9-10 9\u201310") == "twenty four seven nine to ten nine to ten");
    CHECK(said("Nov 26 and May 3") == "november twenty sixth and may third");
    CHECK(said("26 Nov") == "twenty sixth november");
    CHECK(said("Nov 126") == "november one hundred twenty six");
}

TEST_CASE("money") {
    CHECK(said("$250") == "two hundred fifty dollars");
    CHECK(said("\u20ac5 \u00a310") == "five euros ten pounds");
    CHECK(said("$1.50 $1.5") == "one dollars fifty one point five dollars");
}

TEST_CASE("a phone number is said digit by digit, with a stop between its groups") {
    CHECK(said("call 312-555-0142 now") == "call three one two five five five oh one four two now");
    CHECK(pauses("312-555-0142") == 2);
    CHECK(pauses("+1 312 555 0142") == 3);
    CHECK(said("(312) 555 0142") == "three one two five five five oh one four two");
    CHECK(pauses("555-014") == 0);
    CHECK(pauses("2026") == 0);
    CHECK(said("+49 30 123456 +49 30 123457").find("plus four nine") == 0);
}

TEST_CASE("abbreviations are said in full where they stand for a word") {
    CHECK(said("Mr. Lee vs. Dr. Park, etc.") == "mister lee versus doctor park et cetera");
    CHECK(said("Mon. thru Fri.") == "monday thru friday");
    CHECK(said("5 min. 2 hrs.") == "five minutes two hours");
    CHECK(said("asap, or by jan") == "ay ess ay pee or by jan");
    CHECK(said("No. 5, no five") == "number five no five");
    CHECK(said("#5 +3") == "number five plus three");
    CHECK(said("Baker & Sons") == "baker and sons");
}

TEST_CASE("capitals are spelled, but for words that are said as such") {
    CHECK(said("our CEO of IBM") == "our see ee oh of eye bee em");
    CHECK(said("OK, NASA") == "ok nasa");
    CHECK(said("B2B in Q3") == "bee two bee in cue three");
    CHECK(said("WE LOVE WAREHOUSES") == "we love warehouses");
}

TEST_CASE("addresses are said with their signs") {
    CHECK(said("kim_lee@x-y.com") == "kim underscore lee at x dash y dot com");
    CHECK(said("www.acme.com/news") == "www dot acme dot com slash news");
}
