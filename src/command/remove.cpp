#include <algorithm>
#include <memory>

#include "vmcoach/command/belongings.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/touches.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"
#include "vmcoach/view/promises.hpp"

namespace vmcoach::command {
namespace {

/// The promise that a touch has kept by itself, when it was logged.
std::optional<domain::Promise> promise_kept_by(const store::Database& database,
                                               const domain::Touch& touch) {
    if (touch.direction == domain::Direction::inbound || touch.kind == domain::TouchKind::email) {
        return std::nullopt;
    }
    std::optional<domain::Promise> kept;
    for (const domain::Promise& promise :
         store::list_promises(database, {.prospect_id = touch.prospect_id, .closed_too = true})) {
        if (promise.state == domain::PromiseState::open) {
            // Nobody has two open promises.
            return std::nullopt;
        }
        if (promise.state == domain::PromiseState::kept && promise.closed_at == touch.at) {
            kept = promise;
        }
    }
    return kept;
}

int remove_touch(Session& session, std::int64_t id) {
    const store::Database database = session.open();
    store::WriteTransaction transaction(database, "remove", session.timestamp());
    const domain::Touch touch = require_touch(database, id);
    std::optional<domain::Promise> promise = promise_kept_by(database, touch);
    store::remove_touch(transaction, id);
    if (promise) {
        domain::reopen(*promise);
        store::update_state(transaction, *promise);
        store::look_again_at_zone_rules(transaction);
    }
    transaction.commit();
    if (session.options().json) {
        session.print(view::json(touch));
    } else {
        confirm(session,
                text::format("removed {}: {}", domain::format_identifier(domain::touch_letter, id),
                             view::say_touch(touch)));
    }
    if (promise) {
        session.remark(text::format("note: {} is {}",
                                    domain::format_identifier(domain::promise_letter, promise->id),
                                    view::promise_summary(*promise)));
    }
    return 0;
}

int remove_note(Session& session, std::int64_t id) {
    const store::Database database = session.open();
    store::WriteTransaction transaction(database, "remove", session.timestamp());
    const domain::Note note = require_note(database, id);
    store::remove_note(transaction, id);
    transaction.commit();
    if (session.options().json) {
        session.print(view::json(note));
    } else {
        confirm(session,
                text::format("removed {}", domain::format_identifier(domain::note_letter, id)));
    }
    return 0;
}

}  // namespace

Command remove_command() {
    const auto typed = std::make_shared<std::string>();
    return {
        .name = "remove",
        .summary = "take back a note or a touch that was wrong",
        .positionals = {{"ID", "the id of a note or a touch, such as n5 or t9", Arity::required,
                         into(*typed)}},
        .examples = {"vmcoach remove t9"},
        .run =
            [typed](Session& session) {
                const Belonging named = read_belonging(*typed);
                return named.letter == domain::note_letter ? remove_note(session, named.id)
                                                           : remove_touch(session, named.id);
            },
    };
}

}  // namespace vmcoach::command
