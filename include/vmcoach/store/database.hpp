#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <date/date.h>

#include "vmcoach/store/file.hpp"
#include "vmcoach/store/migration.hpp"
#include "vmcoach/store/postponed.hpp"
#include "vmcoach/store/uid.hpp"

namespace SQLite {
class Database;
}

namespace vmcoach::store {

/// A point in time to the millisecond (UTC), as row versions need it.
using Timestamp = date::sys_time<std::chrono::milliseconds>;

/// The log's hybrid logical clock: the time in milliseconds, so many bits to count what happens
/// within one, and never behind what the file has seen.
inline constexpr int clock_counter_bits = 15;

/// One open vmcoach database: the file is ours, sound as far as opening tells, and of this
/// program's schema. Other processes may read and write it meanwhile.
class Database {
  public:
    /// Opens a file that must exist; one that an older program wrote is brought up to date.
    /// @throws Error not_found (no such file), bad_database, busy, io
    static Database open(const std::filesystem::path& path,
                         std::span<const Migration> migrations = all_migrations());

    /// Opens a file, and creates it (mode 0600, its folder 0700) when it doesn't exist.
    /// @throws Error bad_database, busy, io
    static Database open_or_create(const std::filesystem::path& path,
                                   std::span<const Migration> migrations = all_migrations());

    /// Opens a file that must exist and stays as it is, whatever version of this program wrote it.
    /// @throws Error not_found, bad_database, busy, io
    static Database open_copy(const std::filesystem::path& path);

    /// Opens a file that must exist, for reading, and only where that can be done at once and
    /// changes nothing: it is of this version, and nobody holds it or has left it half written.
    /// @throws Error not_found, bad_database, busy, io
    static Database open_as_it_is(const std::filesystem::path& path);

    /// A database that nobody else sees, and that is gone with the object.
    static Database temporary();

    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    ~Database();

    /// Before much is written: keeps more of the file in memory (48 MiB), so that a page is written
    /// once and not over and over. What SQLite notes to take a statement back stays in memory, too.
    void expect_much() const;

    /// Before a short list is read, or a table once: keeps few pages in memory (64). What a list
    /// needs lies all over the file, most pages are wanted once, and a page in used memory costs
    /// less than one in fresh: of `due` with fifty promises, a sixth of its time.
    void expect_little() const;

    /// From here on, rows are not checked against the schema: for many that are made of domain
    /// values, which hold nothing else. For each list of words in a CHECK, SQLite makes a table,
    /// row by row. Not inside a transaction.
    void trust_our_rows() const;

    /// Whether a transaction has changed anything; it stays known when the object is gone.
    const std::shared_ptr<bool>& has_changed() const { return has_changed_; }

    SQLite::Database& sql() const { return *sql_; }
    const std::filesystem::path& path() const { return path_; }

  private:
    /// @param file  as SQLite is told it
    Database(std::filesystem::path path, const std::string& file, int flags);
    /// @param waits  for those who hold the file
    void configure(bool waits = true);
    /// @param may_create  whether an empty file is filled; else it counts as missing
    void prepare(std::span<const Migration> migrations, bool may_create);
    void leave_write_ahead(FileState state);

    std::filesystem::path path_;
    std::unique_ptr<std::chrono::steady_clock::time_point> lock_wait_started_;
    std::unique_ptr<SQLite::Database> sql_;
    std::shared_ptr<bool> has_changed_ = std::make_shared<bool>(false);
};

/// The advice where nobody knows whether a commit is made.
inline constexpr const char* may_be_stored = "it may be stored or not: look before you try again";

/// Tells whether a commit that has failed is made all the same: what SQLite does after it may fail
/// as well, and SQLite doesn't tell the one from the other. Begins before the commit.
class CommitWitness {
  public:
    explicit CommitWitness(const Database& database);

    /// To be asked after the failure; nothing is left open then.
    /// @return none where that can't be found out
    std::optional<bool> is_made() const;

  private:
    const Database& database_;
    std::optional<std::uint32_t> before_;
};

/// Several reads that see one state of the file. Ends with the object.
class Snapshot {
  public:
    explicit Snapshot(const Database& database);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

  private:
    const Database& database_;
};

/// All that one command changes: either everything happens, durably, or nothing. Other writers wait
/// from its construction to its end, so no person and no other program may be waited for meanwhile.
class WriteTransaction {
  public:
    /// @param command  what the user called, for the history: `note`
    WriteTransaction(const Database& database, std::string_view command, Timestamp now);
    ~WriteTransaction();
    WriteTransaction(const WriteTransaction&) = delete;
    WriteTransaction& operator=(const WriteTransaction&) = delete;

    const Database& database() const { return database_; }

    /// Called by every function that writes: enters the command into the log before its first
    /// change, so that a command that changes nothing leaves no trace.
    const Database& begin_change();

    /// The log's clock goes on behind this one, which another machine's has come to.
    void see_clock(std::int64_t clock) { seen_clock_ = std::max(seen_clock_, clock); }

    /// Enters into the log that what follows takes back what another command has changed.
    void begin_reversal(std::int64_t of_command);

    /// For a change that adds many rows: see Postponed. commit() catches up.
    Postponed& postponed();

    Uid new_uid() const { return make_uid(now_); }

    /// Makes the changes durable.
    /// @throws Error  also where the changes are made, and only what comes after that failed: then
    ///                Database::has_changed() says so
    void commit();

  private:
    const Database& database_;
    std::string command_;
    Timestamp now_;
    std::int64_t seen_clock_ = 0;
    std::unique_ptr<Postponed> postponed_;
    bool logged_ = false;
    bool committed_ = false;
};

}  // namespace vmcoach::store
