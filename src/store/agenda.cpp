#include "vmcoach/store/agenda.hpp"

#include "vmcoach/store/prospects.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

constexpr const char* is_untouched =
    "do_not_call = 0"
    " AND NOT EXISTS (SELECT 1 FROM touch WHERE prospect_id = prospect.id"
    "                 AND direction = 'outbound')"
    " AND NOT EXISTS (SELECT 1 FROM promise WHERE prospect_id = prospect.id AND state = 'open')";

}  // namespace

std::optional<domain::Prospect> next_untouched(const Database& database, std::int64_t after) {
    Query query(database,
                text::format("SELECT id FROM prospect WHERE id > ? AND {} ORDER BY id LIMIT 1",
                             is_untouched),
                after);
    return query.next() ? find_prospect(database, query.integer(0)) : std::nullopt;
}

std::int64_t count_untouched(const Database& database) {
    Query query(database, text::format("SELECT count(*) FROM prospect WHERE {}", is_untouched));
    query.next();
    return query.integer(0);
}

domain::DaySummary summary_between(const Database& database, time::Instant begin,
                                   time::Instant end) {
    Query touches(database,
                  "SELECT count(*) FILTER (WHERE kind = 'voicemail'),"
                  " count(*) FILTER (WHERE kind = 'call'),"
                  " count(*) FILTER (WHERE kind = 'call' AND outcome = 'spoke'),"
                  " count(*) FILTER (WHERE kind = 'email')"
                  " FROM touch WHERE direction = 'outbound' AND at >= ? AND at < ?",
                  begin, end);
    touches.next();
    Query promises(database,
                   "SELECT count(*) FILTER (WHERE made_at >= ?1 AND made_at < ?2),"
                   " count(*) FILTER (WHERE state = 'kept' AND closed_at >= ?1 AND closed_at < ?2)"
                   " FROM promise WHERE seller IS NULL",
                   begin, end);
    promises.next();
    return {.voicemails = touches.integer(0),
            .calls = touches.integer(1),
            .conversations = touches.integer(2),
            .emails = touches.integer(3),
            .promises_made = promises.integer(0),
            .promises_kept = promises.integer(1)};
}

}  // namespace vmcoach::store
