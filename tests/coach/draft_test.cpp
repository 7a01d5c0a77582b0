#include "vmcoach/coach/draft.hpp"

#include <random>

#include <catch2/catch.hpp>

#include "situations.hpp"
#include "vmcoach/coach/saying.hpp"
#include "vmcoach/text/error.hpp"

using namespace vmcoach;
using coach::Draft;

namespace {

template <std::size_t size>
std::string any_of(std::mt19937& random, const std::array<const char*, size>& choices) {
    return choices.at(std::uniform_int_distribution<std::size_t>(0, size - 1)(random));
}

constexpr std::array first_names = {"Dana", "José",    "Siobhán", "Wei",        "Maximilian",
                                    "Bo",   "Zoë",     "Ngozi",   "Przemysław", "Anne-Marie",
                                    "Li",   "Xóchitl", "Will",    "Muhammad",   "Thanh"};
constexpr std::array last_names = {
    "Ortiz",         "O'Brien",      "Li",     "Featherstonehaugh", "Fernández-Villaverde y Ortiz",
    "Wojciechowski", "van der Berg", "Nguyen", "Ramasubramanian",   "Smith"};
constexpr std::array companies = {"Acme", "Baker & Sons", "Deutsche Oberflächentechnik GmbH",
                                  "St. Mary's Hospital", "X"};
constexpr std::array facts = {"opens a second warehouse in May",
                              "hiring two nurses",
                              "new CEO since January",
                              "raised $4 million in June",
                              "was interviewed in the Tribune about truck drivers",
                              "she ran the Chicago marathon in October",
                              "Their site got faster. Ask about the cache.",
                              "sales grew 40% last year",
                              "moving the whole plant of the northern division from Gary to a new "
                              "and far larger site outside Indianapolis before the summer of next "
                              "year because the old lease ends and the rent has doubled since"};
constexpr std::array connections = {"knows Lee Park", "Priya Shah, from the Denver chamber",
                                    "went to school with my cousin Sam Okafor",
                                    "we were both at the harvest fair", "Lee's brother-in-law"};

coach::Situation generated(std::mt19937& random) {
    const auto chance = [&](int percent) {
        return std::uniform_int_distribution<int>(1, 100)(random) <= percent;
    };
    situations::Json context = {
        {"seller", {{"name", "Kim Lee"}, {"company", "Initech"}}},
        {"prospect", {{"name", any_of(random, first_names) + " " + any_of(random, last_names)}}},
        {"notes", situations::Json::array()}};
    situations::Json& prospect = context["prospect"];
    if (chance(80)) {
        prospect["company"] = any_of(random, companies);
    }
    if (chance(70)) {
        prospect["time_zone"] = any_of(random, std::array{"America/Chicago", "Europe/Berlin",
                                                          "Asia/Kolkata", "America/New_York"});
    }
    if (chance(70)) {
        prospect["formality"] = any_of(random, std::array{"formal", "neutral", "casual"});
    }
    if (chance(70)) {
        prospect["cadence"] = any_of(random, std::array{"slow", "measured", "fast"});
    }
    if (chance(20)) {
        prospect["title"] = any_of(random, std::array{"Dr.", "Professor of Law", "Head of Sales"});
    }
    for (int i = 0; i < 2; ++i) {
        if (chance(50)) {
            context["notes"].push_back({{"kind", "fact"}, {"text", any_of(random, facts)}});
        }
    }
    if (chance(40)) {
        context["notes"].push_back({{"kind", "connection"}, {"text", any_of(random, connections)}});
    }
    if (chance(20)) {
        context["touches"] = {
            {{"kind", "email"}, {"direction", "outbound"}, {"at", "2026-11-23T13:00:00Z"}}};
    }
    context["promise_option"] =
        any_of(random, std::array{"thu 10:15", "tomorrow 9:05", "fri noon", "wed 14:30",
                                  "dec 3 8:00", "thu 7:45", "today 20:50", "nov 29 18:20"});
    return situations::situation(context);
}

}  // namespace

TEST_CASE("drafts for all sorts of people are ready, and as long as they should be") {
    std::mt19937 random(20261123);
    for (int i = 0; i < 200; ++i) {
        const coach::Situation situation = generated(random);
        coach::DraftRecord record;
        if (i % 5 == 0) {
            record.kept = situation.now - std::chrono::minutes{i % 2 == 0 ? 2 : 3000};
        }
        const std::string text =
            coach::write_draft(coach::fitting_draft(situation, record), situation, record);
        const coach::Script script(text);
        const coach::Judgement judgement = coach::judge(script, situation);
        INFO(text);
        std::string errors;
        for (const coach::Finding& finding : judgement.findings) {
            if (finding.severity == coach::Severity::error) {
                errors += finding.rule + ": " + finding.match + "; ";
            }
        }
        CHECK(errors.empty());
        CHECK(judgement.seconds >= 10);
        CHECK(judgement.seconds <= 20);
    }
}

TEST_CASE("facts are said as a person would, or not at all") {
    const auto say = [](const char* fact) { return coach::say_fact(fact).value_or("-"); };
    CHECK(say("opens a second warehouse in May") ==
          "I saw that you open a second warehouse in May");
    CHECK(say("Hiring two nurses.") == "I saw that you are hiring two nurses");
    CHECK(say("was interviewed in the Tribune") ==
          "I saw that you were interviewed in the Tribune");
    CHECK(say("she has moved to Toledo") == "I saw that you have moved to Toledo");
    CHECK(say("She's expanding to Ohio") == "I saw that you are expanding to Ohio");
    CHECK(say("recently opened a bakery") == "I saw that you recently opened a bakery");
    CHECK(say("will move to Toledo") == "I saw that you will move to Toledo");
    CHECK(say("uses SAP and loves her dog") == "I saw that you use SAP and love your dog");
    CHECK(say("new warehouse in May") == "I saw your new warehouse in May");
    CHECK(say("their second warehouse opens in May") ==
          "I saw that your second warehouse opens in May");
    CHECK(say("sales grew 40% last year") == "I saw that your sales grew 40% last year");
    for (const char* fact :
         {"CEO since 2019", "born in Joliet", "from Joliet", "founder of the company", "pays late",
          "doesn't like phone calls", "can't stand cold calls", "https://acme.com/news",
          "Why do labels peel?", "no budget until 2027", "laid off 30 people", "divorced", ""}) {
        CAPTURE(fact);
        CHECK(say(fact) == "-");
    }
}

TEST_CASE("friends are named, or not at all") {
    const auto say = [](const char* connection) {
        return coach::say_connection(connection, {"dana", "ortiz", "acme"}).value_or("-");
    };
    CHECK(say("knows Lee Park from the chamber") == "we both know Lee Park");
    CHECK(say("Lee’s brother") == "we both know Lee");
    CHECK(say("She knows Lee Park") == "we both know Lee Park");
    CHECK(say("Dr. Lee Park") == "we both know Dr. Lee Park");
    CHECK(say("Used to work with Lee Park") == "we both know Lee Park");
    CHECK(say("Friend: Lee Park") == "we both know Lee Park");
    CHECK(say("LinkedIn: Lee Park") == "we both know Lee Park");
    CHECK(say("Dana's friend Lee Park") == "we both know Lee Park");
    CHECK(say("Acme's Lee Park") == "we both know Lee Park");
    CHECK(say("Ask Lee Park first") == "we both know Lee Park");
    CHECK(say("My wife Ann went to school with her") == "we both know Ann");
    CHECK(say("friend of Ludwig van Beethoven") == "we both know Ludwig van Beethoven");
    CHECK(say("Émile Durand") == "we both know Émile Durand");
    for (const char* connection : {"met at Expo West", "We met at Expo", "Harvard alumni",
                                   "same gym", "I know her brother", ""}) {
        CAPTURE(connection);
        CHECK(say(connection) == "-");
    }
}

TEST_CASE("names are said without what only stands in writing") {
    const auto opening = [](const char* name, const char* formality) {
        const std::string text = coach::write_draft(
            Draft::first,
            situations::situation({{"prospect", {{"name", name}, {"formality", formality}}},
                                   {"seller", {{"name", "Kim Lee"}}},
                                   {"promise_option", "thu 10:15"}}),
            {});
        return text.substr(0, text.find(formality[0] == 'f' ? ". This" : ", this"));
    };
    CHECK(opening("Ortiz, Dana", "neutral") == "Hello Dana");
    CHECK(opening("Dana Ortiz, PhD", "neutral") == "Hello Dana");
    CHECK(opening("Dana Ortiz, PhD", "formal") == "Good morning, Dana Ortiz");
    CHECK(opening("Martin Luther King, Jr.", "neutral") == "Hello Martin");
    CHECK(opening("John Smith, MD, MBA", "neutral") == "Hello John");
    CHECK(opening("Rev. Tom Hill", "neutral") == "Hello Tom");
    CHECK(opening("J. R. Smith", "neutral") == "Hello J. R. Smith");
    CHECK(opening("Mr. Brown", "neutral") == "Hello Mr. Brown");
    CHECK(opening("Robert Downey Jr.", "formal") == "Good morning, Robert Downey");
    CHECK(opening("  Dana  Ortiz ", "formal") == "Good morning, Dana Ortiz");
}

TEST_CASE("times are said in words") {
    const auto say = [](const char* local) {
        return coach::say_time(time::parse_local(local).value());
    };
    CHECK(say("2026-11-26T10:15") == "ten fifteen");
    CHECK(say("2026-11-26T09:05") == "nine oh five");
    CHECK(say("2026-11-26T12:00") == "noon");
    CHECK(say("2026-11-26T14:00") == "two o'clock");
    CHECK(say("2026-11-26T19:40") == "seven forty in the evening");
    CHECK(say("2026-11-26T06:21") == "six twenty one in the morning");
    const auto day = [](const char* local) {
        return coach::say_day_aloud(time::parse_local(local).value(),
                                    time::parse_local("2026-11-23T09:00").value());
    };
    CHECK(day("2026-11-23T10:15") == "today");
    CHECK(day("2026-11-24T10:15") == "tomorrow");
    CHECK(day("2026-11-26T10:15") == "Thursday");
    CHECK(day("2026-12-03T10:15") == "Thursday, December third");
}

TEST_CASE("a draft says what its record lacks") {
    const auto refusal = [](Draft draft, const situations::Json& context) {
        try {
            return coach::write_draft(draft, situations::situation(context), {});
        } catch (const text::Error& error) {
            return error.message();
        }
    };
    situations::Json context = {{"prospect", {{"name", "Dana Ortiz"}}}};
    CHECK(refusal(Draft::first, context).find("your name") != std::string::npos);
    context["seller"] = {{"name", "Kim Lee"}};
    CHECK(refusal(Draft::first, context).find("none is promised") != std::string::npos);
    context["promise_option"] = "thu 10:15";
    CHECK(refusal(Draft::friends, context).find("no common friend") != std::string::npos);
    CHECK(refusal(Draft::second, context).find("no promise to them was kept") != std::string::npos);
    CHECK(refusal(Draft::first, context).starts_with("Hello Dana, this is Kim Lee."));
}

TEST_CASE("a template of one's own is filled, and refused where a field is unknown or empty") {
    const coach::Situation situation = situations::situation(
        {{"prospect", {{"name", "Dana Ortiz"}, {"time_zone", "America/Chicago"}}},
         {"seller", {{"name", "Kim Lee"}}},
         {"promise_option", "thu 10:15"}});
    const auto fill = [&](const char* pattern) {
        try {
            return coach::fill_draft(pattern, situation, {});
        } catch (const text::Error& error) {
            return error.message() + " | " + error.hint().value_or("");
        }
    };
    CHECK(fill("{greeting}! {seller} here. {{Ha}} I'll call {promise}.") ==
          "Hello Dana! Kim Lee here. {Ha} I'll call Thursday at ten fifteen, your time.");
    CHECK(fill("{compny}") == "there is no field {compny} | did you mean {company}?");
    CHECK(fill("{connection}").starts_with("the field {connection} is empty: no common friend"));
    CHECK(fill("{").starts_with("a brace stands alone"));
}
