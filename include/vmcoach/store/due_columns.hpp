#pragma once

#include "vmcoach/domain/promise.hpp"
#include "vmcoach/store/promise_columns.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/touch_columns.hpp"

/// What a query of open promises selects that read_due_item reads: `promise_columns, item_columns,
/// touch_columns` from `item_tables`.
namespace vmcoach::store {

inline constexpr const char* item_columns =
    "prospect.pronunciation,"
    " (SELECT typed FROM phone WHERE phone.prospect_id = prospect.id ORDER BY phone.id LIMIT 1),"
    " prospect.company,"
    " (SELECT max(state = 'failed') > max(state = 'delivered') FROM reminder_delivery"
    "  WHERE promise_id = promise.id AND due_at = promise.due_at),"
    " CASE WHEN touch.text IS NULL THEN"
    "  (SELECT said.text FROM touch AS said WHERE said.prospect_id = prospect.id"
    "   AND said.id <> touch.id AND said.text IS NOT NULL"
    "   ORDER BY said.at DESC, said.id DESC LIMIT 1)"
    " END";
inline constexpr int item_column_count = 5;

// CROSS JOIN keeps SQLite from walking the prospects first, whatever statistics it has.
inline constexpr const char* item_tables =
    "promise INDEXED BY promise_open"
    " CROSS JOIN prospect ON prospect.id = promise.prospect_id"
    " LEFT JOIN touch ON touch.id ="
    "  (SELECT last.id FROM touch AS last WHERE last.prospect_id = prospect.id"
    "   ORDER BY last.at DESC, last.id DESC LIMIT 1)";

inline constexpr int item_touch_column = promise_column_count + item_column_count;
inline constexpr int columns_of_due_item = item_touch_column + touch_column_count;

domain::DueItem read_due_item(const Query& query);

}  // namespace vmcoach::store
