#include "vmcoach/store/history.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "vmcoach/store/log.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

using domain::Change;
using domain::HistoryEntry;
using text::format;

/// Fields that only follow from others.
constexpr const char* told_fields =
    "field NOT IN ('name_key', 'match_key', 'normalised', 'e164', 'updated_at', 'zone_rules')";

constexpr const char* kind_of_change =
    "CASE WHEN field <> '' THEN 'changed' WHEN old IS NULL THEN 'added' ELSE 'removed' END";

/// What a row says, of the columns that it has, as far as one line shows it.
constexpr std::size_t longest_label = 60;

struct Row {
    std::optional<std::int64_t> id;
    std::optional<std::int64_t> prospect_id;
    std::string label;
};

std::string label_column(const std::string& table) {
    if (table == "phone" || table == "email") {
        return "typed";
    }
    if (table == "prospect" || table == "tag") {
        return "name";
    }
    return table == "promise" ? "about" : "text";
}

/// Finds out about the rows that operations name by their uid only: of those that are gone, the log
/// has what they were.
class Rows {
  public:
    /// @param first_operation  those before it are not asked about
    Rows(const Database& database, std::int64_t first_operation)
        : database_(database), first_operation_(first_operation) {}

    Row find(const std::string& table, const std::string& uid) {
        if (std::find(logged_tables.begin(), logged_tables.end(), table) == logged_tables.end()) {
            return {};
        }
        Query query(database_,
                    format("SELECT id, {}, substr(coalesce({}, ''), 1, {}) FROM {} WHERE uid = ?",
                           table == "prospect" ? "id" : "prospect_id", label_column(table),
                           longest_label, table));
        query.restart_with({domain::Blob{uid}});
        if (query.next()) {
            return {query.integer(0), query.integer(1), query.text(2)};
        }
        const auto gone = those_gone().find(uid);
        return gone == those_gone().end() ? Row{} : gone->second;
    }

    std::optional<std::string> prospect_name(std::int64_t id) {
        Query query(database_, "SELECT name FROM prospect WHERE id = ?", id);
        if (query.next()) {
            return query.text(0);
        }
        const auto gone = prospects_gone_.find(id);
        return gone == prospects_gone_.end() ? std::nullopt : std::optional(gone->second);
    }

  private:
    const std::map<std::string, Row>& those_gone() {
        if (!is_read_) {
            is_read_ = true;
            read();
        }
        return gone_;
    }

    void read() {
        Query query(database_,
                    format("SELECT subject, uid, old ->> '$.id', old ->> '$.prospect_id',"
                           " substr(coalesce(old ->> '$.name', old ->> '$.typed',"
                           "   old ->> '$.text', old ->> '$.about', ''), 1, {})"
                           " FROM operation WHERE id >= ? AND field = '' AND old IS NOT NULL"
                           " AND json_valid(old)",
                           longest_label),
                    first_operation_);
        while (query.next()) {
            Row row{query.optional_integer(2), query.optional_integer(3), query.text(4)};
            if (query.text(0) == "prospect") {
                row.prospect_id = row.id;
                prospects_gone_[row.id.value_or(0)] = row.label;
            }
            gone_[query.text(1)] = row;
        }
    }

    const Database& database_;
    std::int64_t first_operation_;
    bool is_read_ = false;
    std::map<std::string, Row> gone_;  ///< by uid
    std::map<std::int64_t, std::string> prospects_gone_;
};

std::vector<domain::ChangeCount> count_changes(const Database& database,
                                               const OperationRange& range) {
    Query query(database,
                format("SELECT {} AS kind, subject, count(DISTINCT uid) FROM operation"
                       " WHERE id >= ? AND id < ? AND {} GROUP BY kind, subject ORDER BY min(id)",
                       kind_of_change, told_fields),
                range.begin, range.end);
    std::vector<domain::ChangeCount> counts;
    while (query.next()) {
        counts.push_back({query.understood(domain::value_of(domain::change_kinds, query.text(0))),
                          query.text(1), query.integer(2)});
    }
    return counts;
}

std::vector<Change> list_changes(const Database& database, const OperationRange& range,
                                 Rows& rows) {
    Query query(database,
                format("SELECT {}, subject, uid, field, old, new FROM operation"
                       " WHERE id >= ? AND id < ? AND {} ORDER BY id LIMIT {}",
                       kind_of_change, told_fields, domain::most_listed_changes),
                range.begin, range.end);
    std::vector<Change> changes;
    while (query.next()) {
        Change change{
            .kind = query.understood(domain::value_of(domain::change_kinds, query.text(0))),
            .subject = query.text(1),
            .field = query.text(3)};
        const Row row = rows.find(change.subject, query.text(2));
        change.id = row.id;
        change.prospect_id = row.prospect_id;
        if (row.prospect_id) {
            change.prospect = rows.prospect_name(*row.prospect_id);
        }
        if (change.field.empty()) {
            change.label = row.label;
        } else {
            change.old_value = query.value(4);
            change.new_value = query.value(5);
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

/// Of the commands from `first` on, those that have been taken back.
std::set<std::int64_t> undone_commands(const Database& database, std::int64_t first) {
    Query query(database,
                "SELECT id, reverses FROM command WHERE id > ? AND reverses IS NOT NULL"
                " ORDER BY id DESC",
                first);
    std::set<std::int64_t> undone;
    while (query.next()) {
        // What takes back an undo brings back what that took away.
        if (!undone.contains(query.integer(0))) {
            undone.insert(query.integer(1));
        }
    }
    return undone;
}

/// All commands that changed a row of theirs: one that is there, one that is gone, or one that a
/// merge has given to somebody else.
constexpr const char* commands_about =
    "WITH theirs(uid) AS MATERIALIZED ("
    "  SELECT uid FROM prospect WHERE id = ?1"
    "  UNION SELECT uid FROM phone WHERE prospect_id = ?1"
    "  UNION SELECT uid FROM email WHERE prospect_id = ?1"
    "  UNION SELECT uid FROM tag WHERE prospect_id = ?1"
    "  UNION SELECT uid FROM note WHERE prospect_id = ?1"
    "  UNION SELECT uid FROM touch WHERE prospect_id = ?1"
    "  UNION SELECT uid FROM promise WHERE prospect_id = ?1"
    "  UNION SELECT uid FROM operation WHERE (field = '' AND json_valid(old)"
    "    AND ?1 = iif(subject = 'prospect', old ->> '$.id', old ->> '$.prospect_id'))"
    "  UNION SELECT uid FROM operation WHERE field = 'prospect_id' AND ?1 IN (old, new))"
    " SELECT id, clock, name, reverses FROM command WHERE id IN"
    "  (SELECT command_id FROM operation WHERE uid IN (SELECT uid FROM theirs))"
    " ORDER BY id DESC LIMIT ?2";

HistoryEntry read_command(const Query& query) {
    return {.id = query.integer(0),
            .at = date::floor<std::chrono::seconds>(
                Timestamp{std::chrono::milliseconds{query.integer(1) >> clock_counter_bits}}),
            .command = query.text(2),
            .reverses = query.optional_integer(3)};
}

void add_changes(const Database& database, std::vector<HistoryEntry>& entries) {
    if (entries.empty()) {
        return;
    }
    const std::int64_t oldest = entries.back().id;
    const std::set<std::int64_t> undone = undone_commands(database, oldest);
    Rows rows(database, operations_of(database, oldest, oldest).begin);
    for (HistoryEntry& entry : entries) {
        const OperationRange range = operations_of(database, entry.id, entry.id);
        entry.undone = undone.contains(entry.id);
        entry.counts = count_changes(database, range);
        entry.changes = list_changes(database, range, rows);
    }
}

}  // namespace

std::vector<HistoryEntry> read_history(const Database& database, const HistoryFilter& filter) {
    constexpr const char* all =
        "SELECT id, clock, name, reverses FROM command WHERE ?1 IS NULL ORDER BY id DESC LIMIT ?2";
    Query query(database, filter.prospect_id ? commands_about : all, filter.prospect_id,
                filter.limit.value_or(-1));
    std::vector<HistoryEntry> entries;
    while (query.next()) {
        entries.push_back(read_command(query));
    }
    add_changes(database, entries);
    return entries;
}

HistoryEntry history_entry(const Database& database, std::int64_t command) {
    Query query(database, "SELECT id, clock, name, reverses FROM command WHERE id = ?", command);
    if (!query.next()) {
        throw damaged(database.path());
    }
    std::vector<HistoryEntry> entries = {read_command(query)};
    add_changes(database, entries);
    return entries.front();
}

}  // namespace vmcoach::store
