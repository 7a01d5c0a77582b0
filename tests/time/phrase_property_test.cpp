#include <random>

#include <catch2/catch.hpp>

#include "vmcoach/text/error.hpp"
#include "vmcoach/time/phrase.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/time/vocabulary.hpp"

using namespace vmcoach::time;

namespace {

/// Words of the grammar, and numbers in the forms that it knows.
std::vector<std::string> words() {
    std::vector<std::string> result = vocabulary::all_words();
    for (const char* number :
         {"1",     "3",          "7",          "10",         "12",
          "15",    "26",         "31",         "10:15",      "3:15",
          "03:15", "23:59",      "3pm",        "10am",       "26th",
          "1st",   "2026",       "2027",       "11/26",      "5/5",
          "12/11", "26.11.2026", "2026-11-26", "2026/12/01", "2026-11-26T10:15Z",
          "90m",   "2h"}) {
        result.emplace_back(number);
    }
    return result;
}

}  // namespace

TEST_CASE("random phrases are refused, or mean a moment to come that reads back from its echo") {
    constexpr int phrases = 10000;
    std::mt19937 random(20261123);
    const std::vector<std::string> vocabulary = words();
    std::uniform_int_distribution<std::size_t> any_word(0, vocabulary.size() - 1);
    std::uniform_int_distribution<int> any_length(1, 5);
    const std::vector<std::string> zones = {"America/New_York", "Australia/Lord_Howe",
                                            "Europe/Dublin", "Asia/Kolkata"};
    int accepted = 0;
    for (int i = 0; i < phrases; ++i) {
        std::string phrase;
        for (int length = any_length(random); length > 0; --length) {
            phrase += (phrase.empty() ? "" : " ") + vocabulary[any_word(random)];
        }
        const Zone zone =
            Zone::find(default_zone_folder, zones[static_cast<std::size_t>(i) % zones.size()])
                .value();
        const Instant now =
            parse_instant("2026-10-30T15:00:30Z").value() + std::chrono::minutes{i * 37};
        try {
            const Moment moment = parse_phrase(phrase, now, zone);
            ++accepted;
            const std::string echo = say_moment(moment.instant, zone, zone, now);
            const Moment again =
                parse_phrase(echo.substr(0, echo.find(" " + zone.name())), now, zone);
            if (moment.instant <= now || again.instant != moment.instant) {
                FAIL(phrase << " at " << format_instant(now) << ": " << echo);
            }
        } catch (const vmcoach::text::Error& error) {
            if (error.kind() != vmcoach::text::ErrorKind::usage) {
                FAIL(phrase << ": " << error.message());
            }
        }
    }
    CHECK(accepted > phrases / 100);
}
