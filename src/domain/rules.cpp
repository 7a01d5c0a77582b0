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

bool keeps(time::Instant at, time::Instant due_at) {
    return at >= due_at - keeps_before;
}

}  // namespace vmcoach::domain
