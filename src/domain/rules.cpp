#include "vmcoach/domain/rules.hpp"

namespace vmcoach::domain {

bool is_within(const CallingHours& hours, time::LocalTime local) {
    const auto since_midnight = local - date::floor<date::days>(local);
    return since_midnight >= hours.begin && since_midnight <= hours.end;
}

bool is_weekend(time::LocalTime local) {
    const date::weekday day{date::floor<date::days>(local)};
    return day == date::Saturday || day == date::Sunday;
}

bool keeps(time::Instant at, const Promise& promise) {
    return at >= promise.due_at - keeps_before && at >= promise.made_at;
}

}  // namespace vmcoach::domain
