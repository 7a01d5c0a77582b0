#include <memory>

#include "vmcoach/command/belongings.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/store/touches.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"
#include "vmcoach/view/promises.hpp"

namespace vmcoach::command {
namespace {

/// The promise that only a touch has kept, unless there is something against its being open.
std::optional<domain::Promise> promise_to_reopen(const store::Database& database,
                                                 const domain::Touch& touch) {
    const std::optional<domain::Prospect> prospect =
        store::find_prospect(database, touch.prospect_id);
    if (!prospect || prospect->do_not_call || store::open_promise_to(database, prospect->id)) {
        return std::nullopt;
    }
    return store::promise_kept_with(database, touch.id);
}

int remove_touch(Session& session, std::int64_t id) {
    const store::Database database = session.open();
    store::WriteTransaction transaction(database, "remove", session.timestamp());
    const domain::Touch touch = require_touch(database, id);
    std::optional<domain::Promise> promise = promise_to_reopen(database, touch);
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
        .summary = "take back a note or a touch that was wrong",
        .positionals = {{"ID", "the id of a note or a touch, such as n5 or t9", Arity::required,
                         into(*typed, Wanted::note_or_touch)}},
        .examples = {"vmcoach remove t1"},
        .run =
            [typed](Session& session) {
                const Belonging named = read_belonging(*typed);
                return named.letter == domain::note_letter ? remove_note(session, named.id)
                                                           : remove_touch(session, named.id);
            },
    };
}

}  // namespace vmcoach::command
