#include <memory>
#include <set>
#include <string>
#include <vector>

#include "vmcoach/command/exporting.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/interchange/icalendar.hpp"
#include "vmcoach/interchange/vdir.hpp"
#include "vmcoach/store/calendar.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

using text::format;

struct Values {
    std::optional<std::string> file;
    std::optional<std::string> folder;
};

/// What has been done to the items of a vdir.
struct Changes {
    std::int64_t written = 0;
    std::int64_t unchanged = 0;
    std::int64_t removed = 0;
};

std::vector<domain::CalendarEntry> read(Session& session, const store::Database& database) {
    warn_of_zone_rules(session, database);
    return store::calendar_entries(database, session.now());
}

Changes write_folder(Session& session, const store::Database& database,
                     const std::vector<domain::CalendarEntry>& entries, const std::string& folder) {
    const std::chrono::seconds lead = session.settings().remind_lead;
    const interchange::Vdir vdir(folder);
    std::set<std::string> others = vdir.names();
    Changes changes;
    for (const domain::CalendarEntry& entry : entries) {
        const bool written = vdir.write(entry.uid, interchange::icalendar({entry}, lead));
        ++(written ? changes.written : changes.unchanged);
        others.erase(entry.uid);
    }
    // Promises that were kept, for example. What isn't a promise of this database stays.
    for (const std::string& uid : store::known_promises(database, others)) {
        vdir.remove(uid);
        ++changes.removed;
    }
    return changes;
}

int run_for_folder(Session& session, const std::string& folder) {
    const store::Database database = session.open();
    const Changes changes = write_folder(session, database, read(session, database), folder);
    if (session.options().json) {
        session.print(view::json_counts({{"written", changes.written},
                                         {"unchanged", changes.unchanged},
                                         {"removed", changes.removed}}));
    } else {
        confirm(session, format("{}: {} written, {} unchanged, {} removed", folder, changes.written,
                                changes.unchanged, changes.removed));
    }
    return 0;
}

int run(const Values& values, Session& session) {
    if (values.file && values.folder) {
        throw text::usage_error("FILE and --dir exclude each other");
    }
    if (values.folder) {
        return run_for_folder(session, *values.folder);
    }
    check_destination(session, values.file);
    const std::vector<domain::CalendarEntry> entries = read(session, session.open());
    write_export(session, values.file,
                 interchange::icalendar(entries, session.settings().remind_lead), entries.size());
    return 0;
}

}  // namespace

Command export_ics_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "promises as a calendar, for a phone or another program",
        .positionals = {export_positional(values->file)},
        .options = {{"--dir", "", "FOLDER", "a file for each promise, as khal and vdirsyncer share",
                     path_into(values->folder, Wanted::folder)}},
        .examples = {"vmcoach export ics --dir ~/.local/share/calendars/calls"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
