#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/touches.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

std::string read(const std::string& who, Session& session) {
    const store::Database database = session.open();
    const store::Snapshot snapshot(database);
    const domain::Prospect prospect = find_who(session, database, who);
    const auto notes = store::notes_of(database, prospect.id);
    const auto touches = store::touches_of(database, prospect.id);
    const auto promises =
        store::list_promises(database, {.prospect_id = prospect.id, .closed_too = true});
    if (session.options().json) {
        return view::json(prospect, notes, touches, promises);
    }
    return view::prospect_page(prospect, notes, touches, promises, session.seller_zone(),
                               style(session));
}

}  // namespace

Command prospect_show_command() {
    const auto who = std::make_shared<std::string>();
    return {
        .summary = "all that is on record about somebody",
        .positionals = {who_positional(*who)},
        .examples = {"vmcoach prospect show dana"},
        .run =
            [who](Session& session) {
                session.print(read(*who, session));
                return 0;
            },
    };
}

}  // namespace vmcoach::command
