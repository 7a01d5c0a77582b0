#include "vmcoach/view/brief.hpp"

#include <memory>

#include "vmcoach/command/briefing.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/who.hpp"

namespace vmcoach::command {
namespace {

view::Brief read(const std::string& who, Session& session) {
    const store::Database database = session.open();
    const store::Snapshot snapshot(database);
    return brief_of(session, database, find_who(session, database, who));
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
        .summary = "all you need on one screen before you dial",
        .positionals = {who_positional(*who)},
        .examples = {"vmcoach brief dana"},
        .run = [who](Session& session) { return run(*who, session); },
    };
}

}  // namespace vmcoach::command
