#include "vmcoach/store/incoming.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "vmcoach/store/deliveries.hpp"
#include "vmcoach/store/derived_columns.hpp"
#include "vmcoach/store/erasure.hpp"
#include "vmcoach/store/outgoing.hpp"
#include "vmcoach/store/plausible.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/hex.hpp"

namespace vmcoach::store {
namespace {

using domain::Blob;
using domain::Field;
using domain::FieldKind;
using domain::Record;
using domain::RecordType;
using domain::Value;
using text::format;

constexpr std::array substantial = {"note", "touch", "promise"};

/// What the registers of one row say.
struct Told {
    const RecordType* type = nullptr;  ///< null: no row of a kind that is known
    std::optional<Record> row;  ///< with uids for what it refers to; none: not enough to be one
    bool is_there = false;      ///< it has not been taken away since
    std::vector<std::string> fields;  ///< the names of the registers, from the oldest to the newest
};

class Registers {
  public:
    explicit Registers(const Database& database)
        : of_row_(database,
                  "SELECT field, subject,"
                  " iif(json_valid(value), value, '{}') FROM register WHERE uid = ?"
                  " ORDER BY clock, device, field"),
          members_(database, "SELECT key, value FROM json_each(?)"),
          people_(database, "SELECT DISTINCT person FROM register WHERE uid = ?"),
          rows_(database, "SELECT DISTINCT uid, subject FROM register WHERE person = ?") {}

    /// @param only  no other registers than these; null: all
    Told told(const Blob& uid, const std::set<std::string>* only = nullptr) {
        Told told;
        const RecordType*& type = told.type;
        std::vector<std::pair<std::string, std::string>> values;
        // From the oldest to the newest. Where a row came and was changed at once, both bear the
        // same time and say the same.
        of_row_.restart_with({uid});
        while (of_row_.next()) {
            const std::string field = of_row_.text(0);
            const RecordType* type_here = domain::record_type(of_row_.text(1));
            type = field == whole_register ? type_here : type;
            if (type == nullptr || type_here != type) {
                // Nothing can be said of a row before it comes, and what calls it a row of another
                // kind was written by no program.
                continue;
            }
            told.is_there = field == whole_register || (told.is_there && field != removed_register);
            if (only == nullptr || only->contains(field)) {
                values.emplace_back(field, of_row_.text(2));
                told.fields.push_back(field);
            }
        }
        if (type == nullptr || !type->is_logged) {
            return {};
        }
        Record row{.type = type, .values = std::vector<Value>(type->fields.size()), .children = {}};
        row.values[domain::find_field(*type, "uid").value()] = uid;
        for (const auto& [field, value] : values) {
            set(row, field, value);
        }
        if (is_complete(row)) {
            told.row = std::move(row);
        }
        return told;
    }

    /// Everybody whose row it was at some time.
    std::vector<Blob> people_of(const Blob& uid) {
        std::vector<Blob> people;
        people_.restart_with({uid});
        while (people_.next()) {
            people.push_back(Blob{people_.text(0)});
        }
        return people;
    }

    /// Uids and types of the rows that were somebody's at some time, without those of unknown
    /// types.
    std::vector<std::pair<Blob, std::string>> rows_of(const Blob& person) {
        std::vector<std::pair<Blob, std::string>> rows;
        rows_.restart_with({person});
        while (rows_.next()) {
            rows.emplace_back(Blob{rows_.text(0)}, rows_.text(1));
        }
        return rows;
    }

  private:
    void set(Record& row, const std::string& name, const std::string& object) {
        const std::vector<std::size_t> fields = fields_in(*row.type, name);
        if (fields.empty()) {
            return;
        }
        for (const std::size_t index : fields) {
            if (row.type->fields[index].is_optional) {
                row.values[index] = std::monostate();
            }
        }
        members_.restart(object);
        while (members_.next()) {
            const auto index = domain::find_field(*row.type, members_.text(0));
            if (index && std::find(fields.begin(), fields.end(), *index) != fields.end()) {
                const Field& field = row.type->fields[*index];
                Value value = understood(field, members_.value(1));
                // What can't be missing stays as it was.
                if (field.is_optional || !std::holds_alternative<std::monostate>(value)) {
                    row.values[*index] = std::move(value);
                }
            }
        }
    }

    /// @return nothing for what no program writes
    static Value understood(const Field& field, Value value) {
        if (field.kind == FieldKind::uid) {
            const auto* digits = std::get_if<std::string>(&value);
            const auto bytes = digits != nullptr ? text::unhex(*digits) : std::nullopt;
            return bytes && bytes->size() == Uid{}.size() ? Value(Blob{*bytes}) : Value();
        }
        return is_plausible(field, value) ? std::move(value) : Value();
    }

    static bool is_complete(const Record& row) {
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            const Field& field = row.type->fields[i];
            if (!field.is_optional && field.kind != FieldKind::id &&
                std::holds_alternative<std::monostate>(row.values[i])) {
                return false;
            }
        }
        return true;
    }

    Query of_row_;
    Query members_;
    Query people_;
    Query rows_;
};

/// The rows of one type in their table.
class Rows {
  public:
    Rows(const Database& database, const RecordType& type) : Rows(database, type, lists_of(type)) {}

    std::optional<std::int64_t> find(const Value& uid) {
        find_.restart_with({uid});
        return find_.next() ? std::optional(find_.integer(0)) : std::nullopt;
    }

    /// @param values  of the record, with ids for what it refers to
    /// @return whether the schema allows it
    bool write(WriteTransaction& transaction, const Record& record, std::vector<Value> values) {
        values.erase(values.begin());  // the id, which is this database's own
        if (derived_ != nullptr) {
            values.emplace_back(derived_->value(record));
        }
        same_.restart_with(values);
        const bool is_there = same_.next();
        if (is_there && same_.boolean(0)) {
            return true;
        }
        transaction.begin_change();
        Query& query = is_there ? update_ : insert_;
        query.restart_with(values);
        return !query.run_by_rules();
    }

    void remove(WriteTransaction& transaction, const Blob& uid) {
        if (!find(uid)) {
            return;
        }
        transaction.begin_change();
        if (type_.name == "promise") {
            Query deliveries(database_, remove_deliveries);
            deliveries.restart_with({uid});
            deliveries.run();
        }
        remove_.restart_with({uid});
        remove_.run_by_rules();
    }

  private:
    /// The columns of a row, but for its id, as parts of statements. The uid is the first.
    struct Lists {
        std::string names;
        std::string places;
        std::string settings;
    };

    static Lists lists_of(const RecordType& type) {
        Lists lists;
        std::size_t place = 0;
        for (const std::string_view column : stored_columns(type)) {
            if (column == "id") {
                continue;
            }
            ++place;
            lists.names += format("{}{}", place == 1 ? "" : ", ", column);
            lists.places += format("{}?{}", place == 1 ? "" : ", ", place);
            if (place > 1) {
                lists.settings += format("{}{} = ?{}", place == 2 ? "" : ", ", column, place);
            }
        }
        return lists;
    }

    Rows(const Database& database, const RecordType& type, const Lists& lists)
        : database_(database),
          type_(type),
          derived_(derived_column(type)),
          find_(database, format("SELECT id FROM {} WHERE uid = ?", type.name)),
          same_(database, format("SELECT ({}) IS ({}) FROM {} WHERE uid = ?1", lists.names,
                                 lists.places, type.name)),
          insert_(database,
                  format("INSERT INTO {} ({}) VALUES ({})", type.name, lists.names, lists.places)),
          update_(database, format("UPDATE {} SET {} WHERE uid = ?1", type.name, lists.settings)),
          remove_(database, format("DELETE FROM {} WHERE uid = ?", type.name)) {}

    const Database& database_;
    const RecordType& type_;
    const DerivedColumn* derived_;
    Query find_;
    Query same_;
    Query insert_;
    Query update_;
    Query remove_;
};

class Incoming {
  public:
    Incoming(WriteTransaction& transaction, const Replica& replica)
        : transaction_(transaction),
          database_(transaction.database()),
          replica_(replica),
          registers_(database_),
          erased_(database_, "SELECT EXISTS (SELECT 1 FROM erased WHERE uid IN (?, ?))"),
          keep_(database_, keep_newer_register) {}

    /// @return whether it is news
    bool take(const Register& taken) {
        erased_.restart_with({taken.uid, taken.person});
        erased_.next();
        if (erased_.boolean(0)) {
            return false;
        }
        const int before = database_.sql().getTotalChanges();
        keep_.restart_with({taken.uid, taken.field, taken.subject, taken.person, taken.clock,
                            taken.device, taken.value ? Value(*taken.value) : Value()});
        keep_.run();
        if (database_.sql().getTotalChanges() == before) {
            return false;
        }
        transaction_.see_clock(taken.clock);
        touch(taken.subject, taken.uid);
        return true;
    }

    /// The row is looked at again.
    void touch(const std::string& subject, const Blob& uid) {
        if (std::find(logged_tables.begin(), logged_tables.end(), subject) != logged_tables.end() &&
            touched_[subject].all.insert(uid.bytes).second) {
            touched_[subject].order.push_back(uid.bytes);
        }
    }

    void apply() {
        look_at_people();
        for (const char* type : logged_tables) {
            // By index: a promise may bring others.
            for (std::size_t i = 0; i < touched_[type].order.size(); ++i) {
                write(type, Blob{touched_[type].order[i]});
            }
        }
        // A promise that was moved may have come before the one that it was moved from, and one
        // that goes may be named by one that stays.
        const std::vector<std::string> promises = touched_["promise"].order;
        for (const std::string& uid : promises) {
            write("promise", Blob{uid});
        }
        for (auto type = logged_tables.rbegin(); type != logged_tables.rend(); ++type) {
            for (const std::string& uid : touched_[*type].order) {
                if (gone_.contains(uid)) {
                    rows(*type).remove(transaction_, Blob{uid});
                }
            }
        }
    }

  private:
    struct Touched {
        std::vector<std::string> order;  ///< in which they came
        std::set<std::string> all;
    };

    Rows& rows(std::string_view type) {
        return rows_.try_emplace(type, database_, *domain::record_type(type)).first->second;
    }

    static std::optional<Blob> owner_if_there(const Told& told) {
        const bool is_part = told.row && told.row->type->name != "prospect";
        const auto* uid =
            is_part && told.is_there
                ? std::get_if<Blob>(&value_of(*told.row, domain::archive::prospect_uid.name))
                : nullptr;
        return uid != nullptr ? std::optional(*uid) : std::nullopt;
    }

    /// Whether somebody is there by their own registers, or because of what others have.
    bool is_person(const Blob& uid) {
        const auto known = people_.find(uid.bytes);
        if (known != people_.end()) {
            return known->second;
        }
        const Told told = registers_.told(uid);
        const bool found =
            told.row && told.row->type->name == "prospect" && (told.is_there || is_needed(uid));
        people_.emplace(uid.bytes, found);
        return found;
    }

    bool is_needed(const Blob& person) {
        const auto all = registers_.rows_of(person);
        return std::any_of(all.begin(), all.end(), [&](const auto& row) {
            return std::find(substantial.begin(), substantial.end(), row.second) !=
                       substantial.end() &&
                   owner_if_there(registers_.told(row.first)) == person;
        });
    }

    /// Whoever comes or goes takes what is theirs along; promises follow each other.
    void look_at_people() {
        std::set<std::string> people;
        for (const auto& [type, touched] : touched_) {
            for (const std::string& uid : touched.order) {
                for (const Blob& person : registers_.people_of(Blob{uid})) {
                    people.insert(person.bytes);
                }
            }
        }
        for (const std::string& person : people) {
            const Blob uid{person};
            if (is_person(uid) != rows("prospect").find(uid).has_value()) {
                for (const auto& [row, subject] : registers_.rows_of(uid)) {
                    touch(subject, row);
                }
            }
        }
    }

    void touch_promises_of(const Blob& person) {
        if (!people_with_promises_.insert(person.bytes).second) {
            return;
        }
        for (const auto& [row, subject] : registers_.rows_of(person)) {
            if (subject == "promise") {
                touch(subject, row);
            }
        }
    }

    /// Whether it is to be in its table: with whose it is, and a person also for what others have.
    bool belongs_here(const Blob& uid, const Told& told) {
        if (told.type->name == "prospect") {
            return is_person(uid);
        }
        const auto owner = owner_if_there(told);
        return owner && is_person(*owner);
    }

    void write(std::string_view type, const Blob& uid) {
        const Told told = registers_.told(uid);
        // A register that calls it a row of another kind was written by no program.
        if (told.type == nullptr || told.type->name != type) {
            return;
        }
        const std::optional<Record>& row = told.row;
        const bool was_there = rows(type).find(uid).has_value();
        if (!row || !belongs_here(uid, told)) {
            if (gone_.insert(uid.bytes).second && was_there && type == "promise") {
                touch_neighbours(uid);
            }
            return;
        }
        if (!write(type, *row)) {
            write_what_is_understood(type, uid);
        }
        if (type == "promise") {
            note_zone_rules(transaction_, *row);
            if (!was_there) {
                touch_neighbours(uid);
            }
        }
    }

    /// A newer program may have words for a field that this one doesn't know: then all else that is
    /// said of the row holds.
    void write_what_is_understood(std::string_view type, const Blob& uid) {
        std::set<std::string> understood;
        for (const std::string& field : registers_.told(uid).fields) {
            understood.insert(field);
            const Told told = registers_.told(uid, &understood);
            if (!told.row || !write(type, *told.row)) {
                understood.erase(field);
            }
        }
    }

    /// @return whether the schema allows it
    bool write(std::string_view type, const Record& row) {
        std::vector<Value> values = row.values;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Field& field = row.type->fields[i];
            const auto* other = std::get_if<Blob>(&values[i]);
            if (!domain::holds_id(field) || other == nullptr) {
                continue;
            }
            const auto id =
                gone_.contains(other->bytes) ? std::nullopt : rows(field.refers_to).find(*other);
            values[i] = id ? Value(*id) : Value();
        }
        if (const auto seller = domain::find_field(*row.type, "seller");
            seller && values[*seller] == Value(replica_.seller)) {
            values[*seller] = std::monostate();
        }
        return rows(type).write(transaction_, row, std::move(values));
    }

    void touch_neighbours(const Blob& promise) {
        for (const Blob& person : registers_.people_of(promise)) {
            touch_promises_of(person);
        }
    }

    WriteTransaction& transaction_;
    const Database& database_;
    const Replica& replica_;
    Registers registers_;
    Query erased_;
    Query keep_;
    std::map<std::string_view, Rows> rows_;
    std::map<std::string, Touched, std::less<>> touched_;
    std::map<std::string, bool> people_;
    std::set<std::string> people_with_promises_;  ///< that are all touched
    std::set<std::string> gone_;
};

/// Also somebody who is gone, and whom the log still knows.
std::optional<domain::Prospect> find_by_uid(const Database& database, const Blob& uid) {
    Query present(database, "SELECT id FROM prospect WHERE uid = ?");
    present.restart_with({uid});
    if (present.next()) {
        return find_prospect(database, present.integer(0));
    }
    Query gone(database,
               "SELECT old ->> '$.id' FROM operation WHERE subject = 'prospect' AND field = ''"
               " AND uid = ? AND json_valid(old) ORDER BY id DESC LIMIT 1");
    gone.restart_with({uid});
    return gone.next() && !gone.is_null(0) ? find_in_log(database, gone.integer(0)) : std::nullopt;
}

}  // namespace

std::int64_t take_in(WriteTransaction& transaction, const Replica& replica,
                     const std::vector<Register>& registers) {
    Incoming incoming(transaction, replica);
    std::int64_t news = 0;
    for (const Register& taken : registers) {
        news += incoming.take(taken) ? 1 : 0;
    }
    incoming.apply();
    if (news > 0) {
        // Also where no row has changed: what comes after must have a later clock.
        transaction.begin_change();
    }
    return news;
}

void settle(WriteTransaction& transaction, const Replica& replica,
            const std::vector<std::pair<std::string, Blob>>& rows) {
    Incoming incoming(transaction, replica);
    for (const auto& [subject, uid] : rows) {
        incoming.touch(subject, uid);
    }
    incoming.apply();
}

std::int64_t take_in_erasures(WriteTransaction& transaction, const std::vector<Blob>& uids,
                              time::Instant now) {
    const Database& database = transaction.database();
    std::int64_t erased = 0;
    std::vector<Blob> known = uids;
    Query promises(database, "SELECT uid FROM promise WHERE prospect_id = ?");
    for (const Blob& uid : uids) {
        if (const auto prospect = find_by_uid(database, uid)) {
            promises.restart(prospect->id);
            while (promises.next()) {
                known.push_back(Blob{promises.text(0)});
            }
            erase(transaction, *prospect, now);
            ++erased;
        }
    }
    Query note(database,
               "INSERT INTO erased (uid, erased_at) VALUES (?, ?) ON CONFLICT (uid) DO NOTHING");
    for (const Blob& uid : uids) {
        note.restart_with({uid, std::int64_t{now.time_since_epoch().count()}});
        note.run();
    }
    erase_remains(transaction);
    // Whom only this machine knows to have been the same person, the hub has yet to be told.
    note_sent_erasures(transaction, known);
    return erased;
}

}  // namespace vmcoach::store
