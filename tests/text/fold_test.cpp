#include "vmcoach/text/fold.hpp"

#include <catch2/catch.hpp>

using vmcoach::text::fold;

TEST_CASE("case, accents and spacing don't count") {
    CHECK(fold("José MÜLLER") == "jose muller");
    CHECK(fold("jose\u0301") == "jose");
    CHECK(fold("  Dana \t\n Ortiz ") == "dana ortiz");
    CHECK(fold("Weiß") == fold("WEISS"));
    CHECK(fold("ﬁ") == "fi");
    CHECK(fold("日本") == "日本");
    CHECK(fold("") == "");
    CHECK(fold(" ") == "");
}

TEST_CASE("ill-formed text stays as it is") {
    CHECK(fold("A\xff") == "A\xff");
}
