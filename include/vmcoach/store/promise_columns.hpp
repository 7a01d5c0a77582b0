#pragma once

#include "vmcoach/domain/promise.hpp"
#include "vmcoach/store/query.hpp"

namespace vmcoach::store {

/// The columns that read_promise expects, first of a row that joins `promise` and its `prospect`.
inline constexpr const char* promise_columns =
    "promise.id, promise.prospect_id, prospect.name, promise.anchor, promise.local_time,"
    " promise.time_zone, promise.due_at, promise.phrase, promise.zone_rules, promise.about,"
    " promise.state, promise.made_at, promise.closed_at, promise.minutes_late,"
    " (SELECT next.id FROM promise AS next WHERE next.moved_from = promise.id),"
    " promise.why, promise.moved_from, promise.override_reason, promise.seller";
inline constexpr int promise_column_count = 19;

domain::Promise read_promise(const Query& query);

}  // namespace vmcoach::store
