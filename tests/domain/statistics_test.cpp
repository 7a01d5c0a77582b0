#include "vmcoach/domain/statistics.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach;
using namespace vmcoach::domain;
using namespace std::chrono_literals;

namespace {

time::Instant at(const char* text) {
    return time::parse_instant(text).value();
}

const time::Instant now = at("2026-11-23T15:00:00Z");

time::Zone zone(const char* name) {
    return time::Zone::find(time::default_zone_folder, name).value();
}

TouchFact voicemail(std::int64_t prospect, const char* when, std::optional<int> seconds = 15) {
    return {
        .prospect_id = prospect, .at = at(when), .kind = TouchKind::voicemail, .seconds = seconds};
}

TouchFact call(std::int64_t prospect, const char* when, std::optional<Outcome> outcome,
               std::optional<bool> recognized = false) {
    return {.prospect_id = prospect,
            .at = at(when),
            .kind = TouchKind::call,
            .outcome = outcome,
            .recognized = recognized};
}

TouchFact email(std::int64_t prospect, const char* when) {
    return {.prospect_id = prospect, .at = at(when), .kind = TouchKind::email};
}

TouchFact theirs(TouchFact touch) {
    touch.direction = Direction::inbound;
    return touch;
}

Statistics count(StatisticsRecord record, const Period& period = {}) {
    std::int64_t id = 0;
    for (TouchFact& touch : record.touches) {
        touch.id = ++id;
    }
    Clocks clocks{.seller = zone("Europe/Berlin")};
    for (const std::string& name : record.zone_names) {
        clocks.prospects.push_back(time::Zone::find(time::default_zone_folder, name));
    }
    return statistics(
        std::move(record),
        {.period = period, .now = now, .grace = 5min, .min_seconds = 10, .max_seconds = 20},
        clocks);
}

Statistics count(std::vector<TouchFact> touches, const Period& period = {}) {
    return count(StatisticsRecord{.touches = std::move(touches)}, period);
}

void check(const Proportion& proportion, std::int64_t counted, std::int64_t of) {
    CHECK(proportion.count == counted);
    CHECK(proportion.of == of);
}

PromiseStatistics promises(std::vector<PromiseFact> facts, const Period& period = {}) {
    return count(StatisticsRecord{.promises = std::move(facts)}, period).promises;
}

PromiseFact kept(std::optional<std::int64_t> minutes_late) {
    return {at("2026-11-20T10:00:00Z"), PromiseState::kept, minutes_late};
}

}  // namespace

// The score method without continuity correction of R. G. Newcombe, Two-sided confidence intervals
// for the single proportion, Statistics in Medicine 17 (1998) 857-872, table I.
TEST_CASE("the interval is Wilson's") {
    struct Published {
        Proportion of;
        double low;
        double high;
    };
    for (const Published& known :
         {Published{{81, 263}, 0.2553, 0.3662}, Published{{15, 148}, 0.0624, 0.1605},
          Published{{0, 20}, 0.0, 0.1611}, Published{{1, 29}, 0.0061, 0.1718}}) {
        const Interval interval = known.of.interval().value();
        CHECK(interval.low == Approx(known.low).margin(0.00005));
        CHECK(interval.high == Approx(known.high).margin(0.00005));
    }
}

TEST_CASE("the interval holds the share, and stays between nothing and all") {
    for (std::int64_t of = 1; of <= 60; ++of) {
        for (std::int64_t counted = 0; counted <= of; ++counted) {
            const Proportion proportion{counted, of};
            const Interval interval = proportion.interval().value();
            CHECK(interval.low >= 0);
            CHECK(interval.low <= *proportion.share());
            CHECK(interval.high >= *proportion.share());
            CHECK(interval.high <= 1);
        }
    }
    CHECK(Proportion{7, 7}.interval()->high == 1.0);
    CHECK_FALSE(Proportion{}.share());
    CHECK_FALSE(Proportion{}.interval());
}

TEST_CASE("below few_attempts an interval takes up thirty percent at least") {
    const auto narrowest = [](std::int64_t of) {
        double width = 1;
        for (std::int64_t counted = 0; counted <= of; ++counted) {
            const Interval interval = *Proportion{counted, of}.interval();
            width = std::min(width, interval.high - interval.low);
        }
        return width;
    };
    CHECK(narrowest(few_attempts - 1) == Approx(0.299).margin(0.001));
    CHECK(narrowest(few_attempts) < 0.28);
}

TEST_CASE("a promise is kept on time within the grace either way") {
    const PromiseStatistics counted =
        promises({kept(0), kept(5), kept(-5), kept(6), kept(-6), kept(-7)});
    check(counted.kept_on_time, 3, 6);
    CHECK(counted.late == 1);
    CHECK(counted.early == 2);
}

TEST_CASE("missed and overdue promises were not kept on time, others don't count") {
    const PromiseStatistics counted = promises({
        kept(0),
        kept(std::nullopt),
        {at("2026-11-20T10:00:00Z"), PromiseState::missed, {}},
        {at("2026-11-20T10:00:00Z"), PromiseState::moved, {}},
        {at("2026-11-20T10:00:00Z"), PromiseState::canceled, {}},
        {at("2026-11-23T14:54:59Z"), PromiseState::open, {}},
        {at("2026-11-23T14:55:00Z"), PromiseState::open, {}},
        {at("2026-11-24T10:00:00Z"), PromiseState::open, {}},
    });
    check(counted.kept_on_time, 1, 3);
    CHECK(counted.missed == 1);
    CHECK(counted.overdue == 1);
    CHECK(counted.late + counted.early == 0);
}

TEST_CASE("the band of lengths has both its ends") {
    const MessageStatistics counted =
        count({voicemail(1, "2026-11-02T10:00:00Z", 9), voicemail(1, "2026-11-02T11:00:00Z", 10),
               voicemail(1, "2026-11-02T12:00:00Z", 20), voicemail(1, "2026-11-02T13:00:00Z", 21),
               voicemail(1, "2026-11-02T14:00:00Z", 40),
               voicemail(1, "2026-11-02T15:00:00Z", std::nullopt),
               theirs(voicemail(1, "2026-11-02T16:00:00Z"))})
            .messages;
    check(counted.inside, 2, 5);
    CHECK(counted.shorter == 1);
    CHECK(counted.longer == 2);
    CHECK(counted.unknown == 1);
}

TEST_CASE("who knows the name is told by the touch at which they spoke") {
    const auto known = count({
                                 call(1, "2026-11-02T10:00:00Z", Outcome::spoke, true),
                                 email(2, "2026-11-02T10:00:00Z"),
                                 theirs(call(2, "2026-11-02T11:00:00Z", Outcome::spoke, true)),
                                 call(2, "2026-11-02T12:00:00Z", Outcome::spoke, false),
                                 call(2, "2026-11-02T13:00:00Z", Outcome::hung_up, true),
                                 call(2, "2026-11-02T14:00:00Z", Outcome::spoke, true),
                                 call(2, "2026-11-02T15:00:00Z", Outcome::spoke, true),
                                 call(2, "2026-11-02T16:00:00Z", Outcome::spoke, std::nullopt),
                             })
                           .name_known;
    check(known[0], 1, 1);
    check(known[1], 0, 1);
    check(known[2], 0, 0);
    check(known[3], 2, 2);
}

TEST_CASE("touches count in the order of time, and of their ids where that is the same") {
    const std::vector<TouchFact> touches = {
        call(1, "2026-11-03T10:00:00Z", Outcome::spoke, true),
        call(2, "2026-11-02T10:00:00Z", Outcome::spoke, true),
        call(1, "2026-11-02T10:00:00Z", Outcome::spoke, false),
        email(2, "2026-11-02T10:00:00Z"),
    };
    const auto known = count(touches).name_known;
    check(known[0], 1, 2);
    check(known[1], 1, 1);
}

TEST_CASE("touches before the period count as touches") {
    const auto known = count({voicemail(1, "2026-01-02T10:00:00Z"),
                              call(1, "2026-11-02T10:00:00Z", Outcome::spoke, true)},
                             {.since = at("2026-11-01T00:00:00Z"), .until = {}})
                           .name_known;
    check(known[0], 0, 0);
    check(known[1], 1, 1);
}

TEST_CASE("an answer returns the last voicemail before it, once, within a week") {
    const auto returned = [](std::vector<TouchFact> touches) {
        return count(std::move(touches)).returns.returned;
    };
    check(returned({voicemail(1, "2026-11-02T10:00:00Z"), voicemail(1, "2026-11-03T10:00:00Z"),
                    theirs(email(1, "2026-11-04T10:00:00Z")),
                    theirs(call(1, "2026-11-05T10:00:00Z", Outcome::spoke))}),
          1, 2);
    check(returned(
              {voicemail(1, "2026-11-02T10:00:00Z"), theirs(voicemail(1, "2026-11-09T10:00:00Z"))}),
          1, 1);
    check(returned(
              {voicemail(1, "2026-11-02T10:00:00Z"), theirs(voicemail(1, "2026-11-09T10:00:01Z"))}),
          0, 1);
    check(returned({voicemail(1, "2026-11-02T10:00:00Z"),
                    theirs(call(2, "2026-11-03T10:00:00Z", Outcome::spoke))}),
          0, 1);
}

TEST_CASE("after a conversation there is no voicemail to return, after another try there is") {
    const auto returned = [](const TouchFact& between) {
        return count({voicemail(1, "2026-11-02T10:00:00Z"), between,
                      theirs(call(1, "2026-11-04T10:00:00Z", Outcome::spoke))})
            .returns.returned;
    };
    check(returned(call(1, "2026-11-03T10:00:00Z", Outcome::spoke)), 0, 1);
    check(returned(call(1, "2026-11-03T10:00:00Z", Outcome::no_answer)), 1, 1);
    check(returned(email(1, "2026-11-03T10:00:00Z")), 1, 1);
}

TEST_CASE("a voicemail of less than a week ago doesn't count, returned or not") {
    const ReturnStatistics counted =
        count({voicemail(1, "2026-11-16T15:00:00Z"), voicemail(2, "2026-11-16T15:00:01Z"),
               voicemail(3, "2026-11-20T10:00:00Z"),
               theirs(call(3, "2026-11-20T11:00:00Z", Outcome::spoke))})
            .returns;
    check(counted.returned, 0, 1);
    CHECK(counted.too_recent == 2);
}

TEST_CASE("an answer after the period returns a voicemail in it") {
    check(count({voicemail(1, "2026-10-31T10:00:00Z"),
                 theirs(call(1, "2026-11-02T10:00:00Z", Outcome::spoke))},
                {.since = {}, .until = at("2026-11-01T00:00:00Z")})
              .returns.returned,
          1, 1);
}

TEST_CASE("somebody picks up who speaks or hangs up") {
    const auto picked_up = [](const TouchFact& touch) { return count({touch}).pick_ups.overall; };
    const char* const when = "2026-11-02T10:00:00Z";
    check(picked_up(call(1, when, Outcome::spoke)), 1, 1);
    check(picked_up(call(1, when, Outcome::hung_up)), 1, 1);
    check(picked_up(call(1, when, Outcome::no_answer)), 0, 1);
    check(picked_up(call(1, when, Outcome::busy)), 0, 1);
    check(picked_up(call(1, when, Outcome::gatekeeper)), 0, 1);
    check(picked_up(voicemail(1, when)), 0, 1);
    check(picked_up(call(1, when, Outcome::wrong_number)), 0, 0);
    check(picked_up(call(1, when, std::nullopt)), 0, 0);
    check(picked_up(email(1, when)), 0, 0);
    check(picked_up(theirs(call(1, when, Outcome::spoke))), 0, 0);
}

TEST_CASE("the map is by the clock at their place, through clock changes") {
    // In Chicago, clocks go back on 1 November 2026.
    const StatisticsRecord record{.touches = {call(1, "2026-10-30T15:30:00Z", Outcome::spoke),
                                              call(1, "2026-11-06T15:30:00Z", Outcome::no_answer),
                                              call(2, "2026-11-06T15:30:00Z", Outcome::spoke),
                                              call(3, "2026-11-08T23:30:00Z", Outcome::spoke),
                                              call(4, "2026-11-06T15:30:00Z", Outcome::spoke)},
                                  .zone_names = {"America/Chicago", "Asia/Kolkata", "Mars/Base"},
                                  .zones = {{4, 2}, {3, 1}, {1, 0}}};
    const PickUpStatistics counted = count(record).pick_ups;
    check(counted.map[4][10], 1, 1);  // Friday 10:30, summer time
    check(counted.map[4][9], 0, 1);   // Friday 09:30
    check(counted.map[4][16], 1, 1);  // Berlin, where the seller is
    check(counted.map[0][5], 1, 1);   // Monday 05:00 there, Sunday elsewhere
    check(counted.overall, 4, 5);
    std::int64_t attempts = 0;
    for (const auto& day : counted.map) {
        for (const Proportion& cell : day) {
            attempts += cell.of;
        }
    }
    CHECK(attempts == 4);  // no clock is known for the last
}

TEST_CASE("a period has its beginning, and not its end") {
    const auto messages = [](const Period& period) {
        return count({voicemail(1, "2026-11-02T09:59:59Z"), voicemail(1, "2026-11-02T10:00:00Z"),
                      voicemail(1, "2026-11-03T10:00:00Z"), voicemail(1, "2026-11-23T15:00:00Z"),
                      voicemail(1, "2026-11-23T15:00:01Z")},
                     period)
            .messages.inside.of;
    };
    CHECK(messages({}) == 4);  // one lies ahead
    CHECK(messages({.since = at("2026-11-02T10:00:00Z"), .until = {}}) == 3);
    CHECK(messages({.since = {}, .until = at("2026-11-03T10:00:00Z")}) == 2);
    CHECK(promises({kept(0)}, {.since = at("2026-11-20T10:00:00Z"), .until = {}}).kept_on_time.of ==
          1);
    CHECK(promises({kept(0)}, {.since = {}, .until = at("2026-11-20T10:00:00Z")}).kept_on_time.of ==
          0);
}

TEST_CASE("the first on record is of touches and promises, and not ahead") {
    CHECK_FALSE(count(StatisticsRecord{}).first_at);
    CHECK_FALSE(count({voicemail(1, "2026-12-01T10:00:00Z")}).first_at);
    const StatisticsRecord record{.touches = {voicemail(1, "2026-11-21T10:00:00Z")},
                                  .promises = {kept(0)}};
    CHECK(count(record).first_at == at("2026-11-20T10:00:00Z"));
}

TEST_CASE("the best hours are those of the highest lower end") {
    HourMap map{};
    map[0][9] = {9, 9};      // too few
    map[1][10] = {5, 10};    // 24 to 76
    map[2][11] = {40, 100};  // 31 to 50
    map[3][12] = {0, 50};
    const auto best = best_hours(map, 3);
    REQUIRE(best.size() == 2);
    CHECK(best[0].weekday == 2);
    CHECK(best[0].hour == 11);
    CHECK(best[1].weekday == 1);
    CHECK(best_hours(map, 1).size() == 1);
}
