#include <catch2/catch.hpp>

#include "situations.hpp"
#include "vmcoach/coach/draft.hpp"

using namespace vmcoach;

namespace {

/// How a draft begins for somebody formal, up to the seller's name.
std::string greeting(const char* name, const char* title, const char* formality = "formal",
                     const char* now = "2026-11-23T15:00:00Z") {
    const std::string text = coach::write_draft(
        coach::Draft::first,
        situations::situation(
            {{"now", now},
             {"prospect", {{"name", name}, {"title", title}, {"formality", formality}}},
             {"seller", {{"name", "Kim Lee"}}},
             {"promise_option", "thu 10:15"}}),
        {});
    return text.substr(0, text.find("Kim Lee"));
}

}  // namespace

TEST_CASE("who is formal is called by an academic title, and by no other") {
    CHECK(greeting("Dana Ortiz", "Dr.") == "Good morning, Dr. Ortiz. This is ");
    CHECK(greeting("Dana Ortiz", "Professor of Law") == "Good morning, Professor Ortiz. This is ");
    CHECK(greeting("Dana Ortiz", "Head of Sales") == "Good morning, Dana Ortiz. This is ");
    CHECK(greeting("Dr. Dana Ortiz", "Dr.") == "Good morning, Dr. Dana Ortiz. This is ");
    CHECK(greeting("Dana Ortiz", " ") == "Good morning, Dana Ortiz. This is ");
    CHECK(greeting("Dana Ortiz", "Dr.", "casual").find("Dr.") == std::string::npos);
}

TEST_CASE("the time of day is that of the one who is greeted") {
    const auto at = [](const char* now) { return greeting("Dana Ortiz", "", "formal", now); };
    CHECK(at("2026-11-23T16:59:59Z") == "Good morning, Dana Ortiz. This is ");
    CHECK(at("2026-11-23T17:00:00Z") == "Good afternoon, Dana Ortiz. This is ");
    CHECK(at("2026-11-23T21:59:59Z") == "Good afternoon, Dana Ortiz. This is ");
    CHECK(at("2026-11-23T22:00:00Z") == "Good evening, Dana Ortiz. This is ");
}
