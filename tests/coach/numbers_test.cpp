#include "vmcoach/coach/numbers.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::coach;

TEST_CASE("numbers in words, up to trillions") {
    CHECK(cardinal(0) == "zero");
    CHECK(cardinal(19) == "nineteen");
    CHECK(cardinal(20) == "twenty");
    CHECK(cardinal(21) == "twenty one");
    CHECK(cardinal(99) == "ninety nine");
    CHECK(cardinal(100) == "one hundred");
    CHECK(cardinal(110) == "one hundred ten");
    CHECK(cardinal(999) == "nine hundred ninety nine");
    CHECK(cardinal(1000) == "one thousand");
    CHECK(cardinal(1001) == "one thousand one");
    CHECK(cardinal(20'015) == "twenty thousand fifteen");
    CHECK(cardinal(1'000'000) == "one million");
    CHECK(cardinal(2'000'000'000) == "two billion");
    CHECK(cardinal(3'000'400'000'005) == "three trillion four hundred million five");
}

TEST_CASE("ordinals end as they are said") {
    CHECK(ordinal(1) == "first");
    CHECK(ordinal(2) == "second");
    CHECK(ordinal(3) == "third");
    CHECK(ordinal(4) == "fourth");
    CHECK(ordinal(5) == "fifth");
    CHECK(ordinal(8) == "eighth");
    CHECK(ordinal(9) == "ninth");
    CHECK(ordinal(10) == "tenth");
    CHECK(ordinal(12) == "twelfth");
    CHECK(ordinal(20) == "twentieth");
    CHECK(ordinal(21) == "twenty first");
    CHECK(ordinal(100) == "one hundredth");
}

TEST_CASE("digits one by one") {
    CHECK(digit_by_digit("") == "");
    CHECK(digit_by_digit("1906") == "one nine oh six");
}
