#include "vmcoach/store/due_items.hpp"

#include "vmcoach/store/due_columns.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {

domain::DueItem read_due_item(const Query& query) {
    constexpr int first = promise_column_count;
    domain::DueItem item{.promise = read_promise(query),
                         .company = query.optional_text(first + 2),
                         .phone = query.optional_text(first + 1),
                         .pronunciation = query.optional_text(first),
                         .reminder_failed = query.optional_integer(first + 3).value_or(0) != 0};
    if (!query.is_null(item_touch_column)) {
        item.last_touch = read_touch(query, item_touch_column);
        item.last_text = query.optional_text(first + 4);
    }
    return item;
}

std::vector<domain::DueItem> due_promises(const Database& database,
                                          std::optional<time::Instant> end,
                                          std::optional<std::int64_t> limit) {
    Query query(database,
                text::format("SELECT {}, {}, {} FROM {}"
                             " WHERE promise.state = 'open' AND promise.seller IS NULL"
                             " AND promise.due_at < ?"
                             " ORDER BY promise.due_at, promise.id LIMIT ?",
                             promise_columns, item_columns, touch_columns, item_tables),
                end.value_or(time::Instant::max()), limit.value_or(-1));
    std::vector<domain::DueItem> items;
    while (query.next()) {
        items.push_back(read_due_item(query));
    }
    return items;
}

}  // namespace vmcoach::store
