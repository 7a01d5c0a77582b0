#include "vmcoach/view/table.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::view;

TEST_CASE("a terminal gets aligned columns that fit") {
    Table table({"ID", "NAME"});
    table.add({"1", "日本語 の 名前"});
    table.add({"12", "Dana\x1b[31m"});
    CHECK(table.text({.columns = 80}) ==
          "ID  NAME\n"
          "1   日本語 の 名前\n"
          "12  Dana\\x1b[31m\n");
    CHECK(table.text({.columns = 12}) ==
          "ID  NAME\n"
          "1   日本語 …\n"
          "12  Dana\\x1…\n");
}

TEST_CASE("a pipe gets cells between tabs, and nothing cut") {
    Table table({"ID", "NAME"});
    table.add({"1", std::string(300, 'x')});
    table.add({"2", "a\tb"});
    CHECK(table.text({}) == "1\t" + std::string(300, 'x') + "\n2\ta\\tb\n");
}
