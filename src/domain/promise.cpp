#include "vmcoach/domain/promise.hpp"

namespace vmcoach::domain {

void keep(Promise& promise, time::Instant at) {
    promise.state = PromiseState::kept;
    promise.closed_at = at;
    promise.minutes_late = minutes_between(promise.due_at, at);
}

void reopen(Promise& promise) {
    promise.state = PromiseState::open;
    promise.closed_at.reset();
    promise.minutes_late.reset();
}

DueStatus due_status(time::Instant due_at, time::Instant now, std::chrono::seconds grace) {
    if (due_at + grace < now) {
        return DueStatus::overdue;
    }
    return due_at - grace <= now ? DueStatus::now : DueStatus::upcoming;
}

std::int64_t minutes_between(time::Instant from, time::Instant to) {
    using std::chrono::minutes;
    return (date::floor<minutes>(to) - date::floor<minutes>(from)).count();
}

}  // namespace vmcoach::domain
