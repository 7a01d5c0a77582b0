#include "vmcoach/store/deliveries.hpp"

#include <charconv>

#include "vmcoach/store/due_columns.hpp"
#include "vmcoach/store/machine.hpp"
#include "vmcoach/store/uid.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

constexpr std::string_view last_run_key = "last_reminder_run";

std::string_view name(domain::DeliveryState state) {
    return domain::name_of(domain::delivery_states, state);
}

/// What was never tried and is too old.
std::vector<domain::Promise> outdated(const Database& database, const ReminderRun& run) {
    Query query(database,
                text::format("SELECT {} FROM promise INDEXED BY promise_open"
                             " CROSS JOIN prospect ON prospect.id = prospect_id"
                             " WHERE state = 'open' AND seller IS NULL AND due_at < ?"
                             " AND NOT EXISTS (SELECT * FROM reminder_delivery AS delivery"
                             "  WHERE delivery.promise_id = promise.id"
                             "  AND delivery.due_at = promise.due_at"
                             "  AND delivery.channel = ? AND delivery.lead = ?)",
                             promise_columns),
                run.now - domain::oldest_reminder, domain::name_of(domain::channels, run.channel),
                run.lead.count());
    std::vector<domain::Promise> promises;
    while (query.next()) {
        promises.push_back(read_promise(query));
    }
    return promises;
}

/// @return the row
std::int64_t insert(WriteTransaction& transaction, const ReminderRun& run,
                    const domain::Promise& promise, const Uid& uid, domain::DeliveryState state) {
    return Query(transaction.database(),
                 "INSERT INTO reminder_delivery"
                 " (uid, promise_id, due_at, channel, lead, state, attempt)"
                 " VALUES (?, ?, ?, ?, ?, ?, 0) RETURNING id",
                 uid, promise.id, promise.due_at, domain::name_of(domain::channels, run.channel),
                 run.lead.count(), name(state))
        .inserted_id();
}

}  // namespace

void begin_reminders(WriteTransaction& transaction, const ReminderRun& run) {
    remember(transaction, last_run_key, text::format("{}", run.now.time_since_epoch().count()));
    for (const domain::Promise& promise : outdated(transaction.database(), run)) {
        insert(transaction, run, promise, transaction.new_uid(), domain::DeliveryState::expired);
    }
}

std::optional<time::Instant> last_reminder_run(const Database& database) {
    const auto stored = remembered(database, last_run_key);
    std::int64_t seconds = 0;
    if (!stored || std::from_chars(stored->data(), stored->data() + stored->size(), seconds).ec !=
                       std::errc{}) {
        return std::nullopt;
    }
    return time::Instant{std::chrono::seconds{seconds}};
}

std::vector<domain::Delivery> waiting_reminders(const Database& database, const ReminderRun& run,
                                                std::optional<std::int64_t> limit) {
    // A claim or a pause that ends later than any that another run can have begun meanwhile is from
    // before the clock was set back, and nobody waits for its end.
    const time::Instant last_meanwhile = run.now + domain::claim_lease;
    Query query(
        database,
        text::format("SELECT {}, {}, {}, delivery.id, delivery.uid, delivery.attempt FROM {}"
                     " LEFT JOIN reminder_delivery AS delivery"
                     "  ON delivery.promise_id = promise.id"
                     "  AND delivery.due_at = promise.due_at"
                     "  AND delivery.channel = ? AND delivery.lead = ?"
                     " WHERE promise.state = 'open' AND promise.seller IS NULL"
                     " AND promise.due_at BETWEEN ? AND ?"
                     " AND (delivery.id IS NULL OR CASE delivery.state"
                     "  WHEN 'claimed' THEN lease_until NOT BETWEEN ? AND ?"
                     "  WHEN 'failed' THEN retry_at NOT BETWEEN ? AND ?"
                     "  ELSE delivery.state = 'expired' END)"
                     " ORDER BY promise.due_at, promise.id LIMIT ?",
                     promise_columns, item_columns, touch_columns, item_tables),
        name_of(domain::channels, run.channel), run.lead.count(), run.now - domain::oldest_reminder,
        run.now + run.lead, run.now + std::chrono::seconds{1}, last_meanwhile + domain::claim_lease,
        run.now + std::chrono::seconds{1}, last_meanwhile + domain::retry_delays.back(),
        limit.value_or(-1));
    std::vector<domain::Delivery> deliveries;
    while (query.next()) {
        domain::Delivery delivery{.item = read_due_item(query)};
        if (!query.is_null(columns_of_due_item)) {
            delivery.row = query.integer(columns_of_due_item);
            delivery.id = format_uid(query.text(columns_of_due_item + 1));
            delivery.attempt = static_cast<int>(query.integer(columns_of_due_item + 2));
        }
        deliveries.push_back(std::move(delivery));
    }
    return deliveries;
}

std::vector<domain::Delivery> claim(WriteTransaction& transaction, const ReminderRun& run,
                                    std::vector<domain::Delivery> waiting) {
    for (domain::Delivery& delivery : waiting) {
        if (delivery.id.empty()) {
            const Uid uid = transaction.new_uid();
            delivery.id = format_uid({uid.begin(), uid.end()});
            delivery.row = insert(transaction, run, delivery.item.promise, uid,
                                  domain::DeliveryState::claimed);
        }
        ++delivery.attempt;
        Query(transaction.database(),
              "UPDATE reminder_delivery"
              " SET state = ?, attempt = ?, lease_until = ?, retry_at = NULL WHERE id = ?",
              name(domain::DeliveryState::claimed), delivery.attempt, run.now + domain::claim_lease,
              delivery.row)
            .run();
    }
    return waiting;
}

void settle(WriteTransaction& transaction, const ReminderRun& run,
            const std::vector<domain::Delivery>& claimed, Settlement settlement) {
    Query query(transaction.database(),
                "UPDATE reminder_delivery"
                " SET state = ?3, attempt = ?4, lease_until = ?5, retry_at = ?6"
                " WHERE id = ?1 AND attempt = ?2 AND state = 'claimed'");
    for (const domain::Delivery& delivery : claimed) {
        const bool released = settlement == Settlement::released;
        const bool delivered = settlement == Settlement::delivered;
        query.restart(delivery.row, delivery.attempt,
                      name(released    ? domain::DeliveryState::claimed
                           : delivered ? domain::DeliveryState::delivered
                                       : domain::DeliveryState::failed),
                      released ? delivery.attempt - 1 : delivery.attempt,
                      released ? std::optional(run.now) : std::nullopt,
                      settlement == Settlement::failed
                          ? domain::retry_time(delivery.attempt, run.now)
                          : std::nullopt);
        query.run();
    }
}

std::vector<domain::FailedReminder> failed_reminders(const Database& database, time::Instant now) {
    Query query(database,
                text::format("SELECT {}, delivery.attempt, delivery.channel, delivery.lead,"
                             " CASE WHEN promise.due_at >= ? THEN delivery.retry_at END"
                             " FROM reminder_delivery AS delivery"
                             " CROSS JOIN promise ON promise.id = delivery.promise_id"
                             "  AND promise.due_at = delivery.due_at"
                             " CROSS JOIN prospect ON prospect.id = promise.prospect_id"
                             " WHERE delivery.state = 'failed' AND promise.state = 'open'"
                             " ORDER BY promise.due_at, promise.id",
                             promise_columns),
                now - domain::oldest_reminder);
    std::vector<domain::FailedReminder> failed;
    while (query.next()) {
        constexpr int first = promise_column_count;
        domain::FailedReminder reminder{
            .promise = read_promise(query),
            .channel = query.understood(value_of(domain::channels, query.text(first + 1))),
            .lead = std::chrono::seconds{query.integer(first + 2)},
            .attempts = static_cast<int>(query.integer(first))};
        if (!query.is_null(first + 3)) {
            reminder.retry_at = query.instant(first + 3);
        }
        failed.push_back(std::move(reminder));
    }
    return failed;
}

}  // namespace vmcoach::store
