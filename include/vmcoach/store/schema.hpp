#pragma once

#include <array>
#include <cstdint>

namespace SQLite {
class Database;
}

namespace vmcoach::store {

/// A full-text index over one column of a table, kept by triggers.
struct TextIndex {
    const char* index;
    const char* table;
    const char* column;
};

inline constexpr std::array text_indexes = {
    TextIndex{"note_words", "note", "text"},
    TextIndex{"touch_words", "touch", "text"},
    TextIndex{"promise_words", "promise", "about"},
};

/// The tables whose changes are logged, by triggers. A row refers to rows of those before its own.
inline constexpr std::array logged_tables = {"prospect", "phone", "email",  "tag",
                                             "note",     "touch", "promise"};

/// Schema version 1: every table, index and trigger of an empty database. src/store/schema.cpp says
/// what each table is for.
void create_schema(SQLite::Database& database);

/// Schema version 2: prospects are found by their company.
void add_company_index(SQLite::Database& database);

/// Schema version 3: the log knows which command took back which. All triggers are made anew, and
/// so every database has the same from here on.
void add_reversals(SQLite::Database& database);

/// Schema version 4: the newest notes, touches and promises are found without a look at the others.
void add_time_indexes(SQLite::Database& database);

/// Schema version 5: what is exchanged with other machines, and whose a promise is.
void add_sync(SQLite::Database& database);

/// Tells apart what tables and triggers consist of. It doesn't look at indexes, nor at what
/// somebody has added beside the tables.
std::uint64_t schema_fingerprint(SQLite::Database& database);

/// That of the newest schema. tests/store/schema_test.cpp says what it must be.
inline constexpr std::uint64_t newest_schema_fingerprint = 0xdb0785e10f69aaa6;

}  // namespace vmcoach::store
