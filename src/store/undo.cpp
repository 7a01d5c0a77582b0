#include "vmcoach/store/undo.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "vmcoach/store/deliveries.hpp"
#include "vmcoach/store/log.hpp"
#include "vmcoach/store/plausible.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/hex.hpp"

namespace vmcoach::store {
namespace {

using domain::Value;
using text::Error;
using text::ErrorKind;
using text::format;

struct Command {
    std::int64_t id = 0;
    std::string name;
    std::int64_t reverses = 0;  ///< 0: nothing

    bool is_undo() const { return reverses != 0 && name == undo_command; }
    bool is_redo() const { return reverses != 0 && name == redo_command; }
};

/// Goes through the commands from the newest to the oldest.
class Backwards {
  public:
    explicit Backwards(const Database& database)
        : query_(database,
                 "SELECT id, name, reverses FROM command WHERE id <= ? ORDER BY id DESC LIMIT 1") {}

    /// @param last  no newer one than this
    std::optional<Command> from(std::int64_t last) {
        query_.restart(last);
        if (!query_.next()) {
            return std::nullopt;
        }
        Command command{.id = query_.integer(0), .name = query_.text(1)};
        // Only what came before can be reversed; anything else would lead round in circles.
        const std::int64_t reverses = query_.optional_integer(2).value_or(0);
        command.reverses = reverses > 0 && reverses < command.id ? reverses : 0;
        return command;
    }

  private:
    Query query_;
};

constexpr std::int64_t newest = domain::largest_number;

Error nothing_to(std::string_view what) {
    return {ErrorKind::not_found, format("there is nothing to {}", what)};
}

/// An operation of the command that is taken back.
struct Operation {
    std::string subject;
    std::string uid;
    std::string field;
    Value old_value;
    Value new_value;

    bool is_whole_row() const { return field.empty(); }
    bool is_insertion() const { return std::holds_alternative<std::monostate>(old_value); }
};

Error conflict(const Operation& operation, std::string_view what) {
    return {ErrorKind::refused,
            format("that would overwrite a later change: {} {} {}", operation.subject,
                   operation.field.empty() ? "row" : operation.field, what),
            "see what has changed: vmcoach history"};
}

/// One table whose rows the log is about.
class Table {
  public:
    Table(const Database& database, const std::string& name) : database_(database), name_(name) {
        Query columns(database, "SELECT name, type FROM pragma_table_info(?)", name);
        while (columns.next()) {
            columns_.emplace(columns.text(0), columns.text(1));
        }
    }

    /// What comes from a file is no column's name until it is found to be one.
    const std::string& column(const std::string& field) const {
        const auto found = columns_.find(field);
        if (found == columns_.end()) {
            throw damaged(database_.path());
        }
        return found->first;
    }

    bool has(const std::string& uid) {
        Query& query = prepared(format("SELECT 1 FROM {} WHERE uid = ?", name_));
        query.restart_with({domain::Blob{uid}});
        return query.next();
    }

    bool is(const std::string& uid, const std::string& field, const Value& value) {
        Query& query =
            prepared(format("SELECT {} IS ? FROM {} WHERE uid = ?", column(field), name_));
        query.restart_with({value, domain::Blob{uid}});
        return query.next() && query.boolean(0);
    }

    void set_back(const Operation& operation) {
        require_plausible(operation.field, operation.old_value);
        Query& query = prepared(format("UPDATE {0} SET {1} = ?1 WHERE uid = ?2 AND {1} IS ?3",
                                       name_, column(operation.field)));
        query.restart_with({operation.old_value, domain::Blob{operation.uid}, operation.new_value});
        run(query, operation, "has another value");
    }

    void remove(const Operation& operation) {
        if (name_ == "promise") {
            Query& deliveries = prepared(remove_deliveries);
            deliveries.restart_with({domain::Blob{operation.uid}});
            deliveries.run();
        }
        Query& query = prepared(format("DELETE FROM {} WHERE uid = ?", name_));
        query.restart_with({domain::Blob{operation.uid}});
        run(query, operation, "is gone, or something belongs to it");
    }

    /// Brings back a row that the log has as JSON.
    void bring_back(const Operation& operation) {
        const auto* json = std::get_if<std::string>(&operation.old_value);
        if (json == nullptr) {
            throw damaged(database_.path());
        }
        std::string names;
        std::string places;
        std::vector<Value> values;
        Query& fields = prepared("SELECT key, value FROM json_each(iif(json_valid(?1), ?1, '{}'))");
        fields.restart(*json);
        while (fields.next()) {
            const std::string& name = column(fields.text(0));
            names += (names.empty() ? "" : ", ") + name;
            places += places.empty() ? "?" : ", ?";
            values.push_back(stored(columns_.at(name), fields.value(1)));
            if (!is_restorable(name, values.back(), operation)) {
                throw damaged(database_.path());
            }
        }
        if (values.empty()) {
            throw damaged(database_.path());
        }
        Query& query = prepared(format("INSERT INTO {} ({}) VALUES ({})", name_, names, places));
        query.restart_with(values);
        run(query, operation, "is there again, or what it belongs to is gone");
    }

  private:
    /// Whether a command could have stored it. A log that came in with an import may hold anything.
    bool could_be_stored(const std::string& name, const Value& value) const {
        const domain::RecordType& type = *domain::record_type(name_);
        const auto field = std::find_if(type.fields.begin(), type.fields.end(),
                                        [&](const domain::Field& f) { return f.column == name; });
        // Anything else follows from a field, as a key by which something is found does.
        return field == type.fields.end() ? !has_nul(value) : is_plausible(*field, value);
    }

    bool is_restorable(const std::string& name, const Value& value,
                       const Operation& operation) const {
        if (name == "uid") {
            return value == Value(domain::Blob{operation.uid});
        }
        return name == "id" ? is_id(value) : could_be_stored(name, value);
    }

    void require_plausible(const std::string& name, const Value& value) const {
        if (name == "id" || name == "uid" || !could_be_stored(name, value)) {
            throw damaged(database_.path());
        }
    }

    /// JSON has no bytes: the log writes them as hexadecimal digits.
    Value stored(const std::string& type, Value value) const {
        const auto* digits = std::get_if<std::string>(&value);
        if (type != "BLOB" || digits == nullptr) {
            return value;
        }
        std::string lower = *digits;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](unsigned char c) { return c >= 'A' && c <= 'F' ? c + ('a' - 'A') : c; });
        const auto bytes = text::unhex(lower);
        if (!bytes) {
            throw damaged(database_.path());
        }
        return domain::Blob{*bytes};
    }

    void run(Query& query, const Operation& operation, std::string_view problem) const {
        if (query.run_by_rules() || database_.sql().getChanges() != 1) {
            throw conflict(operation, problem);
        }
    }

    /// A large command does the same to many rows.
    Query& prepared(const std::string& sql) {
        return statements_.try_emplace(sql, database_, sql).first->second;
    }

    const Database& database_;
    std::string name_;
    std::map<std::string, std::string> columns_;  ///< and their types
    std::map<std::string, Query> statements_;
};

class Reversal {
  public:
    explicit Reversal(const Database& database) : database_(database) {}

    /// Whether everything that later commands did to the same rows has been taken back.
    void require_no_later_change(const OperationRange& range) {
        Query later(database_,
                    "SELECT subject, uid, field, old, new FROM operation"
                    " WHERE id >= ?2 AND field <> '' AND uid IN"
                    "  (SELECT uid FROM operation WHERE id >= ?1 AND id < ?2)"
                    " AND command_id NOT IN (SELECT id FROM command WHERE name = ?3)"
                    " ORDER BY id",
                    range.begin, range.end, zone_rules_command);
        std::set<std::pair<std::string, std::string>> seen;
        while (later.next()) {
            const Operation operation = read(later);
            Table& rows = table(operation.subject);
            if (seen.emplace(operation.uid, operation.field).second && rows.has(operation.uid) &&
                !rows.is(operation.uid, operation.field, operation.old_value)) {
                throw conflict(operation, "has another value");
            }
        }
    }

    void reverse(const OperationRange& range) {
        Query operations(database_,
                         "SELECT subject, uid, field, old, new FROM operation"
                         " WHERE id >= ? AND id < ? ORDER BY id DESC",
                         range.begin, range.end);
        while (operations.next()) {
            const Operation operation = read(operations);
            Table& rows = table(operation.subject);
            if (!operation.is_whole_row()) {
                rows.set_back(operation);
            } else if (operation.is_insertion()) {
                rows.remove(operation);
            } else {
                rows.bring_back(operation);
            }
            has_promises_ = has_promises_ || operation.subject == "promise";
        }
    }

    bool has_promises() const { return has_promises_; }

  private:
    static Operation read(const Query& query) {
        return {query.text(0), query.text(1), query.text(2), query.value(3), query.value(4)};
    }

    Table& table(const std::string& name) {
        const auto known = tables_.find(name);
        if (known != tables_.end()) {
            return known->second;
        }
        if (std::find(logged_tables.begin(), logged_tables.end(), name) == logged_tables.end()) {
            throw damaged(database_.path());
        }
        return tables_.try_emplace(name, database_, name).first->second;
    }

    const Database& database_;
    std::map<std::string, Table> tables_;
    bool has_promises_ = false;
};

}  // namespace

std::int64_t command_to_undo(const Database& database) {
    Backwards commands(database);
    std::int64_t last = newest;
    while (const auto command = commands.from(last)) {
        if (command->name == forget_command) {
            throw Error(ErrorKind::refused,
                        "somebody was erased for good: neither that nor what was before it can be"
                        " undone");
        }
        if (command->is_undo()) {
            last = command->reverses - 1;
        } else if (is_nobodys(command->name) ||
                   operations_of(database, command->id, command->id).empty()) {
            last = command->id - 1;
        } else {
            return command->id;
        }
    }
    throw nothing_to("undo");
}

std::int64_t undo_to_redo(const Database& database) {
    Backwards commands(database);
    std::int64_t last = newest;
    while (const auto command = commands.from(last)) {
        if (command->is_undo()) {
            return command->id;
        }
        if (command->is_redo()) {
            last = command->reverses - 1;
        } else if (is_nobodys(command->name)) {
            last = command->id - 1;
        } else {
            break;
        }
    }
    throw nothing_to("redo");
}

void reverse(WriteTransaction& transaction, std::int64_t command) {
    const Database& database = transaction.database();
    const OperationRange range = operations_of(database, command, command);
    Reversal reversal(database);
    reversal.require_no_later_change(range);
    transaction.begin_reversal(command);
    reversal.reverse(range);
    if (reversal.has_promises()) {
        look_again_at_zone_rules(transaction);
    }
}

}  // namespace vmcoach::store
