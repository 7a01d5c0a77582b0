#include "vmcoach/text/terminal.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::text;

TEST_CASE("nothing that could drive a terminal comes out") {
    CHECK(escaped("a\x1b[31mb") == "a\\x1b[31mb");
    CHECK(escaped("a\nb\tc\r") == "a\\nb\\tc\\r");
    CHECK(escaped("\x7f") == "\\x7f");
    CHECK(escaped("\u0085\u009b") == "\\x85\\x9b");
    CHECK(escaped("\u202eevil\u2066") == "\\u202eevil\\u2066");
    CHECK(escaped("a\xff") == "a\uFFFD");
    CHECK(escaped("Zoë 日本 👍") == "Zoë 日本 👍");
}

TEST_CASE("JSON says the same without driving a terminal") {
    CHECK(escaped_json("{\"a\":\"\\n\x7f\u009b\u202e\u2028\"}\n") ==
          "{\"a\":\"\\n\\u007f\\u009b\\u202e\\u2028\"}\n");
    CHECK(escaped_json("\"Zoë 日本 👍 \uFFFD\"") == "\"Zoë 日本 👍 \uFFFD\"");
    CHECK(escaped_json("") == "");
}

TEST_CASE("width counts columns, not bytes") {
    CHECK(width("Zoe") == 3);
    CHECK(width("Zoe\u0308") == 3);
    CHECK(width("日本") == 4);
    CHECK(width("👩‍👩‍👧") == 2);
    CHECK(width("🇩🇪🇩🇪") == 4);
    CHECK(width("👋🏽") == 2);
    CHECK(width("❤️") == 2);
    CHECK(width("กำ") == 2);
    // What joins an ASCII character.
    CHECK(width("1\uFE0F\u20E3") == 2);
    CHECK(width("a\u200D") == 1);
    CHECK(width("") == 0);
}

TEST_CASE("lines break at blanks, and in a word only where it doesn't fit") {
    using Lines = std::vector<std::string>;
    CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrapped("  one two", 6) == Lines{"  one", "two"});
    CHECK(wrapped("abcdefgh i", 3) == Lines{"abc", "def", "gh", "i"});
    CHECK(wrapped("日本語", 4) == Lines{"日本", "語"});
    CHECK(wrapped("Zoe\u0308lle", 3) == Lines{"Zoe\u0308", "lle"});
    CHECK(wrapped("", 4) == Lines{""});
}

TEST_CASE("cutting never splits a character") {
    CHECK(cut_to_width("Dana", 4) == "Dana");
    CHECK(cut_to_width("Dana", 3) == "Da…");
    CHECK(cut_to_width("日本語", 5) == "日本…");
    CHECK(cut_to_width("日本語", 4) == "日…");
    CHECK(cut_to_width("Zoe\u0308lle", 3) == "Zo…");
    CHECK(cut_to_width("Zoe\u0308lle", 4) == "Zoe\u0308…");
    CHECK(cut_to_width("Dana", 0) == "");
    CHECK(padded("日本語", 4) == "日… ");
    CHECK(padded("ab", 4) == "ab  ");
}
