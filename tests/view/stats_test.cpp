#include "vmcoach/view/stats.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/text/split.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/stats_content.hpp"
#include "vmcoach/view/stats_html.hpp"
#include "vmcoach/view/stats_map.hpp"
#include "vmcoach/view/stats_svg.hpp"

using namespace vmcoach;
using domain::HourMap;
using domain::Proportion;

namespace {

constexpr std::size_t tuesday = 1;
constexpr std::size_t sunday = 6;

HourMap around_ten() {
    HourMap map{};
    map[0][9] = {2, 9};
    map[0][10] = {0, 9};
    map[tuesday][9] = {3, 10};
    map[tuesday][10] = {0, 12};
    map[tuesday][11] = {4, 10};
    return map;
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("where there is room, the map has its numbers") {
    const view::StatsMap drawn = view::stats_map(around_ten(), 2, {.unicode = true, .columns = 80});
    CHECK(drawn.lines ==
          "      09    10    11\n"
          "  Mon\n"
          "      2/9   0/9\n"
          "  Tue ▆30%  ▁0%   █40%\n"
          "      3/10  0/12  4/10\n"
          "  Wed\n\n  Thu\n\n  Fri\n\n");
    CHECK(drawn.legend == "▁ to █: 0 to 40 % picked up; without a share: fewer than 10 calls");
    CHECK(
        contains(view::stats_map(around_ten(), 2, {.columns = 80}).lines, "  Tue 30%  0%   40%\n"));
}

TEST_CASE("elsewhere an hour is a mark, another one where the calls are few") {
    HourMap map = around_ten();
    map[sunday][23] = {10, 10};
    const view::StatsMap drawn = view::stats_map(map, 0, {.columns = 40});
    CHECK(drawn.lines ==
          "    09  11  13  15  17  19  21  23\n"
          "Mon + .\n"
          "Tue 3 0 4\n"
          "Wed\nThu\nFri\nSat\n"
          "Sun                             9\n");
    CHECK(drawn.legend ==
          "digits: how many of ten picked up; fewer than 10 calls: + somebody, . nobody");
    CHECK(contains(view::stats_map(map, 0, {.unicode = true, .columns = 40}).lines, "Mon + ·\n"));
}

TEST_CASE("a map of all hours fits the narrowest terminal") {
    HourMap map{};
    map[0][0] = {123, 456};
    map[sunday][23] = {1, 1};
    const view::StatsMap drawn = view::stats_map(map, 2, {.unicode = true, .columns = 40});
    for (const std::string_view line : text::split(drawn.lines, '\n')) {
        CHECK(text::width(line) <= 40);
    }
}

TEST_CASE("the strongest shade is the largest share that can be told") {
    HourMap map{};
    CHECK(view::map_scale(map) == 1);
    map[0][8] = {5, 5};
    CHECK(view::map_scale(map) == 1);
    map[0][9] = {3, 10};
    CHECK(view::map_scale(map) == Approx(0.3));
    map[0][10] = {32, 100};
    CHECK(view::map_scale(map) == Approx(0.4));
}

TEST_CASE("hours and weekdays are shown from the first to the last") {
    HourMap map{};
    CHECK(view::hour_range(map).size() == 0);
    CHECK(view::shown_weekdays(map) == 5);
    map[2][0] = {0, 1};
    CHECK(view::hour_range(map).first == 0);
    CHECK(view::hour_range(map).end == 1);
    map[5][23] = {0, 1};
    CHECK(view::hour_range(map).end == 24);
    CHECK(view::shown_weekdays(map) == 6);
}

TEST_CASE("shares are said with their interval and count") {
    CHECK(view::say_share({3, 50}) == "3 of 50: 6 % (2 to 16)");
    CHECK(view::say_share({}) == "0 of 0");
    CHECK(view::say_percent(0.005) == "1 %");
    CHECK(view::say_hour(tuesday, 9) == "Tue 09:00");
}

TEST_CASE("a bar ends where its numbers do") {
    domain::Statistics statistics;
    statistics.promises.kept_on_time = {10, 10};
    statistics.messages.inside = {0, 10};
    const std::string page = view::stats_page(statistics, time::Zone::utc(), {});
    // 72 to 100 and 0 to 28 percent of 35 columns
    CHECK(contains(page, "  on time       " + std::string(25, '#') + std::string(10, '=') +
                             "  100 % (72 to 100)  10 of 10\n"));
    CHECK(contains(page, "  inside        " + std::string(10, '-') + std::string(25, '.') +
                             "    0 % (0 to 28)     0 of 10\n"));
}

TEST_CASE("the period is told by the seller's clock") {
    domain::Statistics statistics;
    statistics.first_at = time::Instant{};
    const view::StatsContent content = view::stats_content(statistics, time::Zone::utc());
    CHECK(content.period ==
          "From Thu 1 Jan 1970 00:00 (the first on record) until Thu 1 Jan 1970 00:00 (now), "
          "on the clock of UTC");
}
