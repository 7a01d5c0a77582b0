#include "vmcoach/store/prospects.hpp"

#include <catch2/catch.hpp>

#include "scratch.hpp"
#include "vmcoach/store/lookup.hpp"
#include "vmcoach/store/query.hpp"

using namespace vmcoach;
using store::Database;
using vmcoach::tests::Scratch;

namespace {

constexpr time::Instant noon{std::chrono::hours{12}};

class People {
  public:
    People() : database(Database::open_or_create(scratch_ / "x.db")) {}

    domain::Prospect add(domain::Prospect prospect) {
        store::WriteTransaction transaction(database, "test", noon);
        prospect = store::insert_prospect(transaction, prospect, noon);
        transaction.commit();
        return prospect;
    }

    domain::Prospect change(const domain::Prospect& prospect) {
        store::WriteTransaction transaction(database, "test", noon);
        domain::Prospect changed = store::update_prospect(transaction, prospect, noon);
        transaction.commit();
        return changed;
    }

  private:
    Scratch scratch_;

  public:
    Database database;
};

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("a name is found by the beginning of its words, and whole names come first") {
    People people;
    people.add({.name = "Dana Ortiz"});
    people.add({.name = "Daniel O'Brien"});
    people.add({.name = "Dan"});
    const auto find = [&](const char* name) {
        return store::prospects_by_name(people.database, name);
    };
    CHECK(find("DANA ORTIZ") == Ids{1});
    CHECK(find("dana or") == Ids{1});
    CHECK(find("or da") == Ids{1});
    CHECK(find("dan") == Ids{3});
    CHECK(find("dani") == Ids{2});
    CHECK(find("da") == Ids{1, 2, 3});
    CHECK(find("brien") == Ids{2});
    CHECK(find("ana").empty());
    CHECK(find("").empty());
    CHECK(find("%").empty());
}

TEST_CASE("a changed name is found as it is now") {
    People people;
    domain::Prospect prospect = people.add({.name = "Dana Ortiz"});
    prospect.name = "Dana Weiß";
    people.change(prospect);
    CHECK(store::prospects_by_name(people.database, "weiss") == Ids{1});
    CHECK(store::prospects_by_name(people.database, "ortiz").empty());
}

TEST_CASE("a phone number is found in any spelling") {
    People people;
    people.add({.name = "Dana", .phones = {domain::make_phone("+1 312 555 0142", "")}});
    people.add({.name = "Ute", .phones = {domain::make_phone("030 1234567", "")}});
    const auto find = [&](const char* number) {
        return store::prospects_by_phone(people.database, domain::make_phone(number, ""));
    };
    CHECK(find("(312) 555-0142") == Ids{1});
    CHECK(find("5550142") == Ids{1});
    CHECK(find("0013125550142") == Ids{1});
    CHECK(find("+49 30 1234567") == Ids{2});
    CHECK(find("+1 999 555 0142").empty());
    CHECK(find("0000000").empty());
}

TEST_CASE("lists grow and shrink with the prospect") {
    People people;
    domain::Prospect prospect =
        people.add({.name = "Dana", .emails = {"a@example.com", "b@example.com"}, .tags = {"x"}});
    prospect.emails = {"b@example.com", "c@example.com"};
    prospect.tags.clear();
    const domain::Prospect changed = people.change(prospect);
    CHECK(changed.emails == std::vector<std::string>{"b@example.com", "c@example.com"});
    CHECK(changed.tags.empty());
}

TEST_CASE("every change is in the log with what it replaced") {
    People people;
    domain::Prospect prospect = people.add({.name = "Dana", .company = "Acme", .tags = {"x"}});
    prospect.company = "Initech";
    prospect.tags.clear();
    people.change(prospect);
    store::Query log(people.database,
                     "SELECT command_id, subject, field, old, new FROM operation ORDER BY id");
    std::vector<std::string> entries;
    while (log.next()) {
        entries.push_back(std::to_string(log.integer(0)) + " " + log.text(1) + " " + log.text(2) +
                          " " + (log.text(2).empty() ? "" : log.text(3) + " " + log.text(4)));
    }
    CHECK(entries == std::vector<std::string>{"1 prospect  ", "1 tag  ",
                                              "2 prospect company Acme Initech", "2 tag  "});
    store::Query gone(people.database,
                      "SELECT json_extract(old, '$.name') FROM operation"
                      " WHERE subject = 'tag' AND old IS NOT NULL");
    REQUIRE(gone.next());
    CHECK(gone.text(0) == "x");
}

TEST_CASE("duplicates share an address, a number, or name and company") {
    People people;
    people.add({.name = "Dana Ortiz",
                .company = "Acme",
                .phones = {domain::make_phone("+1 312 555 0142", "")},
                .emails = {"dana@acme.example"}});
    const auto is_duplicate = [&](const domain::Prospect& prospect) {
        return store::find_duplicate(people.database, prospect).has_value();
    };
    CHECK(is_duplicate({.name = "D.", .emails = {"Dana@Acme.example"}}));
    CHECK(is_duplicate({.name = "D.", .phones = {domain::make_phone("312-555-0142", "")}}));
    CHECK(is_duplicate({.name = "dana ortiz", .company = "ACME"}));
    CHECK_FALSE(is_duplicate({.name = "Dana Ortiz", .company = "Initech"}));
    CHECK_FALSE(is_duplicate({.name = "Dana Ortiz"}));
}
