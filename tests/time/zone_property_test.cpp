#include <random>

#include <catch2/catch.hpp>
#include <date/tz.h>

#include "vmcoach/time/zone.hpp"

using namespace vmcoach::time;

TEST_CASE("random wall times resolve as in Hinnant's date-tz, and render back") {
    constexpr int pairs = 100000;
    std::mt19937 random(20261123);
    const auto& zones = date::get_tzdb().zones;
    const auto first =
        date::local_days{date::year{2020} / 1 / 1}.time_since_epoch() / date::days{1};
    const auto last =
        date::local_days{date::year{2037} / 12 / 31}.time_since_epoch() / date::days{1};
    std::uniform_int_distribution<std::size_t> any_zone(0, zones.size() - 1);
    std::uniform_int_distribution<long> any_day(first, last);
    std::uniform_int_distribution<int> any_minute(0, 24 * 60 - 1);
    int refused = 0;
    for (int i = 0; i < pairs; ++i) {
        const date::time_zone& theirs = zones[any_zone(random)];
        const auto ours = Zone::find(default_zone_folder, theirs.name());
        if (!ours) {
            // Hinnant's library takes every file in the folder for a zone.
            continue;
        }
        const LocalTime local = date::local_days{date::days{any_day(random)}} +
                                std::chrono::minutes{any_minute(random)};
        const std::vector<Instant> found = ours->instants(local);
        const date::local_info info = theirs.get_info(local);
        std::vector<Instant> expected;
        if (info.result != date::local_info::nonexistent) {
            expected.push_back(Instant{local.time_since_epoch() - info.first.offset});
        }
        if (info.result == date::local_info::ambiguous) {
            expected.push_back(Instant{local.time_since_epoch() - info.second.offset});
        }
        refused += found.size() == 1 ? 0 : 1;
        if (found != expected) {
            FAIL(theirs.name() << " " << format_local(local));
        }
        for (const Instant instant : found) {
            if (ours->local(instant) != local) {
                FAIL(theirs.name() << " " << format_local(local) << " does not render back");
            }
        }
    }
    // Clock changes were among them.
    CHECK(refused > 0);
}
