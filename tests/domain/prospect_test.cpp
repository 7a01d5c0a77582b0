#include "vmcoach/domain/prospect.hpp"

#include <catch2/catch.hpp>

using vmcoach::domain::name_key;

TEST_CASE("a name's key is its words") {
    CHECK(name_key("Seán O'Brien-Díaz") == "sean o brien diaz");
    CHECK(name_key("Kim, Dr. Ann") == "kim dr ann");
    CHECK(name_key("++") == "++");
    CHECK(name_key("[a,b]") == "a b");
    CHECK(name_key("D’Angelo Jean‑Luc") == "d angelo jean luc");
    CHECK(name_key(" \u200b\t").empty());
}
