#include "vmcoach/domain/archive.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::domain;

TEST_CASE("types of rows are found by their names, also those that stand inside others") {
    REQUIRE(record_type("prospect") != nullptr);
    CHECK(record_type("prospect")->name == "prospect");
    REQUIRE(record_type("phone") != nullptr);
    CHECK(record_type("phone")->name == "phone");
    CHECK(record_type("nothing") == nullptr);
    CHECK(record_type("") == nullptr);
}

TEST_CASE("a field is found by its name") {
    const RecordType& prospect = *record_type("prospect");
    CHECK(prospect.fields[find_field(prospect, "name").value()].name == "name");
    CHECK_FALSE(find_field(prospect, "shoe_size"));
}

TEST_CASE("a row refers to others by id where those have one") {
    const RecordType& note = *record_type("note");
    std::vector<std::string_view> references;
    for (const Field& field : note.fields) {
        if (holds_id(field)) {
            references.push_back(field.refers_to);
        }
    }
    CHECK(references == std::vector<std::string_view>{"prospect"});
}
