#include <filesystem>
#include <limits>
#include <memory>
#include <system_error>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/store/copies.hpp"
#include "vmcoach/store/failure.hpp"
#include "vmcoach/store/file.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

namespace fs = std::filesystem;
using text::Error;
using text::ErrorKind;
using text::format;

void require_known(const fs::path& file, const std::error_code& error) {
    if (error && error != std::errc::no_such_file_or_directory) {
        throw store::file_error("cannot look at", file, error.value());
    }
}

/// A backup may take the place of an older one, and of nothing else.
void require_replaceable(const fs::path& file, const fs::path& database) {
    std::error_code error;
    const fs::path folder = store::plain_path(file).parent_path();
    const bool has_folder = fs::is_directory(folder, error);
    require_known(folder, error);
    if (!has_folder) {
        throw Error(ErrorKind::io, format("there is no folder {}", folder.string()),
                    "make it, or name another FILE");
    }
    // SQLite takes such a file for its own.
    for (const char* suffix : {"-journal", "-wal", "-shm"}) {
        if (store::plain_path(file) == store::plain_path(database.string() + suffix)) {
            throw text::usage_error(format("{} belongs to the database", file.string()),
                                    "name another FILE");
        }
    }
    const fs::file_type type = fs::symlink_status(file, error).type();
    if (type == fs::file_type::not_found) {
        return;
    }
    require_known(file, error);
    const bool is_database = fs::equivalent(file, database, error);
    require_known(file, error);
    if (is_database) {
        throw text::usage_error(format("{} is the database itself", file.string()),
                                "name another FILE");
    }
    const bool is_empty = type == fs::file_type::regular && fs::file_size(file, error) == 0;
    require_known(file, error);
    if (type != fs::file_type::regular ||
        (!is_empty && !store::is_of_this_program(file, std::numeric_limits<int>::max()))) {
        throw Error(ErrorKind::refused,
                    format("{} is there already, and is no backup", file.string()),
                    "name another FILE");
    }
}

int run(const std::string& file, Session& session) {
    require_replaceable(file, session.database_file().value);
    const store::Database database = session.open();
    const auto bytes = static_cast<std::int64_t>(
        store::guarded(database, [&] { return store::copy_database(database.sql(), file); }));
    if (session.options().json) {
        session.print(view::json_counts({{"bytes", bytes}}));
    } else {
        confirm(session, format("{}: {} bytes", text::escaped(file), bytes));
    }
    return 0;
}

}  // namespace

Command db_backup_command() {
    const auto file = std::make_shared<std::string>();
    return {
        .summary = "copy the database, while others may use it",
        .positionals = {{"FILE", "where to; an older backup there is replaced", Arity::required,
                         storable_into(*file, "the file's name", Wanted::file)}},
        .examples = {"vmcoach db backup ~/backups/vmcoach.db"},
        .run = [file](Session& session) { return run(*file, session); },
    };
}

}  // namespace vmcoach::command
