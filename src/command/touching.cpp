#include "vmcoach/command/touching.hpp"

#include <algorithm>
#include <cmath>

#include "vmcoach/coach/coach.hpp"
#include "vmcoach/coach/speech.hpp"
#include "vmcoach/command/coaching.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/typed_text.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/domain/rules.hpp"
#include "vmcoach/store/machine.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/touches.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/time/past.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/judgement.hpp"
#include "vmcoach/view/people.hpp"
#include "vmcoach/view/promises.hpp"

namespace vmcoach::command {
namespace {

domain::Promise plan(Session& session, const store::Database& database,
                     const domain::Prospect& prospect, const TouchRequest& request) {
    PromiseRequest promise = request.promise;
    promise.when = request.when.value();
    return plan_promise(session, database, prospect, promise);
}

/// The open promise that a call or message of the seller's keeps by itself, as it is then.
std::optional<domain::Promise> promise_kept_by(const store::Database& database,
                                               const domain::Touch& touch) {
    if (touch.direction == domain::Direction::inbound || touch.kind == domain::TouchKind::email) {
        return std::nullopt;
    }
    for (domain::Promise& open :
         store::list_promises(database, {.prospect_id = touch.prospect_id})) {
        if (domain::keeps(touch.at, open)) {
            domain::keep(open, touch.at);
            return open;
        }
    }
    return std::nullopt;
}

/// Whatever can be refused is refused before somebody begins to write. A promise that the touch
/// keeps is out of the way of the next.
void check_before_editing(Session& session, domain::Touch touch, const TouchRequest& request) {
    const store::Database database = session.open();
    const domain::Prospect prospect = find_who(session, database, request.who);
    if (!request.when) {
        return;
    }
    touch.prospect_id = prospect.id;
    TouchRequest planned = request;
    planned.promise.moved = promise_kept_by(database, touch);
    plan(session, database, prospect, planned);
}

/// The text, before anything is locked: somebody may still be writing it.
Draft text_of(Session& session, const domain::Touch& touch, const TouchRequest& request) {
    if (!request.edit) {
        return request.text ? Draft(resolve_text(session, "the text", *request.text)) : Draft();
    }
    if (request.text) {
        throw text::usage_error("TEXT and --edit exclude each other");
    }
    if (can_edit(session)) {
        check_before_editing(session, touch, request);
    }
    return edit_text(session, "the text");
}

domain::Touch touch_of(Session& session, const TouchRequest& request) {
    domain::Touch touch{
        .kind = request.kind,
        .direction = request.inbound ? domain::Direction::inbound : domain::Direction::outbound,
        .outcome = request.outcome,
        .recognized = request.recognized,
        .at = request.at ? time::parse_past(*request.at, session.now(), session.seller_zone())
                         : session.now(),
    };
    if (request.seconds) {
        touch.seconds = static_cast<int>(*request.seconds);
    }
    return touch;
}

/// Whether the coach has something to judge: a message of the seller's.
bool is_message(const domain::Touch& touch) {
    return touch.kind == domain::TouchKind::voicemail &&
           touch.direction == domain::Direction::outbound && touch.text;
}

/// How long it takes to say a message that nobody timed, in whole seconds.
int estimated_seconds(Session& session, const store::Database& database,
                      const domain::Prospect& prospect, const std::string& text) {
    const coach::Speech speech{coach::Script(text)};
    const double rate = coach::rate_for(seller_rate(session, &database), prospect.cadence);
    return std::max(1, static_cast<int>(std::lround(speech.seconds(rate))));
}

/// What one command has stored.
struct Logged {
    domain::Prospect prospect;
    domain::Touch touch;
    std::optional<domain::Promise> kept;
    std::optional<domain::Promise> made;
    int recent_touches = 0;
    std::optional<double> rate;  ///< how fast the seller speaks, where this message has told
};

Logged store_touch(Session& session, const domain::Touch& touch, const TouchRequest& request) {
    const store::Database database = session.open();
    follow_zone_rules(session, database);
    store::WriteTransaction transaction(
        database, domain::name_of(domain::touch_kinds, request.kind), session.timestamp());
    Logged logged{.prospect = find_who(session, database, request.who), .touch = touch};
    logged.touch.prospect_id = logged.prospect.id;
    if (is_message(touch) && touch.seconds) {
        logged.rate = coach::calibrated_rate(coach::Script(*touch.text), *touch.seconds,
                                             logged.prospect.cadence);
        if (logged.rate) {
            store::remember_speaking_rate(transaction, *logged.rate);
        }
    } else if (is_message(touch)) {
        logged.touch.seconds = estimated_seconds(session, database, logged.prospect, *touch.text);
    }
    logged.touch = store::insert_touch(transaction, logged.touch);
    logged.kept = promise_kept_by(database, logged.touch);
    if (logged.kept) {
        store::update_state(transaction, *logged.kept);
    }
    if (request.when) {
        logged.made = store_promise(transaction, plan(session, database, logged.prospect, request));
    }
    logged.recent_touches = store::count_outbound_touches(
        database, logged.prospect.id, logged.touch.at - domain::touch_period, logged.touch.at);
    transaction.commit();
    return logged;
}

/// What the coach says of the message, judged as it was when it was left.
std::vector<coach::Finding> judge_message(Session& session, const Logged& logged, bool was_timed) {
    if (!is_message(logged.touch)) {
        return {};
    }
    const store::Database database = session.open();
    std::optional<domain::Promise> promise = logged.made;
    if (!promise) {
        promise = store::open_promise_to(database, logged.prospect.id);
        if (promise && promise->made_at > logged.touch.at) {
            promise.reset();
        }
    }
    coach::Situation situation = situation_for(session, database, logged.prospect, promise);
    situation.now = logged.touch.at;
    std::erase_if(situation.subject->touches, [&](const domain::Touch& touch) {
        return touch.id == logged.touch.id || touch.at > logged.touch.at;
    });
    if (was_timed) {
        situation.spoken_seconds = logged.touch.seconds;
    }
    const coach::Script script(*logged.touch.text);
    return coach::judge(script, situation).findings;
}

void print(Session& session, const Logged& logged, const std::vector<coach::Finding>& findings) {
    if (session.options().json) {
        session.print(view::json(logged.touch, logged.kept, logged.made, findings));
        return;
    }
    confirm(session, text::format("logged {}: {}, {}",
                                  domain::format_identifier(domain::touch_letter, logged.touch.id),
                                  view::label(logged.prospect), view::say_touch(logged.touch)));
    if (logged.kept) {
        confirm(session,
                text::format("{} {}",
                             domain::format_identifier(domain::promise_letter, logged.kept->id),
                             view::promise_summary(*logged.kept)));
    }
    if (logged.made) {
        confirm(session, say_promise(session, *logged.made));
    }
}

void remark_on(Session& session, const Logged& logged) {
    const bool outbound = logged.touch.direction == domain::Direction::outbound;
    if (outbound && logged.prospect.do_not_call) {
        session.remark(
            text::format("warning: {} must not be called", view::label(logged.prospect)));
    }
    if (outbound && logged.recent_touches > domain::most_touches) {
        session.remark(text::format("warning: that makes {} touches in {} hours",
                                    logged.recent_touches, domain::touch_period.count()));
    }
    if (logged.made) {
        remark_on_promise(session, logged.prospect, *logged.made);
    }
}

/// For the next message. With `--json` the findings are in the answer.
void remark_on_message(Session& session, const Logged& logged,
                       const std::vector<coach::Finding>& findings) {
    if (logged.rate && !session.settings().coach_wpm) {
        session.remark(text::format(
            "note: you speak about {} words a minute; scripts are timed by that from now on",
            std::lround(*logged.rate)));
    }
    if (session.options().json) {
        return;
    }
    for (const coach::Finding& finding : findings) {
        session.remark(text::format("hint: {}", view::say_finding(finding)));
    }
}

/// They came first: whether that settles a promise is for the seller to say.
void hint_at_open_promise(Session& session, const Logged& logged) {
    if (logged.touch.direction != domain::Direction::inbound || logged.made) {
        return;
    }
    const store::Database database = session.open();
    for (const domain::Promise& open :
         store::list_promises(database, {.prospect_id = logged.prospect.id})) {
        session.remark(text::format(
            "hint: your promise for {} is open; if that settles it: vmcoach promise keep {}",
            time::say_local(open.local_time),
            domain::format_identifier(domain::promise_letter, open.id)));
    }
}

}  // namespace

std::vector<Option> touch_options(TouchRequest& request) {
    return {
        {"--inbound", "", "", "they reached you", into(request.inbound)},
        {"--at", "", "PAST", "when it was, such as 9:40 or '20 min ago'", into(request.at)},
    };
}

std::vector<Option> promise_options(TouchRequest& request) {
    std::vector<Option> options = {{"--promise", "", "WHEN",
                                    "promise the next call, such as 'thu 10:15'",
                                    storable_into(request.when, "the time")}};
    for (Option& option : promise_request_options(request.promise)) {
        options.push_back(std::move(option));
    }
    return options;
}

int log_touch(Session& session, const TouchRequest& request) {
    if (!request.when && (request.promise.my_time || request.promise.override_reason)) {
        throw text::usage_error("--my-time and --override go with --promise");
    }
    domain::Touch touch = touch_of(session, request);
    const Draft draft = text_of(session, touch, request);
    touch.text = draft.text();
    const Logged logged = draft.stored_by([&] { return store_touch(session, touch, request); });
    std::vector<coach::Finding> findings;
    try {
        findings = judge_message(session, logged, touch.seconds.has_value());
    } catch (const text::Error& error) {
        // It is logged, whatever keeps the coach from judging it.
        session.remark(text::format("warning: the message can't be judged: {}", error.message()));
    }
    print(session, logged, findings);
    remark_on(session, logged);
    remark_on_message(session, logged, findings);
    hint_at_open_promise(session, logged);
    return 0;
}

}  // namespace vmcoach::command
