#include "vmcoach/store/database.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <random>
#include <thread>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "vmcoach/store/failure.hpp"
#include "vmcoach/store/file.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

using text::Error;
using text::ErrorKind;

constexpr std::chrono::seconds patience{5};

constexpr int existing_file = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW;

/// SQLite calls this while another process holds a lock. Pauses of random length keep waiting
/// processes from trying in step.
int wait_for_lock(void* context, int attempt) {
    auto& started = *static_cast<std::chrono::steady_clock::time_point*>(context);
    const auto now = std::chrono::steady_clock::now();
    if (attempt == 0) {
        started = now;
    } else if (now - started >= patience) {
        return 0;
    }
    static std::minstd_rand random(std::random_device{}());
    std::uniform_int_distribution<int> pause(500, 5000);
    std::this_thread::sleep_for(std::chrono::microseconds{pause(random)});
    return 1;
}

int pragma_value(SQLite::Database& sql, const char* pragma) {
    return sql.execAndGet(pragma).getInt();
}

/// What the file's header counts its commits with.
std::optional<std::uint32_t> change_counter(SQLite::Database& sql) {
    constexpr sqlite3_int64 place = 24;
    sqlite3_file* file = nullptr;
    std::array<unsigned char, 4> bytes{};
    if (sqlite3_file_control(sql.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) !=
            SQLITE_OK ||
        file->pMethods == nullptr ||
        file->pMethods->xRead(file, bytes.data(), bytes.size(), place) != SQLITE_OK) {
        return std::nullopt;
    }
    return bytes[0] << 24U | bytes[1] << 16U | bytes[2] << 8U | bytes[3];
}

/// The same after a commit that has failed, when what it left half done is taken back.
std::optional<std::uint32_t> change_counter_after_failure(SQLite::Database& sql) {
    try {
        sql.tryExec("ROLLBACK");
        sql.exec("BEGIN");
        sql.execAndGet("SELECT count(*) FROM sqlite_schema");
        const auto counter = change_counter(sql);
        sql.exec("ROLLBACK");
        return counter;
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    }
}

Error missing(const std::filesystem::path& path) {
    return {ErrorKind::not_found, text::format("there is no database at {} yet", path.string()),
            "add the first prospect: vmcoach prospect add NAME"};
}

}  // namespace

Database::Database(std::filesystem::path path, const std::string& file, int flags)
    : path_(std::move(path)),
      lock_wait_started_(std::make_unique<std::chrono::steady_clock::time_point>()) {
    // One thread uses SQLite, and nobody asks how much memory it takes.
    static const bool configured = [] {
        sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        return true;
    }();
    static_cast<void>(configured);
    errno = 0;
    try {
        sql_ = std::make_unique<SQLite::Database>(file, flags);
    } catch (const SQLite::Exception& exception) {
        throw translate(exception, path_, errno == ENOENT ? 0 : errno);
    }
}

Database::Database(Database&& other) noexcept = default;
Database& Database::operator=(Database&& other) noexcept = default;
Database::~Database() = default;

void Database::configure(bool waits) {
    sqlite3* handle = sql_->getHandle();
    if (waits) {
        sqlite3_busy_handler(handle, wait_for_lock, lock_wait_started_.get());
    }
    for (const auto& [option, value] :
         {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1}, std::pair{SQLITE_DBCONFIG_DQS_DML, 0},
          std::pair{SQLITE_DBCONFIG_DQS_DDL, 0}, std::pair{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
          std::pair{SQLITE_DBCONFIG_ENABLE_FKEY, 1}}) {
        sqlite3_db_config(handle, option, value, nullptr);
    }
    // EXTRA also makes the removal of the journal durable: with FULL, a power cut just after a
    // commit may bring the journal back, and the commit is undone.
    sql_->exec("PRAGMA secure_delete = ON; PRAGMA synchronous = EXTRA");
}

void Database::prepare(std::span<const Migration> migrations, bool may_create) {
    guarded(*this, [&] {
        configure();
        const int version = pragma_value(*sql_, "PRAGMA user_version");
        const int id = pragma_value(*sql_, "PRAGMA application_id");
        if (!may_create && version == 0 && id == 0) {
            throw missing(path_);
        }
        if (id != application_id || version != static_cast<int>(migrations.size())) {
            migrate(*sql_, path_, migrations);
        } else {
            require_newest_schema(*sql_, path_, migrations);
        }
    });
}

void Database::leave_write_ahead(FileState state) {
    if (state == FileState::write_ahead) {
        // Debian 12's SQLite has a bug in this mode that can damage the file when the log is
        // reset.
        guarded(*this, [this] { sql_->exec("PRAGMA journal_mode = DELETE"); });
    }
}

Database Database::open(const std::filesystem::path& path, std::span<const Migration> migrations) {
    const FileState state = inspect(path, static_cast<int>(migrations.size()));
    if (state == FileState::missing) {
        throw missing(path);
    }
    Database database(path, plain_path(path).string(), existing_file);
    database.prepare(migrations, false);
    database.leave_write_ahead(state);
    return database;
}

Database Database::open_or_create(const std::filesystem::path& path,
                                  std::span<const Migration> migrations) {
    const FileState state = inspect(path, static_cast<int>(migrations.size()));
    if (state == FileState::missing) {
        create(path);
    }
    Database database(path, plain_path(path).string(), existing_file);
    database.prepare(migrations, true);
    database.leave_write_ahead(state);
    return database;
}

Database Database::open_copy(const std::filesystem::path& path) {
    if (inspect(path, static_cast<int>(all_migrations().size())) == FileState::missing) {
        throw not_ours(path);
    }
    Database database(path, plain_path(path).string(), SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW);
    guarded(database, [&] { database.configure(); });
    return database;
}

Database Database::open_as_it_is(const std::filesystem::path& path) {
    const std::span<const Migration> migrations = all_migrations();
    const FileState state = inspect(path, static_cast<int>(migrations.size()));
    if (state == FileState::missing) {
        throw missing(path);
    }
    if (state == FileState::write_ahead) {
        // Even for reading it, SQLite would make files beside it.
        throw Error(ErrorKind::busy, text::format("{} is in use", path.string()));
    }
    Database database(path, plain_path(path).string(), SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW);
    guarded(database, [&] {
        database.configure(false);
        database.expect_little();
        require_newest_schema(database.sql(), path, migrations);
    });
    return database;
}

Database Database::temporary() {
    Database database("a temporary database", "", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.prepare(all_migrations(), true);
    return database;
}

void Database::expect_much() const {
    guarded(*this,
            [this] { sql_->exec("PRAGMA cache_size = -49152; PRAGMA temp_store = MEMORY"); });
}

void Database::expect_little() const {
    guarded(*this, [this] { sql_->exec("PRAGMA cache_size = 64"); });
}

void Database::trust_our_rows() const {
    guarded(*this, [this] {
        sql_->exec("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
    });
}

CommitWitness::CommitWitness(const Database& database)
    : database_(database), before_(change_counter(database.sql())) {}

std::optional<bool> CommitWitness::is_made() const {
    const auto after = change_counter_after_failure(database_.sql());
    return before_ && after ? std::optional(*before_ != *after) : std::nullopt;
}

Snapshot::Snapshot(const Database& database) : database_(database) {
    guarded(database_, [&] { database_.sql().exec("BEGIN"); });
}

Snapshot::~Snapshot() {
    database_.sql().tryExec("ROLLBACK");
}

WriteTransaction::WriteTransaction(const Database& database, std::string_view command,
                                   Timestamp now)
    : database_(database), command_(command), now_(now) {
    // Whoever changes pages looks at them more closely; for reading, SQLite's usual checks are
    // enough, and this one would make a long list dearer.
    guarded(database_,
            [&] { database_.sql().exec("PRAGMA cell_size_check = ON; BEGIN IMMEDIATE"); });
    // SQLite 3.40 does not count FTS5 among what an untrusted schema may use, and the triggers
    // that keep the full-text indexes use it. Reading needs no such trust.
    sqlite3_db_config(database_.sql().getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, nullptr);
}

WriteTransaction::~WriteTransaction() {
    if (!committed_) {
        database_.sql().tryExec("ROLLBACK");
    }
}

const Database& WriteTransaction::begin_change() {
    if (!logged_) {
        const std::int64_t time =
            std::max(now_.time_since_epoch().count() << clock_counter_bits, seen_clock_ + 1);
        Query(database_,
              "INSERT INTO command (clock, name) "
              "SELECT max(?1, 1 + coalesce((SELECT clock FROM command ORDER BY id DESC LIMIT "
              "1), 0)),"
              " ?2",
              time, command_)
            .run();
        logged_ = true;
    }
    return database_;
}

void WriteTransaction::begin_reversal(std::int64_t of_command) {
    begin_change();
    Query(database_, "UPDATE command SET reverses = ? WHERE id = (SELECT max(id) FROM command)",
          of_command)
        .run();
}

Postponed& WriteTransaction::postponed() {
    if (!postponed_) {
        postponed_ = std::make_unique<Postponed>(database_);
    }
    return *postponed_;
}

void WriteTransaction::commit() {
    if (postponed_) {
        postponed_->catch_up();
    }
    SQLite::Database& sql = database_.sql();
    const CommitWitness witness(database_);
    try {
        guarded(database_, [&] { sql.exec("COMMIT"); });
    } catch (const Error& error) {
        // The commit is made when the journal is gone. Making that durable and giving back the
        // locks may still fail.
        const auto is_made = witness.is_made();
        if (!is_made) {
            throw Error(error.kind(), error.message(), may_be_stored);
        }
        *database_.has_changed() = *database_.has_changed() || *is_made;
        throw;
    }
    committed_ = true;
    *database_.has_changed() = *database_.has_changed() || sql.getTotalChanges() > 0;
}

}  // namespace vmcoach::store
