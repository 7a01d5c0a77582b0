#include "vmcoach/command/touching.hpp"

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/typed_text.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/touches.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

domain::Promise plan(Session& session, const store::Database& database,
                     const domain::Prospect& prospect, const TouchRequest& request) {
    return plan_promise(session, database, prospect,
                        {.when = request.promise.value(), .my_time = request.my_time});
}

/// Whatever can be refused is refused before somebody begins to write.
void check_before_editing(Session& session, const TouchRequest& request) {
    const store::Database database = session.open();
    const domain::Prospect prospect = find_who(session, database, request.who);
    if (request.promise) {
        plan(session, database, prospect, request);
    }
}

/// The text, before anything is locked: somebody may still be writing it.
std::optional<std::string> text_of(Session& session, const TouchRequest& request) {
    if (!request.edit) {
        return request.text ? std::optional(resolve_text(session, "the text", *request.text))
                            : std::nullopt;
    }
    if (request.text) {
        throw text::usage_error("TEXT and --edit exclude each other");
    }
    if (can_edit(session)) {
        check_before_editing(session, request);
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
    touch.text = text_of(session, request);
    return touch;
}

void print(Session& session, const domain::Prospect& prospect, const domain::Touch& touch,
           const std::optional<domain::Promise>& promise) {
    if (session.options().json) {
        session.print(promise ? view::json(touch, *promise) : view::json(touch));
        return;
    }
    confirm(session, text::format("logged {}: {}, {}",
                                  domain::format_identifier(domain::touch_letter, touch.id),
                                  view::label(prospect), view::say_touch(touch)));
    if (promise) {
        confirm(session, say_promise(session, *promise));
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
    return {
        {"--promise", "", "WHEN", "promise the next call, such as 'thu 10:15'",
         storable_into(request.promise, "the time")},
        {"--my-time", "", "", "WHEN is on your own clock", into(request.my_time)},
    };
}

int log_touch(Session& session, const TouchRequest& request) {
    if (request.my_time && !request.promise) {
        throw text::usage_error("--my-time goes with --promise");
    }
    domain::Touch touch = touch_of(session, request);
    const store::Database database = session.open();
    store::WriteTransaction transaction(
        database, domain::name_of(domain::touch_kinds, request.kind), session.timestamp());
    const domain::Prospect prospect = find_who(session, database, request.who);
    touch.prospect_id = prospect.id;
    touch = store::insert_touch(transaction, touch);
    std::optional<domain::Promise> promise;
    if (request.promise) {
        promise = store::insert_promise(transaction, plan(session, database, prospect, request));
    }
    transaction.commit();
    print(session, prospect, touch, promise);
    if (prospect.do_not_call && !request.inbound) {
        session.remark(text::format("warning: {} must not be called", view::label(prospect)));
    }
    if (promise) {
        remark_on_zone(session, prospect);
    }
    return 0;
}

}  // namespace vmcoach::command
