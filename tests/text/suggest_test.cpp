#include "vmcoach/text/suggest.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::text;

TEST_CASE("edit distance counts swaps of neighbours as one") {
    CHECK(edit_distance("due", "due") == 0);
    CHECK(edit_distance("due", "deu") == 1);
    CHECK(edit_distance("due", "du") == 1);
    CHECK(edit_distance("note", "vote") == 1);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("müller", "muller") == 1);
}

TEST_CASE("the nearest choice is suggested, and nothing where none is near") {
    const std::vector<std::string> commands = {"note", "due", "prospect", "promise",
                                               "promise-call"};
    CHECK(nearest("noet", commands) == "note");
    CHECK(nearest("prospct", commands) == "prospect");
    CHECK(nearest("pros", commands) == "prospect");
    CHECK(nearest("xyzzy", commands) == std::nullopt);
    CHECK(did_you_mean("noet", commands) == "did you mean 'note'?");
    CHECK(did_you_mean("xyzzy", commands) == std::nullopt);
}

TEST_CASE("a name is near when one of its words is") {
    CHECK(name_distance("dnaa", "dana ortiz", 2) == 1);
    CHECK(name_distance("dana ortis", "dana ortiz", 2) == 1);
    CHECK(name_distance("xyzzy", "dana ortiz", 2) == 3);
    CHECK(name_distance("dana", std::string(60000, 'x'), 2) == 3);
}
