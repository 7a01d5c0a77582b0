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

TEST_CASE("of choices as near as each other, the likelier slip is suggested") {
    const std::vector<std::string> commands = {"db", "due", "note", "csv", "ics", "move", "moke"};
    CHECK(nearest("de", commands) == "due");
    CHECK(nearest("dn", commands) == "db");
    CHECK(nearest("dbb", commands) == "db");
    CHECK(nearest("cs", commands) == "csv");
    CHECK(nearest("mobe", commands) == "move");
    CHECK(nearest("moje", commands) == "moke");
    CHECK(nearest("noot", {"nott", "not"}) == "not");
}

TEST_CASE("capitals and underscores are no mistakes") {
    const std::vector<std::string> options = {"--json", "--time-zone", "--now"};
    CHECK(nearest("--JSON", options) == "--json");
    CHECK(nearest("--time_zone", options) == "--time-zone");
    CHECK(nearest("--TimeZone", options) == "--time-zone");
    CHECK(nearest("--TIME", options) == "--time-zone");
    CHECK(nearest("berlin", {"Berlin", "Bern"}) == "Berlin");
}

TEST_CASE("a beginning that several share suggests none of them") {
    const std::vector<std::string> options = {"--phone-home", "--phone-work", "--company"};
    CHECK(nearest("--phone", options) == std::nullopt);
    CHECK(nearest("--co", options) == "--company");
}

TEST_CASE("a name is near when one of its words is") {
    CHECK(name_distance("dnaa", "dana ortiz", 2) == 1);
    CHECK(name_distance("dana ortis", "dana ortiz", 2) == 1);
    CHECK(name_distance("xyzzy", "dana ortiz", 2) == 3);
    CHECK(name_distance("dana", std::string(60000, 'x'), 2) == 3);
}
