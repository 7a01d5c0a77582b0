#include "vmcoach/interchange/encoding.hpp"

#include <catch2/catch.hpp>

#include "pieces.hpp"

using namespace vmcoach::interchange;
using namespace std::string_literals;
using vmcoach::tests::all_of;
using vmcoach::tests::pieces;

namespace {

constexpr std::size_t sizes[] = {1, 2, 3, 5, 65536};

}  // namespace

TEST_CASE("a mark says the encoding") {
    CHECK(encoding_by_mark("\xff\xfe") == Encoding::utf16_little);
    CHECK(encoding_by_mark("\xfe\xff\0a"s) == Encoding::utf16_big);
    CHECK(encoding_by_mark("\xef\xbb\xbfname") == Encoding::utf8);
    CHECK(encoding_by_mark("") == Encoding::utf8);
    CHECK(encoding_by_mark("\xff") == Encoding::utf8);
}

TEST_CASE("without a mark, what is no UTF-8 is Windows-1252") {
    for (const std::size_t size : sizes) {
        const auto encoding = [size](const std::string& text) {
            return encoding_of(pieces(text, size));
        };
        CHECK(encoding("") == Encoding::utf8);
        CHECK(encoding("caf\u00e9 \U0001f600 \u20ac") == Encoding::utf8);
        CHECK(encoding("caf\xe9") == Encoding::windows_1252);
        CHECK(encoding("caf\xe9 and more") == Encoding::windows_1252);
        CHECK(encoding("cut \xf0\x9f\x98") == Encoding::windows_1252);
        CHECK(encoding("\xff\xfe"
                       "a\0"s) == Encoding::utf16_little);
        CHECK(encoding("\xfe\xff\0a"s) == Encoding::utf16_big);
        CHECK(encoding("\xef\xbb\xbfna\u00efve") == Encoding::utf8);
    }
}

TEST_CASE("a file comes out in UTF-8 without its mark, whatever pieces it comes in") {
    for (const std::size_t size : sizes) {
        const auto text = [size](const std::string& bytes, Encoding encoding) {
            return all_of(decoded(pieces(bytes, size), encoding));
        };
        CHECK(text("", Encoding::utf8).empty());
        CHECK(text("\xef\xbb\xbf", Encoding::utf8).empty());
        CHECK(text("\xef\xbb\xbf"
                   "caf\u00e9",
                   Encoding::utf8) == "caf\u00e9");
        CHECK(text("caf\xe9", Encoding::utf8) == "caf\xe9");
        CHECK(text("caf\xe9 \x80 12", Encoding::windows_1252) == "caf\u00e9 \u20ac 12");
        CHECK(text("\xff\xfe\x3d\xd8\x00\xde!\0"s, Encoding::utf16_little) == "\U0001f600!");
        CHECK(text("\xfe\xff\xd8\x3d\xde\x00\0!"s, Encoding::utf16_big) == "\U0001f600!");
        CHECK(text("\xff\xfe", Encoding::utf16_little).empty());
    }
}

TEST_CASE("what stands for no character is shown as such") {
    for (const std::size_t size : sizes) {
        const auto text = [size](const std::string& bytes) {
            return all_of(decoded(pieces(bytes, size), Encoding::utf16_little));
        };
        CHECK(text("a\0\x00\xde"
                   "b\0"s) == "a\ufffdb");
        CHECK(text("a\0\x3d\xd8"s) == "a\ufffd");
        CHECK(text("a\0b"s) == "a\ufffd");
    }
}

TEST_CASE("a file that has no mark is left as it is") {
    for (const std::size_t size : sizes) {
        const auto text = [size](const std::string& bytes) {
            return all_of(decoded_by_mark(pieces(bytes, size)));
        };
        CHECK(text("") == "");
        CHECK(text("caf\xe9") == "caf\xe9");
        CHECK(text("\xef\xbb\xbf"
                   "caf\xe9") == "caf\xe9");
        CHECK(text("\xfe\xff\0a\0b"s) == "ab");
    }
}
