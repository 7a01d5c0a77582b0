#include <algorithm>
#include <filesystem>
#include <memory>

#include <sys/stat.h>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/domain/health.hpp"
#include "vmcoach/domain/reminder.hpp"
#include "vmcoach/process/capture.hpp"
#include "vmcoach/store/copies.hpp"
#include "vmcoach/store/deliveries.hpp"
#include "vmcoach/store/erasure.hpp"
#include "vmcoach/store/examination.hpp"
#include "vmcoach/text/counted.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/shell.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/health.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

namespace fs = std::filesystem;
using domain::HealthFinding;
using domain::HealthLevel;
using text::format;

using Findings = std::vector<HealthFinding>;

constexpr const char* go_back =
    "keep a copy of the file, and go back to a backup: vmcoach db restore"
    " FILE";

void check_size(Findings& findings, const store::Database& database) {
    const store::Extent extent = store::measure(database);
    std::string message = format("{}: {}", database.path().string(), view::say_size(extent.bytes));
    if (extent.free_bytes > 0) {
        message += format(", of which {} are free", view::say_size(extent.free_bytes));
    }
    for (const auto& [table, rows] : extent.rows) {
        message += format(", {}", text::counted(rows, table));
    }
    findings.push_back({HealthLevel::good, "size", message});
    for (const fs::path& copy : store::find_copies(database.path())) {
        std::error_code ignored;
        findings.push_back(
            {HealthLevel::note, "copy",
             format("{}: {}", copy.string(),
                    view::say_size(static_cast<std::int64_t>(fs::file_size(copy, ignored)))),
             format("when you don't need it any more: rm {}", text::shell_word(copy.string()))});
    }
}

void check_damage(Findings& findings, const store::Database& database) {
    const std::vector<std::string> damage = store::find_damage(database);
    for (const std::string& what : damage) {
        findings.push_back({HealthLevel::problem, "integrity", what, go_back});
    }
    if (damage.empty()) {
        findings.push_back({HealthLevel::good, "integrity", "all pages and rows are sound"});
    }
    const std::vector<std::string> lost = store::find_lost_rows(database);
    for (const std::string& what : lost) {
        findings.push_back({HealthLevel::problem, "references", what, go_back});
    }
    if (lost.empty()) {
        findings.push_back(
            {HealthLevel::good, "references", "every row belongs to one that is there"});
    }
    const auto stale = store::find_stale_indexes(database);
    if (!stale) {
        findings.push_back({HealthLevel::note, "full text",
                            "can't be checked in a file that can't be"
                            " written"});
        return;
    }
    for (const std::string& index : *stale) {
        findings.push_back(
            {HealthLevel::problem, "full text", format("{} doesn't agree with the texts", index),
             format("make it anew: sqlite3 {} \"INSERT INTO {} ({}) VALUES ('rebuild')\"",
                    text::shell_word(database.path().string()), index, index)});
    }
    if (stale->empty()) {
        findings.push_back({HealthLevel::good, "full text", "the indexes agree with the texts"});
    }
}

void check_erasure(Findings& findings, const store::Database& database) {
    if (store::is_erasure_unfinished(database)) {
        findings.push_back(
            {HealthLevel::problem, "erasure",
             "one was interrupted, and traces of a person may be left",
             "run 'vmcoach prospect forget' again, or 'vmcoach sync': it finishes that"});
    }
}

void check_zone_rules(Findings& findings, const Session& session, const store::Database& database) {
    const std::string version = time::zone_rules_version(session.context().zone_folder);
    if (zone_rules_have_changed(session, database)) {
        findings.push_back(
            {HealthLevel::note, "time zones",
             format("the rules of this machine are new: {}", version),
             "the next promise or call that you log brings open promises up to date"});
    } else {
        findings.push_back({HealthLevel::good, "time zones", format("rules {}", version)});
    }
}

/// Others must be able to do nothing at all with a file or folder.
void check_mode(Findings& findings, const fs::path& path, const char* mode) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        throw text::Error(text::ErrorKind::io, format("cannot look at {}", path.string()));
    }
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        findings.push_back({HealthLevel::problem, "permissions",
                            format("others may use {}", path.string()),
                            format("chmod {} {}", mode, text::shell_word(path.string()))});
    }
}

void check_permissions(Findings& findings, const store::Database& database) {
    const std::size_t before = findings.size();
    check_mode(findings, database.path(), "600");
    for (const fs::path& copy : store::find_copies(database.path())) {
        check_mode(findings, copy, "600");
    }
    if (findings.size() == before) {
        findings.push_back({HealthLevel::good, "permissions", "the file is yours alone"});
    }
}

/// @return none where there is no crontab
std::optional<std::string> read_crontab(const Session& session) {
    constexpr process::TimeLimit limit{std::chrono::seconds{5}, std::chrono::seconds{1}};
    return process::capture({.words = {"/bin/sh", "-c", "exec crontab -l 2>/dev/null"},
                             .environment = session.context().variables()},
                            limit);
}

/// Whether a line that is no comment runs reminders.
bool runs_reminders(const std::string& crontab) {
    for (std::size_t begin = 0; begin < crontab.size();) {
        const std::size_t end = std::min(crontab.find('\n', begin), crontab.size());
        const std::string_view line(crontab.data() + begin, end - begin);
        const std::size_t first = line.find_first_not_of(" \t");
        if (first != std::string_view::npos && line[first] != '#' &&
            line.find("vmcoach") != std::string_view::npos &&
            line.find("remind") != std::string_view::npos) {
            return true;
        }
        begin = end + 1;
    }
    return false;
}

void check_reminders(Findings& findings, Session& session, const store::Database& database) {
    const auto last_run = store::last_reminder_run(database);
    const bool run = last_run && !domain::has_stopped(*last_run, session.now());
    const std::optional<std::string> crontab = read_crontab(session);
    const bool has_line = crontab && runs_reminders(*crontab);
    const std::string last =
        last_run
            ? format("they ran last: {}", time::say_local(session.seller_zone().local(*last_run)))
            : "they have never run";
    if (run) {
        findings.push_back({HealthLevel::good, "reminders", last});
    } else if (has_line) {
        findings.push_back({HealthLevel::problem, "reminders",
                            format("the crontab has a line for them, but {}", last),
                            "see whether it has the right program and database, and whether cron"
                            " runs: crontab -l; vmcoach remind crontab; systemctl status cron"});
    } else {
        findings.push_back({last_run ? HealthLevel::problem : HealthLevel::note, "reminders",
                            format("the crontab has no line for them, and {}", last),
                            "(crontab -l; vmcoach remind crontab) | crontab -"});
    }
}

int run(Session& session) {
    const store::Database database = session.open();
    Findings findings;
    check_size(findings, database);
    check_damage(findings, database);
    check_erasure(findings, database);
    check_permissions(findings, database);
    check_zone_rules(findings, session, database);
    check_reminders(findings, session, database);
    session.print(session.options().json ? view::json(findings, database.path().string())
                                         : view::health_list(findings, style(session)));
    const bool has_problem = std::any_of(
        findings.begin(), findings.end(),
        [](const HealthFinding& finding) { return finding.level == HealthLevel::problem; });
    return has_problem ? 1 : 0;
}

}  // namespace

Command db_check_command() {
    return {
        .summary = "whether the database is sound and safe, and what to do where it isn't",
        .examples = {"vmcoach db check"},
        .run = run,
    };
}

}  // namespace vmcoach::command
