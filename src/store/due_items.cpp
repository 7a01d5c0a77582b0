#include "vmcoach/store/due_items.hpp"

#include "vmcoach/store/promise_columns.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/touch_columns.hpp"
#include "vmcoach/store/uid.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

/// What a row holds behind the promise's columns; then come the touch's.
constexpr const char* item_columns =
    "prospect.pronunciation,"
    " (SELECT typed FROM phone WHERE phone.prospect_id = prospect.id ORDER BY phone.id LIMIT 1),"
    " prospect.company,"
    " (SELECT max(state = 'failed') > max(state = 'delivered') FROM reminder_delivery"
    "  WHERE promise_id = promise.id AND due_at = promise.due_at),"
    " CASE WHEN touch.text IS NULL THEN"
    "  (SELECT said.text FROM touch AS said WHERE said.prospect_id = prospect.id"
    "   AND said.text IS NOT NULL ORDER BY said.at DESC, said.id DESC LIMIT 1)"
    " END";
constexpr int item_column_count = 5;

// CROSS JOIN keeps SQLite from walking the prospects first, whatever statistics it has.
constexpr const char* item_tables =
    "promise INDEXED BY promise_open"
    " CROSS JOIN prospect ON prospect.id = promise.prospect_id"
    " LEFT JOIN touch ON touch.id ="
    "  (SELECT last.id FROM touch AS last WHERE last.prospect_id = prospect.id"
    "   ORDER BY last.at DESC, last.id DESC LIMIT 1)";

constexpr int touch_column = promise_column_count + item_column_count;
constexpr int columns_of_item = touch_column + touch_column_count;

domain::DueItem read_item(const Query& query) {
    constexpr int first = promise_column_count;
    domain::DueItem item{.promise = read_promise(query),
                         .company = query.optional_text(first + 2),
                         .phone = query.optional_text(first + 1),
                         .pronunciation = query.optional_text(first),
                         .reminder_failed = query.optional_integer(first + 3).value_or(0) != 0};
    if (!query.is_null(touch_column)) {
        item.last_touch = read_touch(query, touch_column);
        item.last_text = query.optional_text(first + 4);
    }
    return item;
}

}  // namespace

std::vector<domain::DueItem> due_promises(const Database& database,
                                          std::optional<time::Instant> end,
                                          std::optional<std::int64_t> limit) {
    Query query(database,
                text::format("SELECT {}, {}, {} FROM {}"
                             " WHERE promise.state = 'open' AND promise.due_at < ?"
                             " ORDER BY promise.due_at, promise.id LIMIT ?",
                             promise_columns, item_columns, touch_columns, item_tables),
                end.value_or(time::Instant::max()), limit.value_or(-1));
    std::vector<domain::DueItem> items;
    while (query.next()) {
        items.push_back(read_item(query));
    }
    return items;
}

std::vector<domain::Delivery> waiting_reminders(const Database& database, const ReminderRun& run,
                                                std::optional<std::int64_t> limit) {
    // Whoever finds a claim or a pause that ends later than it can have begun has a clock that was
    // set back, and does not wait.
    Query query(
        database,
        text::format("SELECT {}, {}, {}, delivery.id, delivery.uid, delivery.attempt FROM {}"
                     " LEFT JOIN reminder_delivery AS delivery"
                     "  ON delivery.promise_id = promise.id"
                     "  AND delivery.due_at = promise.due_at"
                     "  AND delivery.channel = ? AND delivery.lead = ?"
                     " WHERE promise.state = 'open'"
                     " AND promise.due_at BETWEEN ? AND ?"
                     " AND (delivery.id IS NULL OR CASE delivery.state"
                     "  WHEN 'claimed' THEN lease_until NOT BETWEEN ? AND ?"
                     "  WHEN 'failed' THEN retry_at NOT BETWEEN ? AND ?"
                     "  ELSE delivery.state = 'expired' END)"
                     " ORDER BY promise.due_at, promise.id LIMIT ?",
                     promise_columns, item_columns, touch_columns, item_tables),
        name_of(domain::channels, run.channel), run.lead.count(), run.now - domain::oldest_reminder,
        run.now + run.lead, run.now + std::chrono::seconds{1}, run.now + domain::claim_lease,
        run.now + std::chrono::seconds{1}, run.now + domain::retry_delays.back(),
        limit.value_or(-1));
    std::vector<domain::Delivery> deliveries;
    while (query.next()) {
        domain::Delivery delivery{.item = read_item(query)};
        if (!query.is_null(columns_of_item)) {
            delivery.row = query.integer(columns_of_item);
            delivery.id = format_uid(query.text(columns_of_item + 1));
            delivery.attempt = static_cast<int>(query.integer(columns_of_item + 2));
        }
        deliveries.push_back(std::move(delivery));
    }
    return deliveries;
}

}  // namespace vmcoach::store
