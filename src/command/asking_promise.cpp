#include "vmcoach/command/asking_promise.hpp"

#include "vmcoach/command/asking.hpp"
#include "vmcoach/domain/day.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/error.hpp"

namespace vmcoach::command {
namespace {

using text::Error;
using text::ErrorKind;
using text::format;

/// The open promise that another time would take the place of.
std::optional<domain::Promise> promise_to_move(const store::Database& database, const Turn& turn) {
    if (turn.promise) {
        auto shown = store::find_promise(database, turn.promise->id);
        if (shown && shown->state == domain::PromiseState::open) {
            return shown;
        }
    }
    return store::open_promise_to(database, turn.prospect.id);
}

Plan plan(const std::shared_ptr<Session>& session, const store::Database& database,
          const Turn& turn, PromiseRequest request) {
    request.moved = promise_to_move(database, turn);
    domain::Promise promise = plan_promise(*session, database, turn.prospect, request);
    return {session, std::move(request), std::move(promise)};
}

std::shared_ptr<Session> anew(const Session& session) {
    return std::make_shared<Session>(session.anew());
}

/// Whether nothing but a rule that a reason sets aside stands against it.
bool can_override(const std::shared_ptr<Session>& session, const store::Database& database,
                  const Turn& turn, PromiseRequest request) {
    request.override_reason = "asked for";
    try {
        plan(session, database, turn, std::move(request));
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// What was typed as a plan; none where it can't be one, which is said.
std::optional<Plan> read_plan(const std::shared_ptr<Session>& session, const Turn& turn,
                              const std::string& when) {
    PromiseRequest request{.when = when};
    try {
        const store::Database database = session->open();
        try {
            return plan(session, database, turn, request);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::refused ||
                !can_override(session, database, turn, request)) {
                throw;
            }
            // Its hint names an option, which nobody can type here.
            session->print(view::say_error({error.kind(), error.message()}));
        }
        const auto reason = ask_line(*session, "the reason to insist (Enter: another time): ");
        if (!reason || reason->empty()) {
            return std::nullopt;
        }
        request.override_reason = *reason;
        return plan(session, database, turn, request);
    } catch (const Error& error) {
        if (!can_go_on_after(error)) {
            throw;
        }
        session->print(view::say_error(error));
        return std::nullopt;
    }
}

std::string question(const std::optional<Plan>& plan) {
    if (!plan) {
        return "when will you call? (Enter: no promise) ";
    }
    return format("when will you call? {}\n(Enter: then; n: no promise; or another time) ",
                  say_reading(*plan->session, plan->promise));
}

void store_plan(const Turn& turn, const Plan& plan) {
    Session& session = *plan.session;
    PromiseRequest request = plan.request;
    // What was logged since the plan was made may have kept the promise that was open then.
    request.moved = promise_to_move(session.open(), turn);
    make_promise(session, request.moved ? "promise move" : "promise-call", request,
                 [&](const store::Database& database, const PromiseRequest& /*request*/) {
                     auto prospect = store::find_prospect(database, turn.prospect.id);
                     if (!prospect) {
                         throw Error(ErrorKind::not_found,
                                     format("{} is no longer there", turn.prospect.name));
                     }
                     return *prospect;
                 });
}

}  // namespace

std::optional<Plan> propose(const Session& session, const store::Database& database,
                            const Turn& turn) {
    constexpr std::chrono::minutes step{15};
    constexpr int most_tries = 12;
    const std::shared_ptr<Session> later = anew(session);
    try {
        const time::Zone theirs = zone_of(*later, turn.prospect);
        time::LocalTime local = domain::proposed_call(theirs.local(later->now()));
        for (int tries = 0; tries < most_tries; ++tries, local += step) {
            try {
                return plan(later, database, turn, {.when = time::say_local(local)});
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::refused) {
                    throw;
                }
            }
        }
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::usage) {
            throw;
        }
    }
    return std::nullopt;
}

bool ask_for_promise(const Session& session, const Turn& turn, std::optional<Plan> proposal) {
    while (true) {
        const auto line = ask_line(session, question(proposal));
        const std::string answer = line ? text::lower_ascii(*line) : "n";
        if (answer == "n" || answer == "no" || (answer.empty() && !proposal)) {
            return false;
        }
        if (line->empty()) {
            try {
                store_plan(turn, *proposal);
                return true;
            } catch (const Error& error) {
                if (error.kind() == ErrorKind::not_found || !can_go_on_after(error)) {
                    throw;
                }
                session.print(view::say_error(error));
                continue;
            }
        }
        if (auto read = read_plan(anew(session), turn, *line)) {
            proposal = std::move(read);
        }
    }
}

}  // namespace vmcoach::command
