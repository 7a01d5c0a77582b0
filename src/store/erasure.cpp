#include "vmcoach/store/erasure.hpp"

#include <algorithm>
#include <system_error>

#include "vmcoach/domain/email.hpp"
#include "vmcoach/domain/phone.hpp"
#include "vmcoach/store/copies.hpp"
#include "vmcoach/store/hash.hpp"
#include "vmcoach/store/log.hpp"
#include "vmcoach/store/machine.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/store/uid.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/hex.hpp"
#include "vmcoach/text/split.hpp"

namespace vmcoach::store {
namespace {

using text::format;

constexpr std::string_view unfinished_key = "erasure_unfinished";

/// What somebody can be recognised by when they come again.
std::vector<std::string> contacts_of(const domain::Prospect& prospect) {
    std::vector<std::string> contacts;
    for (const domain::Phone& phone : prospect.phones) {
        contacts.push_back(format("phone {}", domain::match_key(phone)));
    }
    for (const std::string& email : prospect.emails) {
        contacts.push_back(format("email {}", domain::normalised_email(email)));
    }
    return contacts;
}

/// Each is 32 bytes as hexadecimal digits, with a blank between them. The first is this database's
/// own; the others came with people who were erased elsewhere.
std::vector<std::string> known_keys(const Database& database) {
    std::vector<std::string> keys;
    for (const std::string& digits :
         text::split(remembered(database, erasure_key).value_or(""), ' ')) {
        if (const auto key = text::unhex(digits); key && !key->empty()) {
            keys.push_back(*key);
        }
    }
    return keys;
}

std::string key_for(WriteTransaction& transaction) {
    const std::vector<std::string> keys = known_keys(transaction.database());
    if (!keys.empty()) {
        return keys.front();
    }
    std::string key = make_key();
    remember(transaction, erasure_key, text::hex(key));
    return key;
}

/// Everything that is one person: whoever was merged with them, their rows, and the commands that
/// merged, in whose log is what of the one went to the other. All are in temporary tables.
class Person {
  public:
    Person(const Database& database, std::int64_t id) : database_(database) {
        run("CREATE TEMP TABLE person (id INTEGER PRIMARY KEY)");
        run("CREATE TEMP TABLE person_row (uid BLOB PRIMARY KEY) WITHOUT ROWID");
        run("CREATE TEMP TABLE person_merge (id INTEGER PRIMARY KEY)");
        Query(database_, "INSERT INTO person VALUES (?)", id).run();
        bool found = true;
        while (found) {
            find_rows();
            const bool merged = find_merged();
            found = find_merged_elsewhere() || merged;
        }
    }

    ~Person() {
        for (const char* table : {"person", "person_row", "person_merge"}) {
            database_.sql().tryExec(format("DROP TABLE temp.{}", table));
        }
    }

    Person(const Person&) = delete;
    Person& operator=(const Person&) = delete;

    void remove_from_log() {
        run("DELETE FROM operation WHERE uid IN person_row OR command_id IN person_merge");
    }

  private:
    /// @return whether there were more
    bool run(const std::string& sql) {
        Query(database_, sql).run();
        return database_.sql().getChanges() > 0;
    }

    void find_rows() {
        for (const char* table : logged_tables) {
            run(format("INSERT OR IGNORE INTO person_row SELECT uid FROM {} WHERE {} IN person",
                       table, table == std::string_view("prospect") ? "id" : "prospect_id"));
        }
        run("INSERT OR IGNORE INTO person_row SELECT uid FROM operation"
            " WHERE field = '' AND json_valid(old)"
            "  AND iif(subject = 'prospect', old ->> '$.id', old ->> '$.prospect_id') IN person");
        run("INSERT OR IGNORE INTO person_row SELECT uid FROM operation"
            " WHERE field = 'prospect_id' AND (old IN person OR new IN person)");
        run("WITH RECURSIVE merge(id) AS ("
            "  SELECT id FROM command WHERE name = 'prospect merge'"
            "  UNION SELECT command.id FROM merge JOIN command ON command.reverses = merge.id)"
            " INSERT OR IGNORE INTO person_merge SELECT command_id FROM operation"
            "  WHERE command_id IN merge AND uid IN person_row");
        run("INSERT OR IGNORE INTO person_merge SELECT id FROM command"
            " WHERE merged_into IN person_row");
    }

    /// Those who were merged with them, and who are nobody else by now.
    bool find_merged() {
        return run(
            "INSERT OR IGNORE INTO person SELECT old ->> '$.id' FROM operation"
            " WHERE command_id IN person_merge AND subject = 'prospect' AND field = ''"
            "  AND json_valid(old) AND json_type(old, '$.id') = 'integer' AND old ->> '$.id' NOT "
            "IN (SELECT id FROM prospect)");
    }

    /// Those whom another machine has merged with them; of some, this one has never known more than
    /// that.
    bool find_merged_elsewhere() {
        const bool any =
            run("INSERT OR IGNORE INTO person_row SELECT removed.uid FROM register AS removed"
                " WHERE field = 'removed' AND subject = 'prospect' AND json_valid(value)"
                "  AND value ->> '$.into' IN (SELECT lower(hex(uid)) FROM person_row)"
                "  AND NOT EXISTS (SELECT 1 FROM register AS back WHERE back.uid = removed.uid"
                "   AND back.field = '' AND back.clock > removed.clock)");
        return run("INSERT OR IGNORE INTO person SELECT old ->> '$.id' FROM operation"
                   " WHERE subject = 'prospect' AND field = '' AND json_valid(old)"
                   "  AND json_type(old, '$.id') = 'integer' AND uid IN person_row"
                   "  AND old ->> '$.id' NOT IN (SELECT id FROM prospect)") ||
               any;
    }

    const Database& database_;
};

void remove_rows(const Database& database, std::int64_t id) {
    Query(database,
          "DELETE FROM reminder_delivery WHERE promise_id IN"
          " (SELECT id FROM promise WHERE prospect_id = ?)",
          id)
        .run();
    for (auto table = logged_tables.rbegin(); table != logged_tables.rend(); ++table) {
        Query(database,
              format("DELETE FROM {} WHERE {} = ?", *table,
                     *table == std::string_view("prospect") ? "id" : "prospect_id"),
              id)
            .run();
    }
}

/// What sync knows of people who are erased, and of rows of theirs.
void forget_registers(const Database& database) {
    std::string present;
    for (const char* table : logged_tables) {
        present += format(" AND NOT EXISTS (SELECT 1 FROM {0} WHERE {0}.uid = known.uid)", table);
    }
    for (const char* table : {"register", "outbox"}) {
        // A merge that was taken back leaves rows that were theirs for a while, and are not now.
        Query(database,
              format("DELETE FROM {0} AS known WHERE uid IN (SELECT uid FROM {0} WHERE"
                     " person IN (SELECT uid FROM erased) OR uid IN (SELECT uid FROM erased)){1}",
                     table, present))
            .run();
    }
}

/// A deleted row's words stay in FTS5's segments until they are merged.
void merge_text_indexes(const Database& database) {
    for (const TextIndex& names : text_indexes) {
        Query(database, format("INSERT INTO {0} ({0}) VALUES ('optimize')", names.index)).run();
    }
}

/// Also of the promises, which calendars know, and of those whom the person was merged with, of
/// whom other machines may still know something.
void remember_uids(const Database& database, const domain::Prospect& prospect, time::Instant now) {
    Query(database,
          "INSERT OR IGNORE INTO erased (uid, erased_at)"
          " SELECT ?3, ?2"
          " UNION ALL SELECT uid, ?2 FROM promise WHERE prospect_id = ?1"
          " UNION ALL SELECT uid, ?2 FROM operation WHERE subject = 'prospect' AND field = ''"
          "  AND json_valid(old) AND old ->> '$.id' IN person"
          " UNION ALL SELECT uid, ?2 FROM register WHERE subject = 'prospect' AND field = 'removed'"
          "  AND uid IN person_row",
          prospect.id, now, parse_uid(prospect.uid).value())
        .run();
}

void remember_contacts(WriteTransaction& transaction, const domain::Prospect& prospect) {
    const std::string key = key_for(transaction);
    for (const std::string& contact : contacts_of(prospect)) {
        Query query(transaction.database(),
                    "INSERT OR IGNORE INTO erased_contact (hash, uid) VALUES (?, ?)");
        query.restart_with({domain::Blob{keyed_hash(key, contact)},
                            domain::Blob{text::bytes_of_uuid(prospect.uid).value()}});
        query.run();
    }
}

}  // namespace

Erased count_belongings(const Database& database, std::int64_t prospect_id) {
    Query query(database,
                "SELECT (SELECT count(*) FROM note WHERE prospect_id = ?1),"
                " (SELECT count(*) FROM touch WHERE prospect_id = ?1),"
                " (SELECT count(*) FROM promise WHERE prospect_id = ?1)",
                prospect_id);
    query.next();
    return {.notes = query.integer(0), .touches = query.integer(1), .promises = query.integer(2)};
}

void erase(WriteTransaction& transaction, const domain::Prospect& prospect, time::Instant now) {
    const Database& database = transaction.begin_change();
    Person person(database, prospect.id);
    remember_uids(database, prospect, now);
    remember_contacts(transaction, prospect);
    remove_rows(database, prospect.id);
    person.remove_from_log();
    erase_remains(transaction);
}

void erase_remains(WriteTransaction& transaction) {
    const Database& database = transaction.database();
    const auto run = [&](const std::string& sql) { Query(database, sql).run(); };
    // Theirs when they came, and somebody else's by a merge that another machine knows nothing of.
    run("CREATE TEMP TABLE remains AS SELECT uid FROM register WHERE field = ''"
        " AND person IN (SELECT uid FROM erased)");
    transaction.begin_change();
    run("DELETE FROM reminder_delivery WHERE promise_id IN"
        " (SELECT id FROM promise WHERE uid IN remains)");
    run("UPDATE promise SET moved_from = NULL WHERE moved_from IN"
        " (SELECT id FROM promise WHERE uid IN remains)");
    for (auto table = logged_tables.rbegin(); table != logged_tables.rend(); ++table) {
        if (*table != std::string_view("prospect")) {
            run(format("DELETE FROM {} WHERE uid IN remains", *table));
        }
    }
    run("DELETE FROM operation WHERE uid IN remains");
    run("DROP TABLE temp.remains");
    forget_registers(database);
    merge_text_indexes(database);
    remember(transaction, unfinished_key, "1");
}

bool is_erasure_unfinished(const Database& database) {
    return remembered(database, unfinished_key).has_value();
}

void finish_erasure(const Database& database) {
    // The free part of a page may hold what once stood there: SQLite moves rows from page to page.
    guarded(database, [&] { database.sql().exec("VACUUM"); });
    remove_copies(database.path());
    Query(database, "DELETE FROM settings WHERE key = ?", unfinished_key).run();
}

void take_over_keys(WriteTransaction& transaction, const std::string& keys) {
    std::string all = remembered(transaction.database(), erasure_key).value_or("");
    for (const std::string& key : text::split(keys, ' ')) {
        if (all.find(key) == std::string::npos) {
            all += (all.empty() ? "" : " ") + key;
        }
    }
    if (!all.empty()) {
        remember(transaction, erasure_key, all);
    }
}

std::optional<domain::Prospect> find_in_log(const Database& database, std::int64_t id) {
    Query query(
        database,
        "SELECT uid, old ->> '$.name' FROM operation WHERE subject = 'prospect'"
        " AND field = '' AND json_valid(old) AND old ->> '$.id' = ? ORDER BY id DESC LIMIT 1",
        id);
    if (!query.next() || format_uid(query.text(0)).empty()) {
        return std::nullopt;
    }
    return domain::Prospect{
        .id = id, .uid = format_uid(query.text(0)), .name = query.optional_text(1).value_or("")};
}

std::vector<std::int64_t> take_over_erased(WriteTransaction& transaction, const Database& other) {
    const Database& database = transaction.database();
    take_over_keys(transaction, remembered(other, erasure_key).value_or(""));
    std::vector<std::int64_t> ids;
    Query insert(database, "INSERT OR IGNORE INTO erased (uid, erased_at) VALUES (?, ?)");
    Query find(database, "SELECT id FROM prospect WHERE uid = ?");
    Query erased(other, "SELECT uid, erased_at FROM erased");
    while (erased.next()) {
        insert.restart_with({erased.value(0), erased.value(1)});
        insert.run();
        find.restart_with({erased.value(0)});
        if (find.next()) {
            ids.push_back(find.integer(0));
        }
    }
    Query insert_contact(database,
                         "INSERT OR IGNORE INTO erased_contact (hash, uid) VALUES (?, ?)");
    Query contacts(other, "SELECT hash, uid FROM erased_contact");
    while (contacts.next()) {
        insert_contact.restart_with({contacts.value(0), contacts.value(1)});
        insert_contact.run();
    }
    return ids;
}

ErasedContacts::ErasedContacts(const Database& database)
    : keys_(known_keys(database)),
      query_(database,
             "SELECT max(erased_at) FROM erased_contact JOIN erased USING (uid) WHERE hash = ?") {}

std::optional<time::Instant> ErasedContacts::find(const domain::Prospect& prospect) {
    std::optional<time::Instant> latest;
    for (const std::string& key : keys_) {
        for (const std::string& contact : contacts_of(prospect)) {
            query_.restart_with({domain::Blob{keyed_hash(key, contact)}});
            if (query_.next() && !query_.is_null(0)) {
                latest = std::max(latest, std::optional(query_.instant(0)));
            }
        }
    }
    return latest;
}

}  // namespace vmcoach::store
