#include "vmcoach/store/migration.hpp"

#include <array>
#include <system_error>

#include <SQLiteCpp/SQLiteCpp.h>

#include "vmcoach/store/file.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

namespace fs = std::filesystem;
using text::Error;
using text::ErrorKind;

constexpr std::array<Migration, 1> migrations_list = {create_schema};

/// Copies the file as it is before the transaction that waits meanwhile. A crash leaves at most the
/// temporary file, which the next attempt replaces.
void back_up(const fs::path& path, int version) {
    const fs::path target = text::format("{}.backup-v{}", path.string(), version);
    const fs::path temporary = target.string() + ".part";
    fs::remove(temporary);
    create(temporary);
    SQLite::Database copy(path.string(), SQLite::OPEN_READONLY);
    SQLite::Statement statement(copy, "VACUUM INTO ?");
    statement.bind(1, temporary.string());
    statement.executeStep();
    fs::rename(temporary, target);
}

void require_acceptable(SQLite::Database& sql, const fs::path& path, int version, int newest) {
    const int id = sql.execAndGet("PRAGMA application_id").getInt();
    const int tables = sql.execAndGet("SELECT count(*) FROM sqlite_schema").getInt();
    if (id != application_id && (id != 0 || tables != 0)) {
        throw Error(ErrorKind::bad_database,
                    text::format("{} is not a vmcoach database", path.string()),
                    "name another file with --db");
    }
    if (version > newest) {
        throw Error(ErrorKind::bad_database,
                    text::format("{} was written by a newer vmcoach (schema {}, this one knows {})",
                                 path.string(), version, newest),
                    "install the newer vmcoach");
    }
}

}  // namespace

std::span<const Migration> all_migrations() {
    return migrations_list;
}

void migrate(SQLite::Database& database, const fs::path& path,
             std::span<const Migration> migrations) {
    const int newest = static_cast<int>(migrations.size());
    require_acceptable(database, path, database.execAndGet("PRAGMA user_version").getInt(), newest);
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    // Another process may have come first while this one waited for the lock.
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    require_acceptable(database, path, version, newest);
    if (version == newest) {
        return;
    }
    if (version > 0) {
        back_up(path, version);
    }
    for (const Migration step : migrations.subspan(static_cast<std::size_t>(version))) {
        step(database);
    }
    database.exec(text::format("PRAGMA application_id = {}", application_id));
    database.exec(text::format("PRAGMA user_version = {}", newest));
    transaction.commit();
}

}  // namespace vmcoach::store
