#include "vmcoach/config/settings.hpp"

#include <fstream>

#include <catch2/catch.hpp>

#include "scratch.hpp"
#include "vmcoach/text/error.hpp"

using namespace vmcoach::config;
using vmcoach::tests::Scratch;
using vmcoach::text::Error;

namespace {

Settings read(const std::string& toml) {
    const Scratch scratch;
    const auto file = scratch / "config.toml";
    std::ofstream(file) << toml;
    return read_settings(file);
}

/// What is said behind the file's name.
std::string refusal(const std::string& toml) {
    try {
        read(toml);
    } catch (const Error& error) {
        const std::string message = error.message();
        return message.substr(message.find(".toml:") + 6) + " | " + error.hint().value_or("");
    }
    return "accepted";
}

}  // namespace

TEST_CASE("every key is read") {
    const Settings settings = read(R"(
zone = "Europe/Berlin"
date_order = "dmy"
default_country = "DE"
[seller]
name = "Kim Lee"
company = "Initech"
phone = "+49 30 1234567"
[coach]
wpm = 140
min_seconds = 8
max_seconds = 25
rules.jargon = "off"
[promise]
grace = "3m"
hours = "09:00-18:30"
[remind]
lead = "10m"
command = ["notify-send", "call"]
[sync]
url = "postgresql://hub/team"
)");
    using namespace std::chrono_literals;
    CHECK(settings.zone == "Europe/Berlin");
    CHECK(settings.date_order == vmcoach::time::DateOrder::day_month);
    CHECK(settings.default_country == "DE");
    CHECK(settings.seller_name == "Kim Lee");
    CHECK(settings.seller_company == "Initech");
    CHECK(settings.seller_phone == "+49 30 1234567");
    CHECK(settings.coach_wpm == 140);
    CHECK(settings.coach_min_seconds == 8);
    CHECK(settings.coach_max_seconds == 25);
    CHECK(settings.coach_rules == RuleLevels{{"jargon", std::nullopt}});
    CHECK(settings.promise_grace == 3min);
    CHECK(settings.hours_begin == 9h);
    CHECK(settings.hours_end == 18h + 30min);
    CHECK(settings.remind_lead == 10min);
    CHECK(settings.remind_command == std::vector<std::string>{"notify-send", "call"});
    CHECK(settings.sync_url == "postgresql://hub/team");
    CHECK(settings.lines.at("promise.grace") == 15);
}

TEST_CASE("an empty file is all defaults") {
    CHECK(read("").lines.empty());
}

TEST_CASE("what can't be used is refused with its line") {
    CHECK(refusal("zone = \"UTC\"\ncoach.min_seconds = 20\n").starts_with("2: "));
    CHECK(refusal("coach.max_seconds = 10\n").starts_with("1: "));
    CHECK(refusal("zon = \"UTC\"\n") == "1: unknown key 'zon' | did you mean 'zone'?");
    CHECK(refusal("\n[promise]\ngrce = \"5m\"\n") ==
          "3: unknown key 'promise.grce' | did you mean 'promise.grace'?");
    CHECK(refusal("date_order = \"ymd\"\n") == "1: 'date_order' takes \"dmy\" or \"mdy\" | ");
    CHECK(refusal("[coach]\nwpm = \"fast\"\n") ==
          "2: 'coach.wpm' takes a whole number from 1 to 1000 | ");
    CHECK(refusal("promise = 3\n").starts_with("1: unknown key 'promise'"));
    CHECK(refusal("zone = \n").starts_with("1: no valid TOML"));
    CHECK(refusal("[promise]\nhours = \"21:00-08:00\"\n").starts_with("2: 'promise.hours' takes"));
    CHECK(refusal("[remind]\ncommand = \"x\"\n").starts_with("2: 'remind.command' takes"));
    CHECK(refusal("[coach.rules]\njargon = \"loud\"\n").starts_with("2: 'coach.rules.jargon'"));
}
