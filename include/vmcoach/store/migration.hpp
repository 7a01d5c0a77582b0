#pragma once

#include <filesystem>
#include <span>

namespace SQLite {
class Database;
}

namespace vmcoach::store {

/// `application_id` of every vmcoach database: "vmco" in ASCII.
inline constexpr int application_id = 0x766d636f;

/// One step from a schema version to the next. The steps are numbered from 1 by their place in the
/// list, never changed once released, and only go forward.
using Migration = void (*)(SQLite::Database&);

/// The steps that lead from an empty file to the schema that this program works with.
std::span<const Migration> all_migrations();

/// Refuses a database whose tables or triggers are not those that this program makes, unless the
/// steps are others than its own.
/// @throws Error (bad_database)
void require_newest_schema(SQLite::Database& database, const std::filesystem::path& path,
                           std::span<const Migration> migrations);

/// Brings a file to the last version: in one transaction, after which it has all steps or none.
/// Before a file that holds data is changed, a copy is put beside it as `FILE.backup-vN` (0600), N
/// being the version it had. Any number of processes may do this at once.
/// @throws Error bad_database when the file is another program's, or of a newer version
void migrate(SQLite::Database& database, const std::filesystem::path& path,
             std::span<const Migration> migrations);

}  // namespace vmcoach::store
