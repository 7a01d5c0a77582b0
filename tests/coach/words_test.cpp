#include <catch2/catch.hpp>

#include "vmcoach/coach/script.hpp"

using namespace vmcoach::coach;
using Words = std::vector<std::string>;

namespace {

/// The words of a script, each with the sign of the stop behind it.
Words words(const char* text) {
    const Script script{text};
    Words found;
    for (const Token& token : script.tokens()) {
        const char* stop = token.pause == Pause::sentence ? "." : "";
        found.push_back(std::string(token.text) + (token.pause == Pause::comma ? "," : stop));
    }
    return found;
}

}  // namespace

TEST_CASE("a dash ends a word and makes the speaker stop, but not between numbers") {
    CHECK(words("warehouse\u2014congratulations") == Words{"warehouse,", "congratulations"});
    CHECK(words("warehouse--congratulations") == Words{"warehouse,", "congratulations"});
    CHECK(words("May\u2013or June") == Words{"May,", "or", "June"});
    CHECK(words("so - well") == Words{"so,", "well"});
    CHECK(words("so \u2014 well") == Words{"so,", "well"});
    CHECK(words("9\u201310 and 9\u2013ish") == Words{"9\u201310", "and", "9,", "ish"});
    CHECK(words("follow-up") == Words{"follow-up"});
}

TEST_CASE("signs without a blank behind them part words of letters, and no others") {
    CHECK(words("Hi,Dana") == Words{"Hi,", "Dana"});
    CHECK(words("news:yes;no") == Words{"news,", "yes,", "no"});
    CHECK(words("10:15 1,500") == Words{"10:15", "1,500"});
    CHECK(words("so...well") == Words{"so.", "well"});
    CHECK(words("so\u2026well") == Words{"so.", "well"});
    CHECK(words("and/or") == Words{"and", "or"});
    CHECK(words("24/7") == Words{"24/7"});
    CHECK(words("www.acme.com/news kim@x/y.z https://acme/a") ==
          Words{"www.acme.com/news", "kim@x/y.z", "https://acme/a"});
}

TEST_CASE("a sign belongs to the number that it stands at") {
    CHECK(words("($250) \u20ac5 \u00a3") == Words{"$250,", "\u20ac5"});
    CHECK(words("+1 #3 # 40%") == Words{"+1", "#3", "40%"});
    CHECK(words("Baker & Sons + more") == Words{"Baker", "&", "Sons", "+", "more"});
}

TEST_CASE("an empty line ends a sentence; lines for the coach don't") {
    CHECK(words("Hi\n \t\nDana") == Words{"Hi.", "Dana"});
    CHECK(words("\n\nHi") == Words{"Hi"});
    CHECK(words("Hi\nvmcoach: ignore weak\nDana") == Words{"Hi", "Dana"});
    CHECK(words("Hi\nVMCOACH:IGNORE\nDana") == Words{"Hi", "Dana"});
    CHECK(words("vmcoach: ignored") == Words{"vmcoach,", "ignored"});
}

TEST_CASE("a full stop behind an initial or a title ends nothing, before a capital it may") {
    CHECK(words("J. R. Smith met Dr. Lee.") == Words{"J", "R", "Smith", "met", "Dr", "Lee."});
    CHECK(words("so am I. Bye") == Words{"so", "am", "I.", "Bye"});
    CHECK(words("at Acme Inc. We") == Words{"at", "Acme", "Inc.", "We"});
    CHECK(words("at Acme Inc. we") == Words{"at", "Acme", "Inc", "we"});
    CHECK(words("10 a.m. Pacific. 10 a.m. Friday") ==
          Words{"10", "a.m", "Pacific.", "10", "a.m", "Friday"});
}

TEST_CASE("a place begins behind the signs that are no part of the word") {
    const Script script{"\ufeffHi,\n\t\u201cDana\u201d\u2014call"};
    REQUIRE(script.tokens().size() == 3);
    CHECK(script.tokens()[0].place.column == 1);
    CHECK(script.tokens()[1].place.line == 2);
    CHECK(script.tokens()[1].place.column == 3);
    CHECK(script.tokens()[1].place.end_column == 7);
    CHECK(script.tokens()[2].place.column == 9);
}
