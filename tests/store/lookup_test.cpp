#include "vmcoach/store/lookup.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/store/prospects.hpp"

using namespace vmcoach;
using Ids = std::vector<std::int64_t>;

namespace {

/// A database of people, whose ids begin with 1.
class People {
  public:
    explicit People(const std::vector<domain::Prospect>& prospects)
        : database(store::Database::temporary()) {
        store::WriteTransaction transaction(database, "test", {});
        for (const domain::Prospect& prospect : prospects) {
            store::insert_prospect(transaction, prospect, {});
        }
        transaction.commit();
    }

    Ids similar(const std::string& name, std::size_t limit = 10) const {
        return store::prospects_with_similar_name(database, name, limit);
    }

    store::Database database;
};

}  // namespace

TEST_CASE("similar names come nearest first, and no more than are wanted") {
    const People people({{.name = "Dana Ortiz"},
                         {.name = "Dina Ortez"},
                         {.name = "Kim Lee"},
                         {.name = "Dana Ortis"}});
    CHECK(people.similar("dana ortiz") == Ids{1, 4, 2});
    CHECK(people.similar("dana ortiz", 2) == Ids{1, 4});
    CHECK(people.similar("kin lee") == Ids{3});
    CHECK(people.similar("somebody else").empty());
}

TEST_CASE("a third of a name may be wrong, and of a short one a letter") {
    const People people({{.name = "Bo"}, {.name = "abcdefghi"}});
    CHECK(people.similar("Po") == Ids{1});
    CHECK(people.similar("Pi").empty());
    CHECK(people.similar("xbxdxfghi") == Ids{2});
    CHECK(people.similar("xbxdxfxhi").empty());
}

TEST_CASE("nobody is looked for by a whole paragraph") {
    const std::string longest(100, 'a');
    const People people({{.name = longest}});
    CHECK(people.similar(longest) == Ids{1});
    CHECK(people.similar(longest + "a").empty());
}

TEST_CASE("who is reached at an address is found once, in order") {
    const People people({{.name = "Dana", .phones = {{"1234567", {}}}, .emails = {"a@x.example"}},
                         {.name = "Kim", .emails = {"A@x.example", "a@X.example"}},
                         {.name = "Lee", .phones = {{"01234567", {}}, {"1234567", {}}}}});
    const Ids reached = store::prospects_by_email(people.database, "a@x.example");
    CHECK(reached == Ids{1, 2});
    CHECK(store::prospects_by_phone(people.database, {"1234567", {}}) == Ids{1, 3});
}

TEST_CASE("two people of one name at no company are taken for two where more is known") {
    const People people({{.name = "Dana Ortiz"}, {.name = "Kim Lee", .company = "Acme"}});
    store::DuplicateLookup lookup(people.database);
    const domain::Prospect bare{.name = "dana ortiz"};
    domain::Prospect reachable{.name = "dana ortiz", .emails = {"d@x.example"}};
    CHECK(lookup.find_certain(bare) == Ids{1});
    CHECK(lookup.find_certain(reachable).empty());
    CHECK(lookup.find(reachable) == Ids{1});
    reachable.emails.clear();
    reachable.phones = {domain::make_phone("030 123456", "DE")};
    CHECK(lookup.find_certain(reachable).empty());
    CHECK(lookup.find_certain({.name = "kim lee", .company = "ACME", .emails = {"k@x.example"}}) ==
          Ids{2});
}

TEST_CASE("a number is found by its last seven digits, and by a longer one that ends like it") {
    const People people({{.name = "Dana", .phones = {{"555 0142", std::nullopt}}},
                         {.name = "Kim", .phones = {{"55 0142", std::nullopt}}},
                         {.name = "Ute", .phones = {{"+49 30 1234567", "+49301234567"}}}});
    const auto find = [&](const char* number) {
        return store::prospects_by_phone(people.database, domain::make_phone(number, ""));
    };
    CHECK(find("312 555 0142") == Ids{1});
    CHECK(find("555 0142") == Ids{1});
    CHECK(find("030 1234567") == Ids{3});
    CHECK(find("1234567") == Ids{3});
    CHECK(find("234567").empty());
}

TEST_CASE("words of a name are looked for in any order, each from its beginning") {
    const People people({{.name = "Ana de la Cruz"}, {.name = "Ana Delgado"}});
    const auto find = [&](const char* name) {
        return store::prospects_by_name(people.database, name);
    };
    CHECK(find("ana") == Ids{1, 2});
    CHECK(find("cruz ana") == Ids{1});
    CHECK(find("de ana") == Ids{1, 2});
    CHECK(find("de de") == Ids{1, 2});
    CHECK(find("ana x cruz").empty());
    CHECK(find("gado").empty());
}
