#include "vmcoach/domain/phone.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::domain;

TEST_CASE("numbers get their international form where the country is known") {
    const auto e164 = [](const char* typed, const char* country = "") {
        return make_phone(typed, country).e164.value_or("unknown");
    };
    CHECK(e164("+1 (312) 555-0142") == "+13125550142");
    CHECK(e164("0049 30 123456") == "+4930123456");
    CHECK(e164("+49 (0)30 123456") == "+4930123456");
    CHECK(e164("030 123456") == "unknown");
    CHECK(e164("030 123456", "DE") == "+4930123456");
    CHECK(e164("06 698 00000", "IT") == "+390669800000");
    CHECK(e164("1 312 555 0142", "US") == "+13125550142");
    CHECK(e164("312 555 0142", "US") == "+13125550142");
    CHECK(e164("+1 312 555 0142 ext. 12") == "+13125550142");
    CHECK(e164("+12345678901234567") == "unknown");
}

TEST_CASE("spellings of one number are the same number") {
    const auto same = [](const char* a, const char* b) {
        return same_number(make_phone(a, ""), make_phone(b, ""));
    };
    CHECK(same("+1 312 555 0142", "312-555-0142"));
    CHECK(same("+1 312 555 0142", "555 0142"));
    CHECK(same("+49 30 1234567", "030 / 123 45 67"));
    CHECK(same("+1 312 555 0142", "+1 (312) 555-0142 x9"));
    CHECK_FALSE(same("+1 312 555 0142", "+44 312 555 0142"));
    CHECK_FALSE(same("+1 312 555 0142", "312 555 0143"));
    CHECK_FALSE(same("+1 312 555 0142", "0142"));
}

TEST_CASE("a number is told from an id and from a name") {
    CHECK(looks_like_phone("5550142"));
    CHECK(looks_like_phone("+1 (312) 555-0142 ext 4"));
    CHECK(looks_like_phone("+1\u00a0312\u2011555\u20130142"));
    CHECK(looks_like_phone("\u202atel:+13125550142\u202c"));
    CHECK_FALSE(looks_like_phone(std::string(21, '5')));
    CHECK_FALSE(looks_like_phone("123456"));
    CHECK_FALSE(looks_like_phone("Dana 5550142"));
    CHECK_FALSE(looks_like_phone(""));
}
