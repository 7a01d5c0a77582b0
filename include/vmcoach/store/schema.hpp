#pragma once

namespace SQLite {
class Database;
}

namespace vmcoach::store {

/// Schema version 1: every table, index and trigger of an empty database. src/store/schema.cpp says
/// what each table is for.
void create_schema(SQLite::Database& database);

/// Schema version 2: prospects are found by their company.
void add_company_index(SQLite::Database& database);

}  // namespace vmcoach::store
