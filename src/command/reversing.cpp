#include "vmcoach/command/reversing.hpp"

#include "vmcoach/command/output.hpp"
#include "vmcoach/store/history.hpp"
#include "vmcoach/store/undo.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/view/history.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

/// What the user once called: of an undo that is taken back, that is what it had taken back.
domain::HistoryEntry original(const store::Database& database, std::int64_t command) {
    domain::HistoryEntry entry = store::history_entry(database, command);
    while (entry.reverses && *entry.reverses < entry.id) {
        entry = store::history_entry(database, *entry.reverses);
    }
    return entry;
}

}  // namespace

int reverse_command(Session& session, std::string_view command,
                    const std::function<std::int64_t(const store::Database&)>& find,
                    std::string_view done, bool dry_run) {
    const store::Database database = session.open();
    database.expect_much();
    domain::HistoryEntry entry;
    {
        store::WriteTransaction transaction(database, command, session.timestamp());
        const std::int64_t reversed = find(database);
        if (dry_run) {
            entry = original(database, reversed);
        }
        store::reverse(transaction, reversed);
        if (!dry_run) {
            entry = original(database, reversed);
            transaction.commit();
        }
    }
    if (session.options().json) {
        session.print(view::json(entry));
        return 0;
    }
    confirm(session, text::format("{} {}", done, view::say_command(entry, session.seller_zone())));
    return 0;
}

}  // namespace vmcoach::command
