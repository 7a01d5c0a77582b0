#include "vmcoach/store/examination.hpp"

#include "vmcoach/store/query.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

using text::format;

/// More of a kind than these help nobody.
constexpr int most_findings = 10;

std::int64_t number(const Database& database, const std::string& sql) {
    Query query(database, sql);
    query.next();
    return query.integer(0);
}

bool agrees_with_texts(const Database& database, const TextIndex& names) {
    // The check is an INSERT to SQLite, though it changes nothing.
    const WriteTransaction transaction(database, "", {});
    try {
        // Rank 1 compares the index with the texts that it was made from.
        database.sql().exec(
            format("INSERT INTO {0} ({0}, rank) VALUES ('integrity-check', 1)", names.index));
        return true;
    } catch (const SQLite::Exception& exception) {
        if ((exception.getErrorCode() & 0xff) != SQLITE_CORRUPT) {
            throw translate(exception, database.path(), 0);
        }
        return false;
    }
}

}  // namespace

Extent measure(const Database& database) {
    const std::int64_t page = number(database, "PRAGMA page_size");
    Extent extent{.bytes = page * number(database, "PRAGMA page_count"),
                  .free_bytes = page * number(database, "PRAGMA freelist_count")};
    for (const char* table : {"prospect", "note", "touch", "promise", "command"}) {
        extent.rows.emplace_back(table, number(database, format("SELECT count(*) FROM {}", table)));
    }
    return extent;
}

std::vector<std::string> find_damage(const Database& database) {
    std::vector<std::string> damage;
    Query query(database, format("PRAGMA integrity_check({})", most_findings));
    while (query.next()) {
        if (query.text(0) != "ok") {
            damage.push_back(query.text(0));
        }
    }
    return damage;
}

std::vector<std::string> find_lost_rows(const Database& database) {
    std::vector<std::string> rows;
    Query query(database,
                format("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT {}",
                       most_findings));
    while (query.next()) {
        rows.push_back(format("{} {} refers to no {}", query.text(0),
                              query.optional_integer(1).value_or(0), query.text(2)));
    }
    return rows;
}

std::optional<std::vector<std::string>> find_stale_indexes(const Database& database) {
    std::vector<std::string> stale;
    try {
        for (const TextIndex& names : text_indexes) {
            if (!agrees_with_texts(database, names)) {
                stale.emplace_back(names.index);
            }
        }
    } catch (const text::Error& error) {
        if (error.kind() != text::ErrorKind::io) {
            throw;
        }
        return std::nullopt;
    }
    return stale;
}

}  // namespace vmcoach::store
