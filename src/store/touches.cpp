#include "vmcoach/store/touches.hpp"

#include <string_view>

#include "vmcoach/store/query.hpp"
#include "vmcoach/store/touch_columns.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {

domain::Touch read_touch(const Query& query, int first) {
    domain::Touch touch{
        .id = query.integer(first),
        .prospect_id = query.integer(first + 1),
        .kind = query.understood(value_of(domain::touch_kinds, query.text(first + 2))),
        .direction = query.understood(value_of(domain::directions, query.text(first + 3))),
        .text = query.optional_text(first + 5),
        .at = query.instant(first + 8)};
    if (const auto outcome = query.optional_text(first + 4)) {
        touch.outcome = query.understood(value_of(domain::outcomes, *outcome));
    }
    if (const auto seconds = query.optional_integer(first + 6)) {
        touch.seconds = static_cast<int>(*seconds);
    }
    if (!query.is_null(first + 7)) {
        touch.recognized = query.boolean(first + 7);
    }
    return touch;
}

domain::Touch insert_touch(WriteTransaction& transaction, domain::Touch touch) {
    std::optional<std::string_view> outcome;
    if (touch.outcome) {
        outcome = name_of(domain::outcomes, *touch.outcome);
    }
    Query query(transaction.begin_change(),
                "INSERT INTO touch (uid, prospect_id, kind, direction, outcome, text, seconds,"
                " recognized, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                transaction.new_uid(), touch.prospect_id, name_of(domain::touch_kinds, touch.kind),
                name_of(domain::directions, touch.direction), outcome, touch.text, touch.seconds,
                touch.recognized, touch.at);
    touch.id = query.inserted_id();
    return touch;
}

std::optional<domain::Touch> find_touch(const Database& database, std::int64_t id) {
    Query query(database, text::format("SELECT {} FROM touch WHERE id = ?", touch_columns), id);
    return query.next() ? std::optional(read_touch(query, 0)) : std::nullopt;
}

void remove_touch(WriteTransaction& transaction, std::int64_t id) {
    Query(transaction.begin_change(), "DELETE FROM touch WHERE id = ?", id).run();
}

int count_outbound_touches(const Database& database, std::int64_t prospect_id, time::Instant since,
                           time::Instant until) {
    Query query(database,
                "SELECT count(*) FROM touch WHERE prospect_id = ? AND at > ? AND at <= ?"
                " AND direction = 'outbound'",
                prospect_id, since, until);
    query.next();
    return static_cast<int>(query.integer(0));
}

std::vector<domain::Touch> touches_of(const Database& database, std::int64_t prospect_id) {
    Query query(
        database,
        text::format("SELECT {} FROM touch WHERE prospect_id = ? ORDER BY at, id", touch_columns),
        prospect_id);
    std::vector<domain::Touch> touches;
    while (query.next()) {
        touches.push_back(read_touch(query, 0));
    }
    return touches;
}

std::vector<std::string> voicemails_at_company(const Database& database, const std::string& company,
                                               std::int64_t but_for_prospect_id) {
    constexpr int most = 200;
    Query query(database,
                "SELECT touch.text FROM prospect INDEXED BY prospect_by_company"
                " CROSS JOIN touch ON touch.prospect_id = prospect.id"
                " WHERE prospect.company = ? COLLATE NOCASE AND prospect.id <> ?"
                " AND touch.kind = 'voicemail' AND touch.direction = 'outbound'"
                " AND touch.text IS NOT NULL ORDER BY touch.at DESC, touch.id DESC LIMIT ?",
                company, but_for_prospect_id, most);
    std::vector<std::string> texts;
    while (query.next()) {
        texts.push_back(query.text(0));
    }
    return texts;
}

}  // namespace vmcoach::store
