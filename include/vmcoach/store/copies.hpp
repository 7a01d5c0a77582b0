#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

/// Copies of a database: those that somebody asks for, and those that vmcoach leaves beside the
/// file by itself, before it changes all of it.
namespace vmcoach::store {

/// Waits till a file, or the names in a folder, are on disk.
/// @throws Error (io)
void make_durable(const std::filesystem::path& path);

/// Where a copy goes that is made before a migration from `version`: `FILE.backup-v1`
std::filesystem::path migration_copy(const std::filesystem::path& database, int version);

/// Where what a restore replaces goes: `FILE.replaced-STAMP`, with a number where that is taken.
/// @throws Error (io)
std::filesystem::path replaced_copy(const std::filesystem::path& database,
                                    const std::string& stamp);

/// The file whose lock a restore holds, so that there is one at a time: `FILE.restoring`
std::filesystem::path restore_lock(const std::filesystem::path& database);

/// Where a restore prepares what it puts in place: `FILE.restoring.db`
std::filesystem::path prepared_copy(const std::filesystem::path& database);

/// Removes what a restore has prepared.
/// @throws Error (io)
void remove_prepared(const std::filesystem::path& database);

/// Removes what is left of copies beside the database that were not finished. Whoever calls this
/// has locked the database against others who would make some.
/// @throws Error (io)
void remove_unfinished(const std::filesystem::path& database);

/// All of these that are there, and what is left of unfinished ones.
std::vector<std::filesystem::path> find_copies(const std::filesystem::path& database);

/// Removes all of them.
/// @throws Error (io)  after removing all others, where one can't be removed
void remove_copies(const std::filesystem::path& database);

/// Copies a database as it is at one moment, while others may write to it. The copy is packed, its
/// owner's alone (0600), on disk, and either whole or not there; a crash leaves at most
/// a `TARGET.….part`.
/// @return how many bytes it has
/// @throws SQLite::Exception, Error (io)
std::uintmax_t copy_database(SQLite::Database& database, const std::filesystem::path& target);

}  // namespace vmcoach::store
