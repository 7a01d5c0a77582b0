#include "vmcoach/store/postponed.hpp"

#include "vmcoach/store/query.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {

using text::format;

void Postponed::postpone(const std::string& trigger, const std::string& table,
                         const std::string& statement, bool is_log) {
    guarded(database_, [&] {
        SQLite::Statement definition(database_.sql(),
                                     "SELECT sql FROM sqlite_schema WHERE name = ?");
        definition.bind(1, trigger);
        definition.executeStep();
        triggers_.push_back(
            {definition.getColumn(0).getString(), table, statement, last_row(table), is_log});
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
                   table),
            true);
    }
}

std::int64_t Postponed::last_row(const std::string& table) const {
    return database_.sql()
        .execAndGet(format("SELECT coalesce(max(id), 0) FROM {}", table))
        .getInt64();
}

void Postponed::run(const Trigger& trigger) const {
    database_.sql().exec(format("{0} WHERE {1}.id > {2} ORDER BY {1}.id", trigger.statement,
                                trigger.table, trigger.last));
}

void Postponed::catch_up_log() {
    guarded(database_, [&] {
        for (Trigger& trigger : triggers_) {
            if (trigger.is_log) {
                run(trigger);
                trigger.last = last_row(trigger.table);
            }
        }
    });
}

void Postponed::catch_up() {
    guarded(database_, [&] {
        for (const Trigger& trigger : triggers_) {
            run(trigger);
        }
        for (const Trigger& trigger : triggers_) {
            database_.sql().exec(trigger.definition);
        }
    });
    triggers_.clear();
}

}  // namespace vmcoach::store
