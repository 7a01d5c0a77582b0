#include "vmcoach/store/postponed.hpp"

#include "vmcoach/store/query.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {

using text::format;

void Postponed::postpone(const std::string& trigger, const std::string& table,
                         const std::string& statement) {
    guarded(database_, [&] {
        SQLite::Statement definition(database_.sql(),
                                     "SELECT sql FROM sqlite_schema WHERE name = ?");
        definition.bind(1, trigger);
        definition.executeStep();
        const std::int64_t last =
            database_.sql()
                .execAndGet(format("SELECT coalesce(max(id), 0) FROM {}", table))
                .getInt64();
        triggers_.push_back(
            {definition.getColumn(0).getString(),
             format("{} WHERE {}.id > {} ORDER BY {}.id", statement, table, last, table)});
        definition.reset();
        database_.sql().exec("DROP TRIGGER " + trigger);
    });
}

void Postponed::postpone_indexes() {
    for (const TextIndex& names : text_indexes) {
        postpone(format("{}_insert", names.index), names.table,
                 format("INSERT INTO {0} (rowid, {2}) SELECT id, {2} FROM {1}", names.index,
                        names.table, names.column));
    }
    postpone(
        "name_word_insert", "prospect",
        "INSERT OR IGNORE INTO name_word (word, prospect_id) SELECT value, prospect.id"
        " FROM prospect, json_each('[' || replace(json_quote(name_key), ' ', '\",\"') || ']')");
}

void Postponed::postpone_log() {
    for (const char* table : logged_tables) {
        postpone(
            format("{}_log_insert", table), table,
            format("INSERT INTO operation (command_id, subject, uid, field, old, new)"
                   " SELECT (SELECT max(id) FROM command), '{0}', uid, '', NULL, NULL FROM {0}",
                   table));
    }
}

void Postponed::catch_up() {
    guarded(database_, [&] {
        for (const Trigger& trigger : triggers_) {
            database_.sql().exec(trigger.statement);
        }
        for (const Trigger& trigger : triggers_) {
            database_.sql().exec(trigger.definition);
        }
    });
    triggers_.clear();
}

}  // namespace vmcoach::store
