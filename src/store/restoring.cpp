#include "vmcoach/store/restoring.hpp"

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vmcoach/store/copies.hpp"
#include "vmcoach/store/erasure.hpp"
#include "vmcoach/store/examination.hpp"
#include "vmcoach/store/failure.hpp"
#include "vmcoach/store/file.hpp"
#include "vmcoach/store/log.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/replica.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/time/instant.hpp"

namespace vmcoach::store {
namespace {

namespace fs = std::filesystem;
using text::Error;
using text::ErrorKind;
using text::format;

constexpr const char* journal_suffix = "-journal";

Error damaged_copy(const fs::path& copy, const std::string& what) {
    return {ErrorKind::bad_database, format("{} is damaged: {}", copy.string(), what),
            "restore another copy; nothing was changed"};
}

void require_sound(const Database& database, const fs::path& copy) {
    for (const auto& findings : {find_damage(database), find_lost_rows(database)}) {
        int cause = 0;
        sqlite3_file_control(database.sql().getHandle(), "main", SQLITE_FCNTL_LAST_ERRNO, &cause);
        if (!findings.empty() && cause != 0) {
            throw file_error("cannot read", database.path(), cause);
        }
        if (!findings.empty()) {
            throw damaged_copy(copy, findings.front());
        }
    }
}

/// What is prepared beside the database, and gone at the end. There is one at a time.
class Prepared {
  public:
    explicit Prepared(const fs::path& database) : database_(database), lock_(lock()) {
        try {
            remove_prepared(database_);
        } catch (...) {
            close(lock_);
            throw;
        }
    }
    ~Prepared() {
        try {
            remove_prepared(database_);
        } catch (const Error&) {
            // The next restore tries again.
        }
        unlink(restore_lock(database_).c_str());
        close(lock_);
    }
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;

    fs::path path() const { return prepared_copy(database_); }

  private:
    /// @return a descriptor that holds the lock
    int lock() const {
        create_folder_of(database_);
        const fs::path path = restore_lock(database_);
        while (true) {
            const int descriptor =
                open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
            if (descriptor < 0) {
                throw file_error("cannot create", path, errno);
            }
            if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
                const int error = errno;
                close(descriptor);
                if (error == EWOULDBLOCK) {
                    throw Error(ErrorKind::busy,
                                format("{} is being restored already", database_.string()),
                                "nothing was changed; try again when that has finished");
                }
                throw file_error("cannot lock", path, error);
            }
            // Whoever held it before may have removed it meanwhile.
            struct stat held {};
            struct stat there {};
            if (fstat(descriptor, &held) == 0 && stat(path.c_str(), &there) == 0 &&
                held.st_ino == there.st_ino) {
                return descriptor;
            }
            close(descriptor);
        }
    }

    fs::path database_;
    int lock_;
};

/// Takes over who has been erased.
/// @return how many of them are in the copy, and are erased there, too
std::size_t erase_again(const Database& current, const Database& copy, Timestamp now) {
    WriteTransaction transaction(copy, forget_command, now);
    const std::vector<std::int64_t> people = take_over_erased(transaction, current);
    for (const std::int64_t id : people) {
        erase(transaction, find_prospect(copy, id).value(), date::floor<std::chrono::seconds>(now));
    }
    // For the hub it is another file from now on: its clock has been here before.
    Query(copy, "DELETE FROM replica WHERE key = ?", place_key).run();
    transaction.commit();
    if (!people.empty()) {
        finish_erasure(copy);
    }
    return people.size();
}

/// Nobody else reads or writes the database as long as the object lives.
class Exclusive {
  public:
    explicit Exclusive(const Database& database) : database_(database) {
        // In this mode, a lock is kept also while another is waited for: so only when it is there.
        guarded(database_, [&] {
            database_.sql().exec("BEGIN EXCLUSIVE; PRAGMA locking_mode = EXCLUSIVE; COMMIT");
        });
    }

    /// Makes the database what another is, in one transaction.
    void become(const Database& other) const {
        errno = 0;
        sqlite3* target = database_.sql().getHandle();
        sqlite3_backup* backup =
            sqlite3_backup_init(target, "main", other.sql().getHandle(), "main");
        if (backup != nullptr) {
            sqlite3_backup_step(backup, -1);
        }
        const int code =
            backup != nullptr ? sqlite3_backup_finish(backup) : sqlite3_errcode(target);
        if (code != SQLITE_OK) {
            const SQLite::Exception exception(sqlite3_errstr(code), code);
            throw translate(exception, database_.path(), system_error(target, exception, errno));
        }
    }

  private:
    const Database& database_;
};

/// What was kept of the database is not needed where it stays as it is.
void replace(const Database& current, const Exclusive& exclusive, const Database& next,
             const Restored& result) {
    const CommitWitness witness(current);
    try {
        exclusive.become(next);
    } catch (const Error& error) {
        const auto is_made = witness.is_made();
        if (is_made == false && result.replaced) {
            std::error_code ignored;
            fs::remove(*result.replaced, ignored);
        }
        if (is_made != false) {
            throw Error(error.kind(), error.message(),
                        is_made ? "what was restored is stored all the same" : may_be_stored);
        }
        throw;
    }
}

/// Puts a file that is damaged aside as it is, and the new one in its place.
void swap_files(const fs::path& prepared, const fs::path& database, const fs::path& replaced) {
    const std::string journal = database.string() + journal_suffix;
    // SQLite would put the old file's journal into the new one.
    std::error_code error;
    if (fs::exists(journal, error)) {
        fs::rename(journal, replaced.string() + journal_suffix, error);
    }
    if (!error) {
        fs::create_hard_link(database, replaced, error);
    }
    if (!error) {
        fs::rename(prepared, database, error);
    }
    if (error) {
        throw file_error("cannot replace", database, error.value());
    }
    make_durable(plain_path(database).parent_path());
}

/// `20261124T132500Z`
std::string stamp(Timestamp now) {
    std::string text = time::format_instant(date::floor<std::chrono::seconds>(now));
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

Database open_source(const fs::path& copy) {
    try {
        return Database::open_copy(copy);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::bad_database) {
            throw;
        }
        throw Error(error.kind(), error.message(), "restore another copy; nothing was changed");
    }
}

/// Copies a copy, and looks through it.
void prepare(const fs::path& copy, const fs::path& target) {
    const Database source = open_source(copy);
    require_sound(source, copy);
    guarded(source, [&] { copy_database(source.sql(), target); });
}

/// Brings what is prepared up to date.
Database open_prepared(const fs::path& prepared, const fs::path& copy) {
    try {
        Database database = Database::open(prepared);
        require_sound(database, copy);
        return database;
    } catch (const Error& error) {
        // Nobody knows the file by its own name.
        std::string message = error.message();
        const std::size_t place = message.find(prepared.string());
        if (place != std::string::npos) {
            message.replace(place, prepared.string().size(), copy.string());
        }
        throw Error(error.kind(), message, error.hint());
    }
}

/// @return none where there is no database yet, or one that is too damaged to be opened
std::optional<Database> open_current(const fs::path& path, bool& is_damaged) {
    try {
        return Database::open(path);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::not_found) {
            return std::nullopt;
        }
        if (error.kind() != ErrorKind::bad_database) {
            throw;
        }
        if (!is_of_this_program(path, static_cast<int>(all_migrations().size()))) {
            throw Error(error.kind(), error.message(),
                        "it is not replaced; move it away first, or name another file with --db");
        }
        is_damaged = true;
        return std::nullopt;
    }
}

}  // namespace

Restored restore(const fs::path& copy, const fs::path& database, Timestamp now) {
    bool is_damaged = false;
    open_current(database, is_damaged);
    const Prepared prepared(database);
    prepare(copy, prepared.path());
    std::optional<Database> next = open_prepared(prepared.path(), copy);
    Restored result;
    if (is_damaged) {
        next.reset();
        result.was_damaged = true;
        result.replaced = replaced_copy(database, stamp(now));
        swap_files(prepared.path(), database, *result.replaced);
        return result;
    }
    const bool is_new =
        inspect(database, static_cast<int>(all_migrations().size())) == FileState::missing;
    const Database current = Database::open_or_create(database);
    const Exclusive exclusive(current);
    remove_unfinished(database);
    result.erased_again = erase_again(current, *next, now);
    if (!is_new) {
        result.replaced = replaced_copy(database, stamp(now));
        guarded(current, [&] { copy_database(current.sql(), *result.replaced); });
    }
    replace(current, exclusive, *next, result);
    return result;
}

}  // namespace vmcoach::store
