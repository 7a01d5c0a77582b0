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

std::optional<Turn> Agenda::next(Session& session, const store::Database& database) {
    const std::vector<domain::DueItem> items = open_today(session, database);
    for (const domain::DueItem& item : items) {
        if (is_time(item.promise, session.now()) && !passed_promises_.contains(item.promise.id)) {
            return turn_for(database, item.promise, Reason::due);
        }
    }
    while (const auto prospect = store::next_untouched(database, last_untouched_)) {
        if (is_decent_hour(session, *prospect)) {
            return Turn{*prospect, std::nullopt, Reason::untouched};
        }
        last_untouched_ = prospect->id;
    }
    for (const domain::DueItem& item : items) {
        const std::int64_t prospect = item.promise.prospect_id;
        if (!is_time(item.promise, session.now()) &&
            std::find(handled_.begin(), handled_.end(), prospect) == handled_.end()) {
            return turn_for(database, item.promise, Reason::early);
        }
    }
    return std::nullopt;
}

void Agenda::pass(const Turn& turn) {
    switch (turn.reason) {
        case Reason::due:
            passed_promises_.insert(turn.promise->id);
            break;
        case Reason::untouched:
            last_untouched_ = turn.prospect.id;
            break;
        case Reason::early:
            handled_.push_back(turn.prospect.id);
            break;
    }
}

void Agenda::called(const Turn& turn) {
    handled_.push_back(turn.prospect.id);
}

void Agenda::take_back() {
    if (!handled_.empty()) {
        handled_.pop_back();
    }
}

}  // namespace vmcoach::command
