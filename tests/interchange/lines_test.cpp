#include "vmcoach/interchange/lines.hpp"

#include <vector>

#include <catch2/catch.hpp>

#include "pieces.hpp"

using namespace vmcoach::interchange;
using vmcoach::tests::pieces;

namespace {

std::vector<std::string> lines_of(const std::string& text, std::size_t piece) {
    std::vector<std::string> texts;
    Lines lines(pieces(text, piece));
    while (const std::optional<Line> line = lines.next()) {
        texts.emplace_back(line->text);
        CHECK(line->number == static_cast<std::int64_t>(texts.size()));
        CHECK_FALSE(line->is_too_long);
    }
    CHECK_FALSE(lines.next());
    return texts;
}

}  // namespace

TEST_CASE("a file is taken apart at the ends of its lines, whatever pieces it comes in") {
    using Texts = std::vector<std::string>;
    for (const std::size_t piece : {1U, 2U, 3U, 1000U}) {
        CHECK(lines_of("", piece).empty());
        CHECK(lines_of("a", piece) == Texts{"a"});
        CHECK(lines_of("a\n", piece) == Texts{"a"});
        CHECK(lines_of("a\r\nb\nc", piece) == Texts{"a", "b", "c"});
        CHECK(lines_of("\n\r\n\n", piece) == Texts{"", "", ""});
        CHECK(lines_of("a\rb\r\r\n", piece) == Texts{"a\rb\r"});
        CHECK(lines_of("caf\u00e9\r\nth\u00e9\r", piece) == Texts{"caf\u00e9", "th\u00e9"});
    }
}

TEST_CASE("the carriage returns of old Macs end lines where they may") {
    for (const std::size_t piece : {1U, 2U, 3U, 1000U}) {
        Lines lines(pieces("a\rb\r\n\r\nc\n\rd\r\r\ne\r", piece), LineEnds::any);
        std::string all;
        std::int64_t number = 0;
        while (const std::optional<Line> line = lines.next()) {
            CHECK(line->number == ++number);
            all += "[" + std::string(line->text) + "]" + std::string(line->end);
        }
        CHECK(all == "[a]\r[b]\r\n[]\r\n[c]\n[]\r[d]\r[]\r\n[e]\r");
    }
}

TEST_CASE("of a line that is too long the beginning is kept, and the next is whole again") {
    for (const std::size_t piece : {std::size_t{7}, std::size_t{65536}, longest_line * 4}) {
        const std::string longest(longest_line, 'x');
        Lines lines(pieces(longest + "\n" + longest + "y\nnext\n" + longest + longest, piece));
        CHECK_FALSE(lines.next()->is_too_long);
        const std::optional<Line> cut = lines.next();
        CHECK(cut->is_too_long);
        CHECK(cut->text == longest);
        const std::optional<Line> next = lines.next();
        CHECK(next->number == 3);
        CHECK(next->text == "next");
        CHECK_FALSE(next->is_too_long);
        CHECK(lines.next()->is_too_long);
        CHECK_FALSE(lines.next());
    }
}
