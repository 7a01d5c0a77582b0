#include "vmcoach/store/migration.hpp"

#include <array>
#include <system_error>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "vmcoach/store/copies.hpp"
#include "vmcoach/store/file.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

namespace fs = std::filesystem;

constexpr std::array<Migration, 5> migrations_list = {create_schema, add_company_index,
                                                      add_reversals, add_time_indexes, add_sync};

/// Copies the file as it is before the transaction that waits meanwhile.
/// @return the copy
fs::path back_up(const fs::path& path, int version) {
    fs::path target = migration_copy(path, version);
    remove_unfinished(path);
    SQLite::Database before(plain_path(path).string(), SQLite::OPEN_READONLY);
    copy_database(before, target);
    return target;
}

/// A damaged file stays as it is, for whoever may save something of it.
void require_sound(SQLite::Database& sql) {
    const std::string found = sql.execAndGet("PRAGMA quick_check(1)").getString();
    if (found != "ok") {
        throw SQLite::Exception(found, SQLITE_CORRUPT);
    }
}

/// What inspect looked for without a lock, again.
void require_acceptable(SQLite::Database& sql, const fs::path& path, int version, int newest) {
    if (version > newest) {
        throw too_new(path, version, newest);
    }
    const int id = sql.execAndGet("PRAGMA application_id").getInt();
    const bool is_empty =
        id == 0 && sql.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    const bool is_ours = id == application_id && version > 0;
    if (!is_ours && !(is_empty && version == 0)) {
        throw not_ours(path);
    }
}

}  // namespace

std::span<const Migration> all_migrations() {
    return migrations_list;
}

void require_newest_schema(SQLite::Database& database, const fs::path& path,
                           std::span<const Migration> migrations) {
    // A view or a trigger in the place of one of ours could do or show anything.
    if (migrations.data() == all_migrations().data() &&
        migrations.size() == all_migrations().size() &&
        schema_fingerprint(database) != newest_schema_fingerprint) {
        throw changed_schema(path);
    }
}

void migrate(SQLite::Database& database, const fs::path& path,
             std::span<const Migration> migrations) {
    const int newest = static_cast<int>(migrations.size());
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    // Only now can nothing change any more: another process may have come first.
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    require_acceptable(database, path, version, newest);
    if (version == newest) {
        return;
    }
    if (version > 0) {
        require_sound(database);
    }
    const fs::path backup = version > 0 ? back_up(path, version) : fs::path();
    try {
        for (const Migration step : migrations.subspan(static_cast<std::size_t>(version))) {
            step(database);
        }
        require_newest_schema(database, path, migrations);
        database.exec(text::format("PRAGMA application_id = {}", application_id));
        database.exec(text::format("PRAGMA user_version = {}", newest));
        transaction.commit();
    } catch (...) {
        // Nothing has changed, so there is nothing to go back to.
        std::error_code ignored;
        fs::remove(backup, ignored);
        throw;
    }
}

}  // namespace vmcoach::store
