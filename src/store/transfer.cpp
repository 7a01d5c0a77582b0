#include "vmcoach/store/transfer.hpp"

#include <cstring>
#include <optional>

#include "vmcoach/domain/promise.hpp"
#include "vmcoach/store/derived_columns.hpp"
#include "vmcoach/store/erasure.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/uid.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

using domain::Blob;
using domain::Field;
using domain::Record;
using domain::RecordType;
using domain::Value;
using domain::value_of;
using text::format;

std::string insert_sql(const RecordType& type) {
    std::string columns;
    std::string values;
    for (const std::string_view column : stored_columns(type)) {
        columns += format("{}{}", columns.empty() ? "" : ", ", column);
        values += values.empty() ? "?" : ", ?";
    }
    // What is known by something else than its uid, such as a setting, stays as it is, too.
    return format("INSERT INTO {} ({}) VALUES ({}) {}", type.name, columns, values,
                  type.is_history ? "" : "ON CONFLICT DO NOTHING");
}

/// Finds a row that is the same in all that it says.
std::string same_sql(const RecordType& type) {
    std::string condition;
    for (const Field& field : type.fields) {
        condition += format("{}{} IS ?", condition.empty() ? "" : " AND ", field.column);
    }
    return format("SELECT 1 FROM {} WHERE {}", type.name, condition);
}

text::Error refused(std::string reason) {
    return {text::ErrorKind::refused, std::move(reason)};
}

/// SQLite asks this about each part of a statement, and leaves out what is to be ignored: here, the
/// triggers that write the log.
int leave_out_log(void* /*context*/, int action, const char* table, const char* /*column*/,
                  const char* /*database*/, const char* trigger) {
    const bool writes_log =
        action == SQLITE_INSERT && trigger != nullptr && std::strcmp(table, "operation") == 0;
    return writes_log ? SQLITE_IGNORE : SQLITE_OK;
}

}  // namespace

/// The statements for the rows of one type, prepared once.
class Transfer::Table {
  public:
    Table(const Database& database, const RecordType& type, std::int64_t last_id)
        : database_(database), last_id_(last_id), insert_(database, insert_sql(type)) {
        if (type.is_history) {
            find_same_.emplace(database, same_sql(type));
        } else if (domain::find_field(type, "id")) {
            find_.emplace(database, format("SELECT (SELECT id FROM {0} WHERE uid = ?),"
                                           " EXISTS (SELECT 1 FROM {0} WHERE id = ?)",
                                           type.name));
        }
    }

    bool has_ids() const { return find_.has_value(); }

    std::optional<std::int64_t> find(const Value& uid) {
        find_->restart_with({uid, std::monostate()});
        find_->next();
        return find_->optional_integer(0);
    }

    /// Whether an id has never been given.
    bool is_free(std::int64_t id) {
        find_->restart_with({std::monostate(), id});
        find_->next();
        return id > last_id_ && !find_->boolean(1);
    }

    bool has_same(const std::vector<Value>& values) {
        find_same_->restart_with(values);
        return find_same_->next();
    }

    /// @return whether it was not there
    bool insert(const std::vector<Value>& values) {
        insert_.restart_with(values);
        if (const auto broken = insert_.run_by_rules()) {
            throw refused(*broken);
        }
        return database_.sql().getChanges() > 0;
    }

  private:
    const Database& database_;
    std::int64_t last_id_;
    Query insert_;
    std::optional<Query> find_;
    std::optional<Query> find_same_;
};

Transfer::Transfer(WriteTransaction& transaction, const domain::ArchiveHeader& header)
    : transaction_(transaction), database_(transaction.database()) {
    Query any_log(database_, "SELECT EXISTS (SELECT 1 FROM command)");
    any_log.next();
    takes_history_ = header.has_history && !any_log.boolean(0);
    if (takes_history_) {
        sqlite3_set_authorizer(database_.sql().getHandle(), leave_out_log, nullptr);
    }
    // The usual 2 MB make a large import write each page many times.
    guarded(database_, [this] { database_.sql().exec("PRAGMA cache_size = -65536"); });
    raise_sequences(header);
}

Transfer::~Transfer() {
    tables_.clear();
    sqlite3_set_authorizer(database_.sql().getHandle(), nullptr, nullptr);
}

void Transfer::raise_sequences(const domain::ArchiveHeader& header) {
    Query given(database_, "SELECT name, seq FROM sqlite_sequence");
    while (given.next()) {
        last_ids_.emplace(given.text(0), given.integer(1));
    }
    // New ids begin behind those of the file, so that as many rows as possible keep theirs.
    for (const auto& [table, last] : header.sequences) {
        const RecordType* type = domain::record_type(table);
        if (type == nullptr || !domain::find_field(*type, "id") ||
            (type->is_history && !takes_history_)) {
            continue;
        }
        Query(database_,
              last_ids_.contains(table)
                  ? "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1"
                  : "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
              table, last)
            .run();
    }
}

Transfer::Table& Transfer::table(const RecordType& type) {
    std::unique_ptr<Table>& table = tables_[type.name];
    if (!table) {
        const auto last = last_ids_.find(type.name);
        table =
            std::make_unique<Table>(database_, type, last == last_ids_.end() ? 0 : last->second);
    }
    return *table;
}

/// The row as its table has it: what it refers to is named by id there.
std::vector<Value> Transfer::stored_values(const Record& record) {
    std::vector<Value> values = record.values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Field& field = record.type->fields[i];
        if (domain::holds_id(field) && !std::holds_alternative<std::monostate>(values[i])) {
            const auto id = table(*domain::record_type(field.refers_to)).find(values[i]);
            if (!id) {
                throw refused(format("there is no {} {}", field.refers_to,
                                     format_uid(std::get<Blob>(values[i]).bytes)));
            }
            values[i] = *id;
        }
    }
    if (const DerivedColumn* derived = derived_column(*record.type)) {
        values.emplace_back(derived->value(record));
    }
    return values;
}

Transferred Transfer::add(const Record& record) {
    if (record.type->is_history) {
        return add_history(record) ? Transferred::added : Transferred::unchanged;
    }
    const bool is_new = add_row(record);
    bool is_changed = false;
    for (const std::vector<Record>& list : record.children) {
        for (const Record& child : list) {
            is_changed = add_row(child) || is_changed;
        }
    }
    if (is_new) {
        return Transferred::added;
    }
    return is_changed ? Transferred::updated : Transferred::unchanged;
}

/// An old file must not bring back somebody who is to be forgotten.
void Transfer::require_not_erased(const Value& uid) const {
    Query erased(database_, "SELECT EXISTS (SELECT 1 FROM erased WHERE uid = ?)");
    erased.restart_with({uid});
    erased.next();
    if (erased.boolean(0)) {
        throw refused("this person was erased for good");
    }
}

/// @return whether it was not there
bool Transfer::add_row(const Record& record) {
    Table& rows = table(*record.type);
    if (rows.has_ids() && rows.find(value_of(record, "uid"))) {
        return false;
    }
    if (record.type->name == "prospect") {
        require_not_erased(value_of(record, "uid"));
    }
    if (record.type->name == "settings" &&
        value_of(record, "key") == Value(std::string(erasure_key))) {
        if (const auto* keys = std::get_if<std::string>(&value_of(record, "value"))) {
            take_over_keys(transaction_, *keys);
        }
        return false;
    }
    std::vector<Value> values = stored_values(record);
    if (rows.has_ids()) {
        // A promise comes behind the one that it replaces, also when that got a new id: this is how
        // an archive has them in their order.
        Value& id = values.front();
        const auto origin = domain::find_field(*record.type, "moved_from_uid");
        const auto* before = origin ? std::get_if<std::int64_t>(&values[*origin]) : nullptr;
        const auto wanted = std::get<std::int64_t>(id);
        if (!rows.is_free(wanted) || (before != nullptr && wanted < *before)) {
            id = std::monostate();
        }
    }
    if (record.type->is_logged && !takes_history_) {
        transaction_.begin_change();
    }
    const bool is_new = rows.insert(values);
    if (is_new && record.type->name == "promise") {
        note_zone_rules(transaction_, record);
    }
    return is_new;
}

/// @return whether it was not there
bool Transfer::add_history(const Record& record) {
    Table& rows = table(*record.type);
    if (rows.has_same(record.values)) {
        return false;
    }
    if (!takes_history_) {
        throw refused("the database has a history of its own");
    }
    return rows.insert(record.values);
}

}  // namespace vmcoach::store
