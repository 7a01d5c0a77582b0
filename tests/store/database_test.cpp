#include "vmcoach/store/database.hpp"

#include <array>
#include <fstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "scratch.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/touches.hpp"
#include "vmcoach/text/error.hpp"

using namespace vmcoach::store;
using vmcoach::tests::Scratch;
using vmcoach::text::Error;
using vmcoach::text::ErrorKind;

namespace {

void first_step(SQLite::Database& sql) {
    sql.exec("CREATE TABLE old (value TEXT)");
}

void second_step(SQLite::Database& sql) {
    sql.exec("ALTER TABLE old RENAME TO new");
}

void failing_step(SQLite::Database& sql) {
    sql.exec("DROP TABLE old");
    sql.exec("DROP TABLE missing");
}

constexpr std::array<Migration, 1> first = {first_step};
constexpr std::array<Migration, 2> both = {first_step, second_step};
constexpr std::array<Migration, 2> failing = {first_step, failing_step};

std::int64_t number(const Database& database, const std::string& sql) {
    Query query(database, sql);
    query.next();
    return query.integer(0);
}

ErrorKind kind_of_failure(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.kind();
    }
    FAIL("nothing failed");
    return ErrorKind::internal;
}

int mode(const std::filesystem::path& path) {
    struct stat status {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    return static_cast<int>(status.st_mode & 0777U);
}

}  // namespace

TEST_CASE("a database is created for its owner alone") {
    const Scratch scratch;
    const auto path = scratch / "new" / "folder" / "x.db";
    Database::open_or_create(path);
    CHECK(mode(path) == 0600);
    CHECK(mode(path.parent_path()) == 0700);
}

TEST_CASE("reading what isn't there creates nothing") {
    const Scratch scratch;
    const auto path = scratch / "x.db";
    CHECK(kind_of_failure([&] { Database::open(path); }) == ErrorKind::not_found);
    CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a migration brings data along and leaves a copy from before") {
    const Scratch scratch;
    const auto path = scratch / "x.db";
    const auto backup = scratch / "x.db.backup-v1";
    {
        const Database old = Database::open_or_create(path, first);
        old.sql().exec("INSERT INTO old VALUES ('kept')");
    }
    const Database migrated = Database::open(path, both);
    CHECK(number(migrated, "SELECT count(*) FROM new WHERE value = 'kept'") == 1);
    CHECK(number(migrated, "PRAGMA user_version") == 2);
    CHECK(mode(backup) == 0600);
    const Database before = Database::open(backup, first);
    CHECK(number(before, "SELECT count(*) FROM old WHERE value = 'kept'") == 1);
    CHECK(number(before, "PRAGMA user_version") == 1);
}

TEST_CASE("a database of the first schema is brought up to this one's") {
    const Scratch scratch;
    const auto path = scratch / "x.db";
    {
        const Database old = Database::open_or_create(path, all_migrations().first(1));
        WriteTransaction transaction(old, "prospect add", {});
        insert_prospect(transaction, {.name = "Dana Ortiz", .company = "Acme"}, {});
        transaction.commit();
    }
    const Database database = Database::open(path);
    CHECK(number(database, "PRAGMA user_version") ==
          static_cast<std::int64_t>(all_migrations().size()));
    CHECK(find_prospect(database, 1).value().company == "Acme");
    CHECK(voicemails_at_company(database, "ACME", 2).empty());
}

TEST_CASE("a file whose end is missing is refused") {
    const Scratch scratch;
    const auto path = scratch / "x.db";
    Database::open_or_create(path);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1);
    CHECK(kind_of_failure([&] { Database::open(path); }) == ErrorKind::bad_database);
}

TEST_CASE("a migration that fails leaves the file as it was") {
    const Scratch scratch;
    const auto path = scratch / "x.db";
    Database::open_or_create(path, first);
    CHECK_THROWS(Database::open(path, failing));
    const Database database = Database::open(path, first);
    CHECK(number(database, "SELECT count(*) FROM old") == 0);
    CHECK_FALSE(std::filesystem::exists(scratch / "x.db.backup-v1"));
}

TEST_CASE("a newer program's file is refused") {
    const Scratch scratch;
    const auto path = scratch / "x.db";
    Database::open_or_create(path, both);
    CHECK(kind_of_failure([&] { Database::open(path, first); }) == ErrorKind::bad_database);
}

TEST_CASE("another program's file is refused") {
    const Scratch scratch;
    const auto path = scratch / "x.db";
    SQLite::Database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE theirs (x)");
    CHECK(kind_of_failure([&] { Database::open_or_create(path); }) == ErrorKind::bad_database);
    const auto text = scratch / "x.txt";
    std::ofstream(text) << "no database at all";
    CHECK(kind_of_failure([&] { Database::open_or_create(text); }) == ErrorKind::bad_database);
}

TEST_CASE("what is not committed has not happened") {
    const Scratch scratch;
    const Database database = Database::open_or_create(scratch / "x.db");
    {
        WriteTransaction transaction(database, "test", Timestamp{});
        transaction.begin_change();
    }
    CHECK(number(database, "SELECT count(*) FROM command") == 0);
    WriteTransaction transaction(database, "test", Timestamp{});
    transaction.begin_change();
    transaction.begin_change();
    transaction.commit();
    CHECK(number(database, "SELECT count(*) FROM command") == 1);
}

TEST_CASE("the logical clock never goes back") {
    const Scratch scratch;
    const Database database = Database::open_or_create(scratch / "x.db");
    for (const int milliseconds : {1000, 1000, 5}) {
        WriteTransaction transaction(database, "test",
                                     Timestamp{std::chrono::milliseconds{milliseconds}});
        transaction.begin_change();
        transaction.commit();
    }
    CHECK(number(database, "SELECT clock FROM command WHERE id = 1") == 1000 << 15);
    CHECK(number(database, "SELECT clock FROM command WHERE id = 2") == (1000 << 15) + 1);
    CHECK(number(database, "SELECT clock FROM command WHERE id = 3") == (1000 << 15) + 2);
}
