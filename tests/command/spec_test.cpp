#include "vmcoach/command/spec.hpp"

#include <array>

#include <catch2/catch.hpp>

#include "vmcoach/command/parser.hpp"

using namespace vmcoach::command;

namespace {

using Names = std::vector<std::string_view>;

Names made;

Command counted(std::string_view name, const Children& children = {}) {
    made.push_back(name);
    return {.children = children, .run = [](Session&) { return 0; }};
}

constexpr std::array people = {Child{"add", [] { return counted("add"); }},
                               Child{"list", [] { return counted("list"); }}};

constexpr std::array commands = {Child{"undo", [] { return counted("undo"); }},
                                 Child{"people", [] { return counted("people", people); }}};

Command tree() {
    made.clear();
    return {.name = "vmcoach", .children = commands};
}

}  // namespace

TEST_CASE("a line makes the commands on its path, and no other") {
    const Command root = tree();
    CHECK(made.empty());
    const Parsed parsed = parse(root, {"people", "list"});
    CHECK(made == Names{"people", "list"});
    CHECK(whole_name(parsed.path) == "vmcoach people list");
}

TEST_CASE("a command is made once, and stays where it is") {
    const Command root = tree();
    const Command* undo = root.children.find("undo");
    REQUIRE(undo != nullptr);
    const auto all = root.children.all();
    REQUIRE(all.size() == 2);
    CHECK(&all[0].get() == undo);
    CHECK(all[1].get().name == "people");
    CHECK(root.children.find("people") == &all[1].get());
    CHECK(made == Names{"undo", "people"});
    CHECK(root.children.find("list") == nullptr);
}
