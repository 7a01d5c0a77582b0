#include "vmcoach/store/calendar.hpp"

#include "vmcoach/store/promise_columns.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/uid.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {

std::vector<domain::CalendarEntry> calendar_entries(const Database& database, time::Instant now) {
    // The commands of the log are numbered in their order, so the last one that changed a row is
    // its revision. One pass over the log is cheaper than an index that every change would pay for.
    Query query(
        database,
        text::format(
            "WITH RECURSIVE back(last, id) AS ("
            "  SELECT id, id FROM promise"
            "   WHERE seller IS NULL"
            "    AND (state = 'open' OR (state = 'canceled' AND closed_at >= ?))"
            "  UNION"
            "  SELECT back.last, promise.moved_from FROM back JOIN promise ON promise.id = back.id"
            "   WHERE promise.moved_from IS NOT NULL),"
            " change(uid, command) AS MATERIALIZED ("
            "  SELECT uid, max(command_id) FROM operation"
            "   WHERE subject IN ('promise', 'prospect') GROUP BY uid)"
            " SELECT {}, first.uid, first.made_at, command.id,"
            "  coalesce(command.clock >> {}, promise.made_at * 1000),"
            "  prospect.company, prospect.pronunciation,"
            "  (SELECT typed FROM phone WHERE phone.prospect_id = prospect.id"
            "   ORDER BY phone.id LIMIT 1), promise.uid"
            " FROM back"
            " JOIN promise AS first ON first.id = back.id AND first.moved_from IS NULL"
            " JOIN promise ON promise.id = back.last"
            " JOIN prospect ON prospect.id = promise.prospect_id"
            " LEFT JOIN change AS promised ON promised.uid = promise.uid"
            " LEFT JOIN change AS known ON known.uid = prospect.uid"
            " LEFT JOIN command"
            "  ON command.id = max(coalesce(promised.command, 0), coalesce(known.command, 0))"
            " ORDER BY promise.id",
            promise_columns, clock_counter_bits),
        now - domain::canceled_stays);
    std::vector<domain::CalendarEntry> entries;
    std::set<std::string> uids;
    while (query.next()) {
        constexpr int first = promise_column_count;
        domain::CalendarEntry entry{
            .uid = format_uid(query.text(first)),
            .revision = query.optional_integer(first + 2).value_or(0),
            .created_at = query.instant(first + 1),
            .changed_at = date::floor<std::chrono::seconds>(
                Timestamp{std::chrono::milliseconds{query.integer(first + 3)}}),
            .promise = read_promise(query),
            .company = query.optional_text(first + 4),
            .phone = query.optional_text(first + 6),
            .pronunciation = query.optional_text(first + 5),
        };
        // Where a sync has left two promises in the place of one, the first goes on as its event.
        if (!uids.insert(entry.uid).second) {
            entry.uid = format_uid(query.text(first + 7));
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::set<std::string> known_promises(const Database& database, const std::set<std::string>& uids) {
    Query query(
        database,
        "SELECT 1 FROM promise WHERE uid = ?1 UNION ALL SELECT 1 FROM erased WHERE uid = ?1");
    std::set<std::string> known;
    for (const std::string& uid : uids) {
        if (const auto bytes = parse_uid(uid)) {
            query.restart(*bytes);
            if (query.next()) {
                known.insert(uid);
            }
        }
    }
    return known;
}

}  // namespace vmcoach::store
