#include <algorithm>

#include <catch2/catch.hpp>

#include "situations.hpp"

using namespace vmcoach;
using coach::Finding;
using coach::Severity;
using situations::Json;

namespace {

coach::Judgement judge(const Json& message) {
    const coach::Script script(message.at("text").get<std::string>());
    return coach::judge(script, situations::situation(message.value("context", Json::object())));
}

std::string listed(const coach::Judgement& judgement) {
    std::string result;
    for (const Finding& finding : judgement.findings) {
        result += finding.rule + " (" +
                  std::string(domain::name_of(coach::severities, finding.severity)) + ") " +
                  finding.match + "; ";
    }
    return result;
}

auto count(const coach::Judgement& judgement, Severity severity) {
    return std::count_if(judgement.findings.begin(), judgement.findings.end(),
                         [=](const Finding& finding) { return finding.severity == severity; });
}

}  // namespace

TEST_CASE("messages that follow the five points have no error and hardly a warning") {
    const Json messages = situations::read_json("messages/good.json");
    CHECK(messages.size() >= 30);
    std::size_t warned = 0;
    for (const Json& message : messages) {
        const coach::Judgement judgement = judge(message);
        INFO(message.at("text") << "\n" << listed(judgement));
        CHECK(judgement.ready());
        CHECK(count(judgement, Severity::warning) <= 1);
        warned += count(judgement, Severity::warning) > 0 ? 1U : 0U;
    }
    CHECK(warned * 3 <= messages.size());
}

TEST_CASE("messages that break one point get that rule first, and no other error") {
    const Json messages = situations::read_json("messages/bad.json");
    CHECK(messages.size() >= 30);
    for (const Json& message : messages) {
        const coach::Judgement judgement = judge(message);
        const std::string expected = message.at("expect");
        INFO(message.at("text") << "\nexpected " << expected << ": " << listed(judgement));
        const auto found =
            std::find_if(judgement.findings.begin(), judgement.findings.end(),
                         [&](const Finding& finding) { return finding.rule == expected; });
        REQUIRE(found != judgement.findings.end());
        const auto first = std::find_if(
            judgement.findings.begin(), judgement.findings.end(),
            [&](const Finding& finding) { return finding.severity == found->severity; });
        CHECK(first->rule == expected);
        for (const Finding& finding : judgement.findings) {
            CHECK((finding.severity != Severity::error || finding.rule == expected));
        }
    }
}

TEST_CASE("nine in ten messages in trainers' style are judged by the five points") {
    const Json messages = situations::read_json("messages/trainers.json");
    std::size_t agreed = 0;
    for (const Json& message : messages) {
        const coach::Judgement judgement = judge(message);
        const std::string worst =
            judgement.findings.empty() ? "none"
            : judgement.ready() ? (count(judgement, Severity::warning) > 0 ? "warning" : "none")
                                : "error";
        agreed += worst == message.at("worst") ? 1U : 0U;
        if (worst != message.at("worst")) {
            WARN(message.at("text") << "\n" << listed(judgement));
        }
    }
    CHECK(agreed * 10 >= messages.size() * 9);
}

TEST_CASE("messages of many voices get the rules that they must, and hardly any other") {
    const Json messages = situations::read_json("messages/mixed.json");
    std::size_t left = 0;
    std::size_t wrong = 0;
    for (const Json& message : messages) {
        const coach::Judgement judgement = judge(message);
        INFO(message.at("text") << "\n" << listed(judgement));
        const auto fires = [&](const std::string& rule) {
            return std::any_of(judgement.findings.begin(), judgement.findings.end(),
                               [&](const Finding& finding) { return finding.rule == rule; });
        };
        CHECK(judgement.ready() != message.at("errors").get<bool>());
        for (const std::string rule : message.at("must")) {
            CHECK(fires(rule));
        }
        for (const std::string rule : message.at("must_not")) {
            ++left;
            wrong += fires(rule) ? 1U : 0U;
        }
    }
    CHECK(wrong * 100 <= left);
}
