#include "vmcoach/view/history.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach;
using domain::Change;
using domain::ChangeKind;

namespace {

Change field(const std::string& subject, const std::string& name, domain::Value old_value,
             domain::Value new_value) {
    return {.subject = subject,
            .id = 3,
            .field = name,
            .old_value = std::move(old_value),
            .new_value = std::move(new_value)};
}

std::string said(std::vector<Change> changes) {
    return view::say_changes({.changes = std::move(changes)});
}

}  // namespace

TEST_CASE("a change is told with both values") {
    CHECK(said({field("prospect", "title", "Buyer", "Head")}) == "title: Buyer -> Head");
    CHECK(said({field("prospect", "title", std::monostate(), "Head")}) == "title: Head");
    CHECK(said({field("prospect", "title", "Head", std::monostate())}) == "title: Head -> (none)");
    CHECK(said({field("prospect", "do_not_call", std::int64_t{0}, std::int64_t{1})}) ==
          "do not call: no -> yes");
    CHECK(said({field("note", "text", "a\x1b", "b")}) == "n3 text: a\\x1b -> b");
}

TEST_CASE("what follows from another change is told only where it stands alone") {
    const Change due = field("promise", "due_at", std::int64_t{0}, std::int64_t{3600});
    CHECK(said({due}) == "p3 due at: 1970-01-01T00:00:00Z -> 1970-01-01T01:00:00Z");
    CHECK(said({field("promise", "state", "open", "kept"), due}) == "p3 state: open -> kept");
}

TEST_CASE("rows come and go under the names that users know") {
    CHECK(said({{.kind = ChangeKind::added, .subject = "touch", .id = 3}}) == "added t3");
    CHECK(said({{.kind = ChangeKind::removed, .subject = "phone", .id = 3, .label = "+1 2"}}) ==
          "removed phone: +1 2");
    CHECK(view::say_changes(
              {.counts = {{ChangeKind::added, "prospect", 1}, {ChangeKind::added, "touch", 12}},
               .changes = std::vector<Change>(13)}) == "added 1 prospect, added 12 touches");
}
