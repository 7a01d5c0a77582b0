#include "vmcoach/command/asking_promise.hpp"

#include "vmcoach/command/asking.hpp"
#include "vmcoach/domain/day.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/error.hpp"

namespace vmcoach::command {
namespace {

using text::Error;
using text::ErrorKind;
using text::format;

Plan plan(const std::shared_ptr<Session>& session, const store::Database& database,
          const domain::Prospect& prospect, PromiseRequest request) {
    request.moved = store::open_promise_to(database, prospect.id);
    domain::Promise promise = plan_promise(*session, database, prospect, request);
    return {session, std::move(request), std::move(promise)};
}

std::shared_ptr<Session> anew(const Session& session) {
    return std::make_shared<Session>(session.anew());
}

/// Whether nothing but a rule that a reason sets aside stands against it.
bool can_override(const std::shared_ptr<Session>& session, const store::Database& database,
                  const domain::Prospect& prospect, PromiseRequest request) {
    request.override_reason = "asked for";
    try {
        plan(session, database, prospect, std::move(request));
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// What was typed as a plan; none where it can't be one, which is said.
std::optional<Plan> read_plan(const std::shared_ptr<Session>& session,
                              const domain::Prospect& prospect, const std::string& when) {
    const store::Database database = session->open();
    PromiseRequest request{.when = when};
    try {
        return plan(session, database, prospect, request);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::usage && error.kind() != ErrorKind::refused) {
            throw;
        }
        if (error.kind() == ErrorKind::usage ||
            !can_override(session, database, prospect, request)) {
            session->print(view::say_error(error));
            return std::nullopt;
        }
        // Its hint names an option, which nobody can type here.
        session->print(view::say_error({error.kind(), error.message()}));
    }
    const auto reason = ask_line(*session, "the reason to insist (Enter: another time): ");
    if (!reason || reason->empty()) {
        return std::nullopt;
    }
    request.override_reason = *reason;
    return plan(session, database, prospect, request);
}

std::string reading(const Plan& plan) {
    Session& session = *plan.session;
    const time::Zone theirs = time::require_zone(session.context().zone_folder,
                                                 plan.promise.time_zone, "the promise's zone");
    return time::say_moment(plan.promise.due_at, theirs, session.seller_zone(), session.now());
}

std::string question(const std::optional<Plan>& plan) {
    if (!plan) {
        return "when will you call? (Enter: no promise) ";
    }
    return format("when will you call? {}\n(Enter: then; n: no promise; or another time) ",
                  reading(*plan));
}

void store_plan(const domain::Prospect& prospect, const Plan& plan) {
    Session& session = *plan.session;
    PromiseRequest request = plan.request;
    // What was logged since the plan was made may have kept the promise that was open then.
    request.moved = store::open_promise_to(session.open(), prospect.id);
    make_promise(session, request.moved ? "promise move" : "promise-call", request,
                 [&](const store::Database& database, const PromiseRequest& /*request*/) {
                     return store::find_prospect(database, prospect.id).value();
                 });
}

}  // namespace

std::optional<Plan> propose(const Session& session, const store::Database& database,
                            const domain::Prospect& prospect) {
    constexpr std::chrono::minutes step{15};
    constexpr int most_tries = 12;
    const std::shared_ptr<Session> later = anew(session);
    try {
        const time::Zone theirs = zone_of(*later, prospect);
        time::LocalTime local = domain::proposed_call(theirs.local(later->now()));
        for (int tries = 0; tries < most_tries; ++tries, local += step) {
            try {
                return plan(later, database, prospect, {.when = time::say_local(local)});
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

bool ask_for_promise(const Session& session, const domain::Prospect& prospect,
                     std::optional<Plan> proposal) {
    while (true) {
        const auto line = ask_line(session, question(proposal));
        if (!line || *line == "n" || (line->empty() && !proposal)) {
            return false;
        }
        if (line->empty()) {
            try {
                store_plan(prospect, *proposal);
                return true;
            } catch (const Error& error) {
                if (!can_go_on_after(error)) {
                    throw;
                }
                session.print(view::say_error(error));
                continue;
            }
        }
        if (auto read = read_plan(anew(session), prospect, *line)) {
            proposal = std::move(read);
        }
    }
}

}  // namespace vmcoach::command
