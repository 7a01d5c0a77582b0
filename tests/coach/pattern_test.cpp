#include "vmcoach/coach/pattern.hpp"

#include <array>

#include <catch2/catch.hpp>

using namespace vmcoach::coach;

namespace {

/// The words that a pattern finds first in a script, or `-`.
std::string found(std::string_view pattern, const char* text) {
    const Script script{text};
    const Names names{.prospect = {"dana"}, .seller = {"kim"}, .company = {"initech"}};
    const Pattern compiled(pattern);
    for (std::size_t i = 0; i < script.terms().size(); ++i) {
        if (const auto end = compiled.match(script, names, i)) {
            return std::string(script.words(i, *end));
        }
    }
    return "-";
}

}  // namespace

TEST_CASE("words, choices and words that may be missing") {
    CHECK(found("call|ring me [back]", "Please ring me back.") == "ring me back");
    CHECK(found("call|ring me [back]", "Call me.") == "Call me");
    CHECK(found("call me", "Call. Me too.") == "-");
    CHECK(found("i will call", "I'll call") == "I'll call");
    CHECK(found("sav*", "That saves time") == "saves");
}

TEST_CASE("gaps stay in the sentence, and take as much as they can") {
    CHECK(found("not ~3 call", "I do not want you to call") == "not want you to call");
    CHECK(found("not ~2 call", "I do not want you to call") == "-");
    CHECK(found("not ~3 call", "Not now. Call me") == "-");
    CHECK(found("as ~2", "As I said. Bye") == "As I said");
}

TEST_CASE("classes") {
    CHECK(found("<number> days", "in ten days") == "ten days");
    CHECK(found("call <digits>", "call 555 now") == "call 555");
    CHECK(found("call <digits>", "call one now") == "-");
    CHECK(found("by <percent>", "by 20% or so") == "by 20%");
    CHECK(found("call me <proper>", "you can call me Joe") == "call me Joe");
    CHECK(found("call me <proper>", "call me Thursday") == "-");
    CHECK(found("call me <proper>", "call me Dana") == "-");
    CHECK(found("<company> is", "Initech is") == "Initech is");
    CHECK(found("<self> here", "hi, Kim here") == "Kim here");
}

TEST_CASE("the beginning and the end of what is said in one breath") {
    CHECK(found("^ calling you", "Great news. Calling you then") == "Calling you");
    CHECK(found("^ calling you", "I am calling you") == "-");
    CHECK(found("please call $", "So please call. Bye") == "please call");
    CHECK(found("please call $", "Please call me") == "-");
}

TEST_CASE("a leave takes away the catches that begin inside it") {
    constexpr std::array<std::string_view, 1> catches = {"call me"};
    constexpr std::array<std::string_view, 1> leaves = {"not ~3 call me"};
    const Script script("Do not ever call me. Call me.");
    CHECK(find_all_but(script, {}, catches, leaves) == std::vector{Span{5, 7}});
}
