#pragma once

#include <optional>
#include <vector>

#include "vmcoach/coach/pattern.hpp"
#include "vmcoach/coach/script.hpp"
#include "vmcoach/coach/times.hpp"

namespace vmcoach::coach {

/// What a script says of the seller's next call.
struct NextCall {
    std::optional<Span> intent;     ///< "I'll call you"; none: it isn't said
    std::vector<SaidMoment> exact;  ///< the days and times that are said with it
    std::optional<Span> vague;      ///< "sometime next week", where no exact time is said
};

NextCall next_call(const Script& script, const Names& names, const SaidTimes& times);

}  // namespace vmcoach::coach
