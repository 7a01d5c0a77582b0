#include <algorithm>

#include <catch2/catch.hpp>

#include "situations.hpp"

using namespace vmcoach;
using situations::Json;

namespace {

bool fires(const std::string& rule, const std::string& text, const Json& context) {
    const coach::Script script(text);
    const coach::Judgement judgement = coach::judge(script, situations::situation(context));
    return std::any_of(judgement.findings.begin(), judgement.findings.end(),
                       [&](const coach::Finding& finding) { return finding.rule == rule; });
}

void check_examples(const std::string& rule) {
    const Json file = situations::read_json("rules/" + rule + ".json");
    REQUIRE(file.at("rule") == rule);
    for (const auto& [kind, expected] : {std::pair{"catches", true}, {"leaves", false}}) {
        const Json& examples = file.at(kind);
        CHECK(examples.size() >= 6);
        for (const Json& example : examples) {
            INFO(rule << " " << kind << ": " << situations::text_of(example));
            CHECK(fires(rule, situations::text_of(example),
                        situations::merged(file.value("context", Json::object()), example)) ==
                  expected);
        }
    }
}

}  // namespace

TEST_CASE("each rule catches its examples and leaves its near misses alone") {
    for (const std::string& rule : coach::rule_ids()) {
        check_examples(rule);
    }
}
