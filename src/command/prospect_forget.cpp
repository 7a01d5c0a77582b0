#include <memory>

#include "vmcoach/command/asking.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/store/erasure.hpp"
#include "vmcoach/store/log.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/text/counted.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

using text::format;

std::string say(const store::Erased& erased) {
    return format("{}, {} and {}", text::counted(erased.notes, "note"),
                  text::counted(erased.touches, "touch"),
                  text::counted(erased.promises, "promise"));
}

/// Rows are gone with the transaction, their last bytes with what follows it.
void erase(Session& session, const store::Database& database, const domain::Prospect& prospect) {
    {
        store::WriteTransaction transaction(database, store::forget_command, session.timestamp());
        const auto current = store::find_prospect(database, prospect.id);
        const auto gone = store::find_in_log(database, prospect.id);
        if (!current && !gone) {
            throw text::Error(text::ErrorKind::not_found,
                              format("prospect {} is gone already", prospect.id));
        }
        store::erase(transaction, current ? *current : *gone, session.now());
        transaction.commit();
    }
    try {
        store::finish_erasure(database);
    } catch (const text::Error& error) {
        throw text::Error(
            error.kind(),
            format("{} is erased, but traces may be left: {}", prospect.id, error.message()),
            "clear them away: vmcoach prospect forget, with any WHO, does it first");
    }
}

void finish_earlier(Session& session, const store::Database& database) {
    if (!store::is_erasure_unfinished(database)) {
        return;
    }
    try {
        store::finish_erasure(database);
        session.remark("note: an interrupted erasure has been finished");
    } catch (const text::Error& error) {
        session.remark(format("warning: an interrupted erasure can't be finished: {}",
                              text::escaped(error.message())));
    }
}

/// Also somebody who is only in the log any more, by the number that the history shows.
domain::Prospect find_anybody(Session& session, const store::Database& database,
                              const std::string& who) {
    const auto id = domain::parse_id(who);
    if (id && !store::has_prospect(database, *id)) {
        if (const auto gone = store::find_in_log(database, *id)) {
            return *gone;
        }
    }
    return find_who(session, database, who);
}

int run(const std::string& who, Session& session) {
    const store::Database database = session.open();
    finish_earlier(session, database);
    const domain::Prospect prospect = find_anybody(session, database, who);
    const store::Erased belongings = store::count_belongings(database, prospect.id);
    const std::string what =
        format("{}: {}, with {}", prospect.id, view::label(prospect), say(belongings));
    if (!ask(session, format("Erase {}, for good?", what))) {
        session.remark("nothing was erased");
        return 1;
    }
    erase(session, database, prospect);
    if (session.options().json) {
        session.print(view::json_counts({{"id", prospect.id},
                                         {"notes", belongings.notes},
                                         {"touches", belongings.touches},
                                         {"promises", belongings.promises}}));
    } else {
        confirm(session, format("erased {}", what));
    }
    session.remark("note: backups and exports that you made yourself may still hold them");
    return 0;
}

}  // namespace

Command prospect_forget_command() {
    const auto who = std::make_shared<std::string>();
    return {
        .summary = "erase somebody, with all that is on record, for good",
        .positionals = {who_positional(*who)},
        .examples = {"vmcoach prospect forget 3 --yes"},
        .run = [who](Session& session) { return run(*who, session); },
    };
}

}  // namespace vmcoach::command
