#include "vmcoach/text/split.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/text/shell.hpp"

using namespace vmcoach::text;

TEST_CASE("words come apart at blanks, and together again") {
    CHECK(split("  one two  three ") == std::vector<std::string>{"one", "two", "three"});
    CHECK(split("   ").empty());
    CHECK(join({"one", "", "two"}) == "one two");
}

TEST_CASE("a shell reads a word again as it was") {
    CHECK(shell_word("fri") == "fri");
    CHECK(shell_word("a b") == "'a b'");
    CHECK(shell_word("o'clock") == "'o'\\''clock'");
    CHECK(shell_word("") == "''");
    CHECK(shell_words("10 o'clock  fri") == "10 'o'\\''clock' fri");
}
