#include "vmcoach/text/utf8.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/text/error.hpp"

using namespace vmcoach::text;

TEST_CASE("well-formed UTF-8 is told from the rest") {
    for (const char* good :
         {"", "a", "é", "日本", "👩‍👩‍👧", "\xef\xbf\xbd", "\xf4\x8f\xbf\xbf"}) {
        CAPTURE(good);
        CHECK(is_utf8(good));
    }
    for (const char* bad : {"\x80", "\xc3", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80",
                            "\xf4\x90\x80\x80", "\xff", "a\xc3"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_utf8(bad));
    }
}

TEST_CASE("what can't be stored as it is, is refused") {
    CHECK_NOTHROW(require_storable("the note", "x"));
    CHECK_NOTHROW(require_storable("the note", std::string(max_text_bytes, 'x')));
    CHECK_THROWS_AS(require_storable("the note", ""), Error);
    CHECK_THROWS_AS(require_storable("the note", std::string(max_text_bytes + 1, 'x')), Error);
    CHECK_THROWS_AS(require_storable("the note", std::string_view("a\0b", 3)), Error);
    CHECK_THROWS_AS(require_storable("the note", "\xff"), Error);
}
