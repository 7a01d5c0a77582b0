#pragma once

#include "vmcoach/domain/touch.hpp"
#include "vmcoach/store/query.hpp"

namespace vmcoach::store {

/// The columns that read_touch expects, in its order, of a table named or aliased `touch`.
inline constexpr const char* touch_columns =
    "touch.id, touch.prospect_id, touch.kind, touch.direction, touch.outcome, touch.text, "
    "touch.seconds, touch.recognized, touch.at";
inline constexpr int touch_column_count = 9;

/// @param first  the column of the row in which the touch's own begin
domain::Touch read_touch(const Query& query, int first);

}  // namespace vmcoach::store
