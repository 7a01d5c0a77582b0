#include "vmcoach/view/due_format.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/text/error.hpp"

using namespace vmcoach;
using view::DueFormat;

namespace {

std::string shown(const char* format) {
    const time::Instant due = time::parse_instant("2026-11-26T16:15:00Z").value();
    const domain::DueItem item{
        .promise = {.id = 12,
                    .prospect_id = 7,
                    .prospect = "Dana\x1b Ortiz",
                    .local_time = time::parse_local("2026-11-26T10:15").value(),
                    .time_zone = "America/Chicago",
                    .due_at = due},
        .phone = "+1 312 555 0142"};
    return DueFormat(format).text(item, due - std::chrono::minutes{10}, std::chrono::minutes{5});
}

std::string refusal(const char* format) {
    try {
        const DueFormat parsed(format);
    } catch (const text::Error& error) {
        return error.message() + " | " + error.hint().value_or("");
    }
    return "accepted";
}

}  // namespace

TEST_CASE("fields are filled in, and stored text can't drive a terminal") {
    CHECK(shown("{clock} {name} {phone}") == "10:15 Dana\\x1b Ortiz +1 312 555 0142\n");
    CHECK(shown("{id}\\t{prospect_id}\\t{status}\\t{minutes_until}") == "p12\t7\tupcoming\t10\n");
    CHECK(shown("{due_at} {local_time} {time_zone}") ==
          "2026-11-26T16:15:00Z 2026-11-26T10:15 America/Chicago\n");
    CHECK(shown("[{about}{pronunciation}{last}]") == "[]\n");
    CHECK(shown("{{{id}}}") == "{p12}\n");
    CHECK(shown("a\\\\n\\nb") == "a\\n\nb\n");
    CHECK(shown("") == "\n");
}

TEST_CASE("an unknown field is refused with those there are") {
    CHECK(refusal("{nmae}") == "there is no field {nmae} | did you mean {name}?");
    CHECK(refusal("{x}").find("the fields are {id}, {prospect_id}, {name}") != std::string::npos);
    CHECK(refusal("{name").starts_with("a brace stands alone"));
    CHECK(refusal("name}").starts_with("a brace stands alone"));
    CHECK(refusal("{}").starts_with("there is no field {}"));
}
