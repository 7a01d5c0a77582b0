#include "vmcoach/store/statistics.hpp"

#include <map>

#include "vmcoach/store/query.hpp"

namespace vmcoach::store {
namespace {

std::vector<domain::TouchFact> read_touches(const Database& database) {
    Query query(database,
                "SELECT prospect_id, id, at, kind, direction, outcome, seconds, recognized"
                " FROM touch NOT INDEXED");
    std::vector<domain::TouchFact> touches;
    while (query.next()) {
        domain::TouchFact touch{
            .prospect_id = query.integer(0),
            .id = query.integer(1),
            .at = query.instant(2),
            .kind = query.understood(value_of(domain::touch_kinds, query.text(3))),
            .direction = query.understood(value_of(domain::directions, query.text(4)))};
        if (const auto outcome = query.optional_text(5)) {
            touch.outcome = query.understood(value_of(domain::outcomes, *outcome));
        }
        if (const auto seconds = query.optional_integer(6)) {
            touch.seconds = static_cast<int>(*seconds);
        }
        if (!query.is_null(7)) {
            touch.recognized = query.boolean(7);
        }
        touches.push_back(touch);
    }
    return touches;
}

std::vector<domain::PromiseFact> read_promises(const Database& database) {
    Query query(database,
                "SELECT due_at, state, minutes_late FROM promise NOT INDEXED WHERE seller IS NULL");
    std::vector<domain::PromiseFact> promises;
    while (query.next()) {
        promises.push_back(
            {.due_at = query.instant(0),
             .state = query.understood(value_of(domain::promise_states, query.text(1))),
             .minutes_late = query.optional_integer(2)});
    }
    return promises;
}

void read_zones(const Database& database, domain::StatisticsRecord& record) {
    Query query(database, "SELECT id, time_zone FROM prospect WHERE time_zone IS NOT NULL");
    std::map<std::string, std::size_t> places;
    while (query.next()) {
        const auto [place, is_new] = places.try_emplace(query.text(1), record.zone_names.size());
        if (is_new) {
            record.zone_names.push_back(place->first);
        }
        record.zones.push_back({query.integer(0), place->second});
    }
}

}  // namespace

domain::StatisticsRecord read_statistics(const Database& database) {
    database.expect_little();
    const Snapshot snapshot(database);
    domain::StatisticsRecord record{.touches = read_touches(database),
                                    .promises = read_promises(database)};
    read_zones(database, record);
    return record;
}

}  // namespace vmcoach::store
