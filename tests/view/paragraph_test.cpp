#include "vmcoach/view/paragraph.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::view;

TEST_CASE("a paragraph takes as many lines as it may, and cuts the last") {
    const Style narrow{.columns = 12};
    CHECK(paragraph("  one two three", 4, 3, narrow) == "  one two\n    three\n");
    CHECK(paragraph("  one two three four", 4, 2, narrow) == "  one two\n    three f…\n");
    CHECK(paragraph("  one two three", 4, 1, narrow) == "  one two t…\n");
    CHECK(paragraph("  one", 4, 3, narrow) == "  one\n");
}

TEST_CASE("a pipe gets one line") {
    CHECK(paragraph("  one two three", 4, 2, Style{}) == "  one two three\n");
}
