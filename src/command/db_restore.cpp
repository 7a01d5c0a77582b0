#include <filesystem>
#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/store/restoring.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

namespace fs = std::filesystem;
using text::format;

/// The file itself, where a link leads to it.
fs::path resolved(const std::string& file) {
    std::error_code error;
    fs::path path = fs::canonical(file, error);
    if (error == std::errc::no_such_file_or_directory) {
        throw text::Error(text::ErrorKind::not_found, format("there is no file {}", file));
    }
    return error ? fs::path(file) : path;
}

int run(const std::string& file, Session& session) {
    const fs::path copy = resolved(file);
    const fs::path database = session.database_file().value;
    std::error_code ignored;
    if (fs::equivalent(copy, database, ignored)) {
        throw text::usage_error(format("{} is the database itself", file), "name a copy of it");
    }
    const store::Restored restored = store::restore(copy, database, session.timestamp());
    session.note_change();
    if (session.options().json) {
        session.print(view::json_restored(
            restored.replaced ? std::optional(restored.replaced->string()) : std::nullopt,
            restored.erased_again));
        return 0;
    }
    confirm(session, format("restored {}", text::escaped(file)));
    if (restored.replaced) {
        session.remark(format("note: what was there is kept in {}",
                              text::escaped(restored.replaced->string())));
    }
    if (restored.was_damaged) {
        session.remark("note: it was damaged, so whoever had been erased from it may be back");
    }
    if (restored.erased_again > 0) {
        session.remark(format("note: {} in it had been erased since, and did not come back",
                              restored.erased_again));
    }
    return 0;
}

}  // namespace

Command db_restore_command() {
    const auto file = std::make_shared<std::string>();
    return {
        .summary = "put a backup in the database's place, and keep what was there",
        .positionals = {{"FILE", "a backup, or another copy of a database", Arity::required,
                         into(*file, Wanted::file)}},
        .examples = {"vmcoach db restore ~/backups/vmcoach.db"},
        .run = [file](Session& session) { return run(*file, session); },
    };
}

}  // namespace vmcoach::command
