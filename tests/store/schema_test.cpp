#include "vmcoach/store/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include "vmcoach/store/database.hpp"

using namespace vmcoach::store;

TEST_CASE("the newest schema has the fingerprint that databases are known by") {
    SQLite::Database sql(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const Migration step : all_migrations()) {
        step(sql);
    }
    // After a change of the schema: a migration, and this number.
    CHECK(schema_fingerprint(sql) == newest_schema_fingerprint);

    const std::uint64_t before = schema_fingerprint(sql);
    sql.exec(
        "CREATE VIEW mine AS SELECT 1; CREATE TABLE my_own (x);"
        "CREATE INDEX my_index ON note (kind)");
    CHECK(schema_fingerprint(sql) == before);
    sql.exec("CREATE TRIGGER planted AFTER INSERT ON note BEGIN SELECT 1; END");
    CHECK(schema_fingerprint(sql) != before);
}
