#include "vmcoach/command/agenda.hpp"

#include <algorithm>

#include "vmcoach/command/promising.hpp"
#include "vmcoach/domain/rules.hpp"
#include "vmcoach/store/agenda.hpp"
#include "vmcoach/store/due_items.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/text/error.hpp"

namespace vmcoach::command {
namespace {

Turn turn_for(const store::Database& database, const domain::Promise& promise, Reason reason) {
    return {store::find_prospect(database, promise.prospect_id).value(), promise, reason};
}

bool is_decent_hour(Session& session, const domain::Prospect& prospect) {
    try {
        return domain::is_within(calling_hours(session),
                                 zone_of(session, prospect).local(session.now()));
    } catch (const text::Error&) {
        // Their zone is unknown here, which is told when their turn comes.
        return true;
    }
}

}  // namespace

bool is_time(const domain::Promise& promise, time::Instant now) {
    return promise.due_at <= now + domain::keeps_before;
}

std::vector<domain::DueItem> Agenda::open_today(Session& session, const store::Database& database) {
    return store::due_promises(database, session.start_of_day_in(1), std::nullopt);
}

bool Agenda::is_passed(const domain::Promise& promise, time::Instant now) const {
    const auto passed = passed_promises_.find(promise.id);
    return passed != passed_promises_.end() &&
           (passed->second >= promise.due_at || now < promise.due_at);
}

std::optional<Turn> Agenda::next_untouched(Session& session, const store::Database& database) {
    // Where it was night, it may be morning.
    constexpr std::chrono::minutes look_again_after{10};
    if (!looked_at_ || session.now() - *looked_at_ >= look_again_after) {
        looked_at_ = session.now();
        looked_up_to_ = 0;
    }
    while (const auto prospect = store::next_untouched(database, looked_up_to_)) {
        if (!passed_prospects_.contains(prospect->id) && is_decent_hour(session, *prospect)) {
            return Turn{*prospect, std::nullopt, Reason::untouched};
        }
        looked_up_to_ = prospect->id;
    }
    return std::nullopt;
}

std::optional<Turn> Agenda::next(Session& session, const store::Database& database) {
    const std::vector<domain::DueItem> items = open_today(session, database);
    for (const domain::DueItem& item : items) {
        if (is_time(item.promise, session.now()) && !is_passed(item.promise, session.now())) {
            return turn_for(database, item.promise, Reason::due);
        }
    }
    if (auto turn = next_untouched(session, database)) {
        return turn;
    }
    for (const domain::DueItem& item : items) {
        const std::int64_t prospect = item.promise.prospect_id;
        if (!is_time(item.promise, session.now()) && !passed_prospects_.contains(prospect) &&
            std::find(called_.begin(), called_.end(), prospect) == called_.end()) {
            return turn_for(database, item.promise, Reason::early);
        }
    }
    return std::nullopt;
}

void Agenda::pass(const Turn& turn, time::Instant now) {
    if (turn.reason == Reason::due) {
        passed_promises_.insert_or_assign(turn.promise->id, now);
    } else {
        passed_prospects_.insert(turn.prospect.id);
    }
}

void Agenda::called(const Turn& turn) {
    called_.push_back(turn.prospect.id);
}

void Agenda::take_back() {
    if (!called_.empty()) {
        called_.pop_back();
    }
    // Somebody before them may be untouched again.
    looked_at_.reset();
}

}  // namespace vmcoach::command
