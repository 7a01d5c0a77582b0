#include "vmcoach/view/brief.hpp"

#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/promising.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/domain/rules.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/touches.hpp"

namespace vmcoach::command {
namespace {

view::Brief read(const std::string& who, Session& session) {
    const store::Database database = session.open();
    const store::Snapshot snapshot(database);
    const domain::Prospect prospect = find_who(session, database, who);
    const time::Zone zone = zone_of(session, prospect);
    view::Brief brief{
        .prospect = prospect,
        .zone = zone,
        .is_decent_hour = domain::is_within(calling_hours(session), zone.local(session.now())),
        .notes = store::notes_of(database, prospect.id),
        .touches = store::touches_of(database, prospect.id)};
    brief.promise = store::open_promise_to(database, prospect.id);
    return brief;
}

int run(const std::string& who, Session& session) {
    const view::Brief brief = read(who, session);
    session.print(session.options().json ? view::json(brief, session.now())
                                         : view::brief_page(brief, session.now(),
                                                            session.seller_zone(), style(session)));
    return 0;
}

}  // namespace

Command brief_command() {
    const auto who = std::make_shared<std::string>();
    return {
        .name = "brief",
        .summary = "all you need on one screen before you dial",
        .positionals = {who_positional(*who)},
        .examples = {"vmcoach brief dana"},
        .run = [who](Session& session) { return run(*who, session); },
    };
}

}  // namespace vmcoach::command
