#include "vmcoach/store/outgoing.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "vmcoach/store/incoming.hpp"
#include "vmcoach/store/log.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/hex.hpp"

namespace vmcoach::store {
namespace {

using domain::Blob;
using domain::Field;
using domain::RecordType;
using domain::Value;
using text::format;

/// Older than what any command writes.
constexpr std::int64_t oldest_clock = 1;

std::string columns_of(const RecordType& type, std::string_view pattern_before,
                       std::string_view pattern_after) {
    std::string columns;
    for (const Field& field : type.fields) {
        columns += format("{}{}{}{}", columns.empty() ? "" : ", ", pattern_before, field.column,
                          pattern_after);
    }
    return columns;
}

/// Those that are missing are left out.
std::string object_sql(const RecordType& type, std::string_view name) {
    std::string members;
    for (const std::size_t index : fields_in(type, name)) {
        members += format("{}'{}', ?", members.empty() ? "" : ", ", type.fields[index].name);
    }
    return format("SELECT json_patch('{{}}', json_object({}))", members);
}

/// The rows of one type as they are or were, and as JSON.
class Rows {
  public:
    Rows(const Database& database, const RecordType& type)
        : database_(database),
          type_(type),
          current_(database,
                   format("SELECT {} FROM {} WHERE uid = ?", columns_of(type, "", ""), type.name)),
          removed_(database, format("SELECT {} FROM operation WHERE id = ?",
                                    columns_of(type, "old ->> '$.", "'"))) {}

    std::optional<std::vector<Value>> current(const std::string& uid) {
        current_.restart_with({Blob{uid}});
        return read(current_);
    }

    /// @param operation  one that removed the row
    std::optional<std::vector<Value>> removed_by(std::int64_t operation) {
        removed_.restart(operation);
        return read(removed_);
    }

    std::string object(std::string_view name, const std::vector<Value>& values) {
        Query& query = objects_.try_emplace(std::string(name), database_, object_sql(type_, name))
                           .first->second;
        std::vector<Value> members;
        for (const std::size_t index : fields_in(type_, name)) {
            const auto* bytes = std::get_if<Blob>(&values[index]);
            members.push_back(bytes != nullptr ? Value(text::hex(bytes->bytes)) : values[index]);
        }
        query.restart_with(members);
        query.next();
        return query.text(0);
    }

  private:
    std::optional<std::vector<Value>> read(Query& query) const {
        if (!query.next()) {
            return std::nullopt;
        }
        std::vector<Value> values;
        for (std::size_t i = 0; i < type_.fields.size(); ++i) {
            values.push_back(query.value(static_cast<int>(i)));
        }
        return values;
    }

    const Database& database_;
    const RecordType& type_;
    Query current_;
    Query removed_;
    std::map<std::string, Query> objects_;
};

struct Operation {
    std::int64_t id = 0;
    std::int64_t command = 0;
    std::int64_t clock = 0;
    Blob uid;
    std::string field;
    bool is_row = false;
    bool is_insertion = false;
};

}  // namespace

/// Makes registers of operations, with statements that are prepared once and don't outlive the
/// transaction.
class Outgoing::Pass {
  public:
    Pass(const Database& database, const Replica& replica)
        : database_(database),
          replica_(replica),
          undone_(database,
                  "SELECT EXISTS (SELECT 1 FROM later WHERE uid = ?1 AND id > ?2"
                  " AND command_id = ?3 AND kind = ?4)"),
          frame_(database,
                 "WITH last(id) AS (SELECT max(?2, coalesce((SELECT max(id) FROM later"
                 "   WHERE uid = ?1 AND command_id = ?3), 0)))"
                 " SELECT last.id, (SELECT min(later.id) FROM later"
                 "  WHERE uid = ?1 AND later.id > last.id AND kind = 'delete') FROM last"),
          changes_(database,
                   "SELECT field, old FROM operation WHERE id IN (SELECT min(id) FROM later"
                   " WHERE uid = ?1 AND id > ?2 AND id < ?3 AND kind = 'change' GROUP BY field)"),
          merged_into_(database,
                       "WITH RECURSIVE undone(id) AS (SELECT ?1 UNION SELECT reverses FROM command"
                       "  JOIN undone USING (id) WHERE reverses IS NOT NULL)"
                       " SELECT lower(hex(merged_into)) FROM command JOIN undone USING (id)"
                       " WHERE merged_into IS NOT NULL"),
          register_(database, keep_newer_register),
          outbox_(database,
                  "INSERT INTO outbox (uid, field, subject, person, clock, device, value)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?)") {}

    void collect(const RecordType& type, const Operation& operation) {
        if (command_ != operation.command) {
            command_ = operation.command;
            done_.clear();
        }
        if (operation.is_insertion) {
            if (!is_undone_at_once(operation, "delete")) {
                put(type, operation, whole_register);
            }
        } else if (operation.is_row) {
            if (!is_undone_at_once(operation, "insert")) {
                put_removal(type, operation);
            }
        } else if (const std::string_view name = register_of(type, operation.field);
                   !name.empty() && done_.emplace(operation.uid.bytes, name).second &&
                   !is_undone_at_once(operation, "delete")) {
            put(type, operation, name);
        }
    }

    /// Rows that the log doesn't know: whoever was merged with them has been erased.
    void collect_unlogged() {
        for (const char* name : logged_tables) {
            Query rows(database_, format("SELECT uid FROM {} WHERE NOT EXISTS (SELECT 1 FROM"
                                         " register WHERE register.uid = {}.uid AND field = '')",
                                         name, name));
            while (rows.next()) {
                put(*domain::record_type(name),
                    {.id = domain::largest_number,
                     .clock = oldest_clock,
                     .uid = Blob{rows.text(0)}},
                    whole_register);
            }
        }
    }

    /// What has left somebody, by their tables and uids.
    const std::vector<std::pair<std::string, Blob>>& departed() const { return departed_; }

  private:
    Rows& rows(const RecordType& type) {
        return rows_.try_emplace(type.name, database_, type).first->second;
    }

    /// Whether the same command did the opposite later on.
    bool is_undone_at_once(const Operation& operation, std::string_view by) {
        undone_.restart_with({operation.uid, operation.id, operation.command, std::string(by)});
        undone_.next();
        return undone_.boolean(0);
    }

    std::optional<Blob> uid_of(std::string_view type, const Value& id) {
        Query& present =
            uids_.try_emplace(type, database_, format("SELECT uid FROM {} WHERE id = ?", type))
                .first->second;
        present.restart_with({id});
        if (present.next()) {
            return Blob{present.text(0)};
        }
        if (!knows_those_gone_) {
            knows_those_gone_ = true;
            Query gone(database_,
                       "SELECT subject, old ->> '$.id', uid FROM operation WHERE field = ''"
                       " AND subject IN ('prospect', 'promise') AND json_valid(old)");
            while (gone.next()) {
                those_gone_[{gone.text(0), gone.integer(1)}] = Blob{gone.text(2)};
            }
        }
        const auto* number = std::get_if<std::int64_t>(&id);
        const auto found = those_gone_.find({std::string(type), number != nullptr ? *number : 0});
        return found == those_gone_.end() ? std::nullopt : std::optional(found->second);
    }

    Value uid_or_nothing(std::string_view type, const Value& id) {
        const auto uid =
            std::holds_alternative<std::monostate>(id) ? std::nullopt : uid_of(type, id);
        return uid ? Value(*uid) : Value();
    }

    /// The row as the command left it, with what it refers to by uid.
    std::optional<std::vector<Value>> values_after(const RecordType& type,
                                                   const Operation& operation) {
        frame_.restart_with({operation.uid, operation.id, operation.command});
        frame_.next();
        const std::int64_t end = frame_.integer(0);
        const auto removed = frame_.optional_integer(1);
        auto values =
            removed ? rows(type).removed_by(*removed) : rows(type).current(operation.uid.bytes);
        if (!values) {
            return std::nullopt;
        }
        changes_.restart_with({operation.uid, end, removed.value_or(domain::largest_number)});
        while (changes_.next()) {
            for (std::size_t i = 0; i < type.fields.size(); ++i) {
                if (type.fields[i].column == changes_.text(0)) {
                    (*values)[i] = changes_.value(1);
                }
            }
        }
        for (std::size_t i = 0; i < type.fields.size(); ++i) {
            if (domain::holds_id(type.fields[i])) {
                (*values)[i] = uid_or_nothing(type.fields[i].refers_to, (*values)[i]);
            }
        }
        if (const auto seller = domain::find_field(type, "seller");
            seller && std::holds_alternative<std::monostate>((*values)[*seller])) {
            (*values)[*seller] = replica_.seller;
        }
        return values;
    }

    void put(const RecordType& type, const Operation& operation, std::string_view field) {
        if (const auto values = values_after(type, operation)) {
            const auto owner = domain::find_field(type, domain::archive::prospect_uid.name);
            Value person = owner ? (*values)[*owner] : Value(operation.uid);
            if (owner && field == whole_register) {
                // What a merge has noted down of somebody is erased with them.
                if (const auto merged = merged_person(operation)) {
                    const std::string_view name = domain::archive::prospect_uid.name;
                    put(type, operation, name, person, rows(type).object(name, *values));
                    person = *merged;
                }
            }
            put(type, operation, field, person, rows(type).object(field, *values));
        }
    }

    void put_removal(const RecordType& type, const Operation& operation) {
        if (const auto values = rows(type).removed_by(operation.id)) {
            const auto owner = domain::find_field(type, domain::archive::prospect_uid.name);
            put(type, operation, removed_register,
                owner ? uid_or_nothing("prospect", (*values)[*owner]) : Value(operation.uid),
                owner ? Value() : merged_into(operation));
        }
    }

    /// Who went by the merge that this is part of.
    std::optional<Value> merged_person(const Operation& operation) {
        merged_into_.restart(operation.command);
        if (!merged_into_.next()) {
            return std::nullopt;
        }
        const OperationRange range = operations_of(database_, operation.command, operation.command);
        Query gone(database_,
                   "SELECT uid FROM operation WHERE id >= ? AND id < ? AND subject = 'prospect'"
                   " AND field = '' AND old IS NOT NULL",
                   range.begin, range.end);
        return gone.next() ? std::optional(Value(Blob{gone.text(0)})) : std::nullopt;
    }

    /// Whom somebody was merged with who is taken away: erasing the one erases the other.
    Value merged_into(const Operation& operation) {
        merged_into_.restart(operation.command);
        return merged_into_.next() ? Value(format("{{\"into\":\"{}\"}}", merged_into_.text(0)))
                                   : Value();
    }

    void note_departure(const RecordType& type, const Operation& operation,
                        std::string_view field) {
        if (type.name != "prospect" &&
            (field == removed_register || field == domain::archive::prospect_uid.name)) {
            departed_.emplace_back(type.name, operation.uid);
        }
    }

    /// @param person  nothing, where the log doesn't know them any more: they were erased
    void put(const RecordType& type, const Operation& operation, std::string_view field,
             const Value& person, const Value& value) {
        if (!std::holds_alternative<Blob>(person)) {
            return;
        }
        const std::vector<Value> row = {operation.uid, std::string(field), std::string(type.name),
                                        person,        operation.clock,    replica_.device,
                                        value};
        register_.restart_with(row);
        register_.run();
        outbox_.restart_with(row);
        outbox_.run();
        note_departure(type, operation, field);
    }

    const Database& database_;
    const Replica& replica_;
    Query undone_;
    Query frame_;
    Query changes_;
    Query merged_into_;
    Query register_;
    Query outbox_;
    std::map<std::string_view, Rows> rows_;
    std::map<std::string_view, Query> uids_;
    std::int64_t command_ = 0;
    std::vector<std::pair<std::string, Blob>> departed_;
    std::set<std::pair<std::string, std::string_view>> done_;  ///< by that command
    bool knows_those_gone_ = false;
    std::map<std::pair<std::string, std::int64_t>, Blob> those_gone_;
};

Outgoing::Outgoing(const Database& database) : database_(database) {
    // What follows a new row in the log tells what the row was at first: a new row is logged
    // without its values. Most rows never change, so that this is short.
    Query(database_,
          "CREATE TEMP TABLE later (id INTEGER PRIMARY KEY, command_id INTEGER, uid BLOB,"
          " field TEXT, kind TEXT)")
        .run();
    Query(database_, "CREATE INDEX temp.later_by_uid ON later (uid, id)").run();
}

Outgoing::~Outgoing() {
    database_.sql().tryExec("DROP TABLE temp.later");
}

void Outgoing::note_later_operations() {
    // New rows are of interest only where the same command may have taken them away.
    Query(database_,
          "INSERT INTO later SELECT id, command_id, uid, field,"
          "  CASE WHEN field <> '' THEN 'change' WHEN old IS NULL THEN 'insert' ELSE 'delete' END"
          " FROM operation WHERE id > ?1 AND (field <> '' OR old IS NOT NULL OR command_id IN"
          "  (SELECT command_id FROM operation WHERE id > ?1 AND field = '' AND old IS NOT NULL))",
          noted_)
        .run();
    Query last(database_, "SELECT coalesce(max(id), 0) FROM operation");
    last.next();
    noted_ = std::max(noted_, last.integer(0));
}

bool Outgoing::collect(WriteTransaction& transaction, Replica& replica, std::int64_t most) {
    noted_ = std::max(noted_, replica.collected);
    note_later_operations();
    Pass pass(database_, replica);
    Query operations(database_,
                     "SELECT operation.id, command_id, command.clock, uid, field, old IS NULL,"
                     " subject, command.name FROM operation JOIN command ON command.id = command_id"
                     " WHERE operation.id > ? ORDER BY operation.id LIMIT ?",
                     replica.collected, most);
    std::int64_t read = 0;
    while (operations.next()) {
        ++read;
        Operation operation{.id = operations.integer(0),
                            .command = operations.integer(1),
                            .clock = operations.integer(2),
                            .uid = Blob{operations.text(3)},
                            .field = operations.text(4)};
        operation.is_row = operation.field.empty();
        operation.is_insertion = operation.is_row && operations.boolean(5);
        replica.collected = operation.id;
        const auto* known =
            std::find(logged_tables.begin(), logged_tables.end(), operations.text(6));
        if (known != logged_tables.end() && !is_nobodys(operations.text(7))) {
            pass.collect(*domain::record_type(*known), operation);
        }
    }
    if (!pass.departed().empty()) {
        settle(transaction, replica, pass.departed());
    }
    const bool is_all = read < most;
    if (is_all && !replica.is_whole) {
        pass.collect_unlogged();
        replica.is_whole = true;
    }
    return is_all;
}

std::vector<Outbound> read_outbox(const Database& database, std::size_t most) {
    Query query(database,
                "SELECT id, uid, field, subject, person, clock, device, value FROM outbox"
                " ORDER BY id LIMIT ?",
                static_cast<std::int64_t>(most));
    std::vector<Outbound> batch;
    while (query.next()) {
        batch.push_back({query.integer(0),
                         {.uid = Blob{query.text(1)},
                          .field = query.text(2),
                          .subject = query.text(3),
                          .person = Blob{query.text(4)},
                          .clock = query.integer(5),
                          .device = Blob{query.text(6)},
                          .value = query.optional_text(7)}});
    }
    return batch;
}

void empty_outbox(WriteTransaction& transaction, std::int64_t last) {
    Query(transaction.database(), "DELETE FROM outbox WHERE id <= ?", last).run();
}

std::int64_t count_unsent(const Database& database, const Replica& replica) {
    Query query(database,
                "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM"
                "  (SELECT DISTINCT command_id, uid FROM operation WHERE id > ?1 AND command_id"
                "   NOT IN (SELECT id FROM command WHERE name IN (?2, ?3))))",
                replica.collected, zone_rules_command, sync_command);
    query.next();
    return query.integer(0);
}

std::vector<Blob> unsent_erasures(const Database& database) {
    Query query(database, "SELECT uid FROM erased WHERE is_sent = 0 ORDER BY uid");
    std::vector<Blob> uids;
    while (query.next()) {
        uids.push_back(Blob{query.text(0)});
    }
    return uids;
}

void note_sent_erasures(WriteTransaction& transaction, const std::vector<Blob>& uids) {
    Query query(transaction.database(), "UPDATE erased SET is_sent = 1 WHERE uid = ?");
    for (const Blob& uid : uids) {
        query.restart_with({uid});
        query.run();
    }
}

std::int64_t set_back_clock(WriteTransaction& transaction, const Replica& replica,
                            std::int64_t latest, std::int64_t now) {
    const Database& database = transaction.database();
    Query first(database,
                "SELECT min(id) FROM command WHERE clock > ?1 AND id >="
                " coalesce((SELECT command_id FROM operation WHERE id > ?2 ORDER BY id LIMIT 1),"
                "  (SELECT max(id) FROM command) + 1)",
                latest, replica.collected);
    first.next();
    if (first.is_null(0)) {
        return 0;
    }
    Query before(database, "SELECT coalesce(max(clock), 0) FROM command WHERE id < ?",
                 first.integer(0));
    before.next();
    Query(database, "UPDATE command SET clock = ?2 + id - ?1 WHERE id >= ?1", first.integer(0),
          std::max(now, before.integer(0) + 1))
        .run();
    return database.sql().getChanges();
}

}  // namespace vmcoach::store
