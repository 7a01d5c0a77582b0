#include "vmcoach/store/promises.hpp"

#include "vmcoach/store/machine.hpp"
#include "vmcoach/store/promise_columns.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

std::vector<domain::Promise> read_promises(Query& query) {
    std::vector<domain::Promise> promises;
    while (query.next()) {
        promises.push_back(read_promise(query));
    }
    return promises;
}

}  // namespace

domain::Promise read_promise(const Query& query) {
    domain::Promise promise{
        .id = query.integer(0),
        .prospect_id = query.integer(1),
        .prospect = query.text(2),
        .anchor = query.understood(value_of(domain::anchors, query.text(3))),
        .local_time = query.understood(time::parse_local(query.text(4))),
        .time_zone = query.text(5),
        .due_at = query.instant(6),
        .phrase = query.text(7),
        .zone_rules = query.text(8),
        .about = query.optional_text(9),
        .state = query.understood(value_of(domain::promise_states, query.text(10))),
        .made_at = query.instant(11),
        .moved_from = query.optional_integer(16),
        .moved_to = query.optional_integer(14),
        .override_reason = query.optional_text(17),
        .why = query.optional_text(15),
        .seller = query.optional_text(18),
    };
    if (!query.is_null(12)) {
        promise.closed_at = query.instant(12);
    }
    promise.minutes_late = query.optional_integer(13);
    return promise;
}

domain::Promise insert_promise(WriteTransaction& transaction, domain::Promise promise) {
    Query query(transaction.begin_change(),
                "INSERT INTO promise (uid, prospect_id, anchor, local_time, time_zone, due_at,"
                " phrase, zone_rules, about, made_at, moved_from, override_reason)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " RETURNING id",
                transaction.new_uid(), promise.prospect_id,
                name_of(domain::anchors, promise.anchor), time::format_local(promise.local_time),
                promise.time_zone, promise.due_at, promise.phrase, promise.zone_rules,
                promise.about, promise.made_at, promise.moved_from, promise.override_reason);
    promise.id = query.inserted_id();
    return promise;
}

void update_state(WriteTransaction& transaction, const domain::Promise& promise) {
    Query(transaction.begin_change(),
          "UPDATE promise SET state = ?, closed_at = ?, minutes_late = ?, why = ? WHERE id = ?",
          name_of(domain::promise_states, promise.state), promise.closed_at, promise.minutes_late,
          promise.why, promise.id)
        .run();
}

std::optional<domain::Promise> find_promise(const Database& database, std::int64_t id) {
    Query query(database,
                text::format("SELECT {} FROM promise JOIN prospect ON prospect.id = prospect_id"
                             " WHERE promise.id = ?",
                             promise_columns),
                id);
    return query.next() ? std::optional(read_promise(query)) : std::nullopt;
}

std::vector<domain::Promise> list_promises(const Database& database, const PromiseFilter& filter) {
    const char* condition = filter.closed_too ? "TRUE" : "state = 'open'";
    Query query(database,
                text::format("SELECT {} FROM promise JOIN prospect ON prospect.id = prospect_id"
                             " WHERE {} AND {} ORDER BY due_at, promise.id",
                             promise_columns, condition,
                             filter.prospect_id ? "prospect_id = ?1" : "?1 IS NULL"),
                filter.prospect_id);
    return read_promises(query);
}

std::optional<domain::Promise> open_promise_to(const Database& database, std::int64_t prospect_id) {
    std::vector<domain::Promise> open = list_promises(database, {.prospect_id = prospect_id});
    return open.empty() ? std::nullopt : std::optional(std::move(open.front()));
}

std::vector<domain::Promise> promises_of_other_rules(const Database& database,
                                                     const std::string& version) {
    Query query(database,
                text::format("SELECT {} FROM promise JOIN prospect ON prospect.id = prospect_id"
                             " WHERE state = 'open' AND zone_rules <> ?"
                             " ORDER BY due_at, promise.id",
                             promise_columns),
                version);
    return read_promises(query);
}

std::optional<domain::Promise> promise_kept_with(const Database& database, std::int64_t touch_id) {
    Query query(database,
                "SELECT promise.id FROM touch JOIN promise USING (prospect_id)"
                " WHERE touch.id = ? AND promise.state = 'kept' AND"
                "  (SELECT max(command_id) FROM operation WHERE subject = 'promise'"
                "    AND field = 'state' AND uid = promise.uid) IN"
                "  (SELECT command_id FROM operation WHERE subject = 'touch'"
                "    AND field = '' AND old IS NULL AND uid = touch.uid)",
                touch_id);
    return query.next() ? find_promise(database, query.integer(0)) : std::nullopt;
}

void look_again_at_zone_rules(WriteTransaction& transaction) {
    Query(transaction.database(),
          "UPDATE settings SET value = other.zone_rules FROM"
          " (SELECT zone_rules FROM promise WHERE state = 'open' AND zone_rules <>"
          "   (SELECT value FROM settings WHERE key = ?1) LIMIT 1) AS other"
          " WHERE key = ?1",
          zone_rules_key)
        .run();
}

void note_zone_rules(WriteTransaction& transaction, const domain::Record& promise) {
    if (std::get<std::string>(value_of(promise, "state")) ==
        name_of(domain::promise_states, domain::PromiseState::open)) {
        const auto& rules = std::get<std::string>(value_of(promise, "zone_rules"));
        Query(transaction.database(),
              "UPDATE settings SET value = ?2 WHERE key = ?1 AND value <> ?2", zone_rules_key,
              rules)
            .run();
    }
}

void update_moment(WriteTransaction& transaction, const domain::Promise& promise) {
    Query(transaction.begin_change(),
          "UPDATE promise SET due_at = ?, local_time = ?, zone_rules = ? WHERE id = ?",
          promise.due_at, time::format_local(promise.local_time), promise.zone_rules, promise.id)
        .run();
}

std::vector<domain::Promise> promises_between(const Database& database, time::Instant first,
                                              time::Instant last) {
    Query query(database,
                text::format("SELECT {} FROM promise JOIN prospect ON prospect.id = prospect_id"
                             " WHERE state = 'open' AND seller IS NULL AND due_at BETWEEN ? AND ?"
                             " ORDER BY due_at, promise.id",
                             promise_columns),
                first, last);
    return read_promises(query);
}

}  // namespace vmcoach::store
