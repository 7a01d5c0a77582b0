#include "vmcoach/coach/next_call.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/coach/script.hpp"

using namespace vmcoach;

namespace {

/// The times at which a script says that it will call, or `~` and what it says instead of one.
std::string promised(const char* text) {
    const coach::Script script{text};
    const time::Zone zone = time::Zone::utc();
    const coach::SaidTimes times(script, time::default_zone_folder, zone, zone);
    const coach::NextCall call = coach::next_call(script, coach::Names{}, times);
    std::string found;
    for (const coach::SaidMoment& moment : call.exact) {
        const coach::Span span = moment.span();
        found += (found.empty() ? "" : "; ") + std::string(script.words(span.first, span.end));
    }
    if (call.vague) {
        found += "~" + std::string(script.words(call.vague->first, call.vague->end));
    }
    return found.empty() ? call.intent ? "no time" : "no call" : found;
}

}  // namespace

TEST_CASE("what stands behind \"I'll call\" is when, else what stands before it") {
    CHECK(promised("I'll call you Thursday at ten fifteen.") == "Thursday at ten fifteen");
    CHECK(promised("Thursday at ten fifteen I'll call you.") == "Thursday at ten fifteen");
    CHECK(promised("We met Tuesday at nine, and I'll call you Thursday at ten fifteen.") ==
          "Thursday at ten fifteen");
    CHECK(promised("We met Tuesday at nine fifteen. Bye.") == "no call");
}

TEST_CASE("a sentence beside it may say when") {
    CHECK(promised("I'll call you. Thursday at ten fifteen.") == "Thursday at ten fifteen");
    CHECK(promised("Thursday at ten fifteen. I'll call you.") == "Thursday at ten fifteen");
    CHECK(promised("I know you have a meeting on Thursday at ten fifteen. I'll call you.") ==
          "no time");
    CHECK(promised("I know you are free on Thursday at ten fifteen. I'll call you then.") ==
          "on Thursday at ten fifteen");
    CHECK(promised("You are free on Thursday at ten fifteen. That's when I'll call you.") ==
          "on Thursday at ten fifteen");
    CHECK(promised("Thursday at ten fifteen. So it is. I'll call you.") == "no time");
}

TEST_CASE("a time without a day, or about a time, is no promise") {
    CHECK(promised("I'll call you at ten fifteen.") == "no time");
    CHECK(promised("I'll call you Thursday around ten fifteen.") == "~around ten");
    CHECK(promised("I'll call you Thursday at about ten fifteen.") == "~about ten");
    CHECK(promised("I'll call you Thursday at 10:15 ish.") == "~10:15 ish");
    CHECK(promised("It's about you. I'll call you Thursday at ten fifteen.") ==
          "Thursday at ten fifteen");
}
