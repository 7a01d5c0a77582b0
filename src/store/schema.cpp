#include "vmcoach/store/schema.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include <SQLiteCpp/SQLiteCpp.h>

#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

// Every id is short, local and never used again; every uid is a UUIDv7 (16 bytes) that means the
// same row on all machines. Instants are seconds since 1970, UTC. Enumerations hold the words that
// the command line uses (domain/).
constexpr const char* tables = R"sql(

CREATE TABLE prospect (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,                 -- domain::name_key: what WHO is compared with
    company TEXT,
    title TEXT,
    time_zone TEXT,
    time_zone_source TEXT CHECK (time_zone_source IN ('given', 'suggested')),
    pronunciation TEXT,
    cadence TEXT CHECK (cadence IN ('slow', 'measured', 'fast')),
    formality TEXT CHECK (formality IN ('formal', 'neutral', 'casual')),
    source TEXT,
    do_not_call INTEGER NOT NULL DEFAULT 0 CHECK (do_not_call IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX prospect_by_name ON prospect (name_key);

-- The words of name_key, so that WHO finds a name by the beginning of any of them. A key is words
-- with single blanks between them; as a JSON string with commas in place of the blanks it is a list.
CREATE TABLE name_word (
    word TEXT NOT NULL,
    prospect_id INTEGER NOT NULL,
    PRIMARY KEY (word, prospect_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_word_by_prospect ON name_word (prospect_id);

CREATE TABLE phone (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    typed TEXT NOT NULL,
    e164 TEXT,
    match_key TEXT NOT NULL                 -- domain::match_key: the digits backwards
) STRICT;
CREATE INDEX phone_by_prospect ON phone (prospect_id);
CREATE INDEX phone_by_match_key ON phone (match_key);

CREATE TABLE email (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    typed TEXT NOT NULL,
    normalised TEXT NOT NULL
) STRICT;
CREATE INDEX email_by_prospect ON email (prospect_id);
CREATE INDEX email_by_address ON email (normalised);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    name TEXT NOT NULL
) STRICT;
CREATE INDEX tag_by_prospect ON tag (prospect_id);
CREATE INDEX tag_by_name ON tag (name);

CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    kind TEXT NOT NULL CHECK (kind IN ('note', 'fact', 'connection', 'greeting')),
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX note_by_prospect ON note (prospect_id, created_at);

CREATE TABLE touch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    kind TEXT NOT NULL CHECK (kind IN ('voicemail', 'call', 'email')),
    direction TEXT NOT NULL CHECK (direction IN ('outbound', 'inbound')),
    outcome TEXT CHECK (outcome IN
        ('spoke', 'no-answer', 'busy', 'gatekeeper', 'wrong-number', 'hung-up')),
    text TEXT,
    seconds INTEGER,
    recognized INTEGER CHECK (recognized IN (0, 1)),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX touch_by_prospect ON touch (prospect_id, at);

CREATE TABLE promise (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    anchor TEXT NOT NULL CHECK (anchor IN ('wall', 'instant')),
    local_time TEXT NOT NULL,               -- on the wall in time_zone
    time_zone TEXT NOT NULL,
    due_at INTEGER NOT NULL,                -- for anchor 'wall' found from the two above
    phrase TEXT NOT NULL,                   -- the time as it was typed
    zone_rules TEXT NOT NULL,               -- version of the rules that due_at was found with
    about TEXT,
    state TEXT NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'kept', 'moved', 'canceled', 'missed')),
    made_at INTEGER NOT NULL,
    closed_at INTEGER,
    minutes_late INTEGER,
    moved_from INTEGER REFERENCES promise (id),
    override_reason TEXT,
    why TEXT
) STRICT;
CREATE INDEX promise_by_prospect ON promise (prospect_id);
CREATE INDEX promise_open ON promise (due_at) WHERE state = 'open';
CREATE INDEX promise_by_origin ON promise (moved_from) WHERE moved_from IS NOT NULL;

-- What a user did, and what it changed: see create_log_triggers.
CREATE TABLE command (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    clock INTEGER NOT NULL,                 -- hybrid logical clock: milliseconds * 2^15 + counter
    name TEXT NOT NULL
) STRICT;
CREATE TABLE operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    command_id INTEGER NOT NULL REFERENCES command (id),
    subject TEXT NOT NULL,                  -- a table
    uid BLOB NOT NULL,                      -- a row of it
    field TEXT NOT NULL,                    -- a column; '' when the row came or went
    old ANY,                                -- of a row that went: all of it, as JSON
    new ANY
) STRICT;

-- Only this machine's: neither logged nor undone.
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;
CREATE TABLE reminder_delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,               -- the delivery id that a hook sees
    promise_id INTEGER NOT NULL REFERENCES promise (id),
    due_at INTEGER NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('stdout', 'exec')),
    lead INTEGER NOT NULL,                  -- seconds before due_at
    state TEXT NOT NULL CHECK (state IN ('claimed', 'delivered', 'failed', 'expired')),
    attempt INTEGER NOT NULL,
    lease_until INTEGER,
    retry_at INTEGER,
    UNIQUE (promise_id, due_at, channel, lead)
) STRICT;

-- What is left of an erased person: enough not to bring a do-not-call back unnoticed.
CREATE TABLE erased (
    uid BLOB PRIMARY KEY,
    erased_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE erased_contact (
    hash BLOB NOT NULL,                     -- keyed, of a phone's digits or an e-mail address
    uid BLOB NOT NULL REFERENCES erased (uid),
    PRIMARY KEY (hash, uid)
) STRICT, WITHOUT ROWID;

)sql";

// What sync needs: see store/replica.hpp and store/registers.hpp. Only this machine's, but for what
// it takes from others. Rows come into it when somebody syncs, so that no other command pays for
// it.
constexpr const char* sync_tables = R"sql(

CREATE TABLE replica (
    key TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;

-- The newest value of each field of each row, as far as it is known here.
CREATE TABLE register (
    uid BLOB NOT NULL,
    field TEXT NOT NULL,                    -- '' stands for the row as it came, whole
    subject TEXT NOT NULL,                  -- a table
    person BLOB NOT NULL,                   -- uid of the prospect whose row it was then
    clock INTEGER NOT NULL,                 -- the version: that of the command
    device BLOB NOT NULL,                   -- and where two are equal, this
    value TEXT,                             -- JSON
    PRIMARY KEY (uid, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_by_person ON register (person);

-- What the hub hasn't got yet, in the order in which it happened.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- what is taken out by its number must not be another
    uid BLOB NOT NULL,
    field TEXT NOT NULL,
    subject TEXT NOT NULL,
    person BLOB NOT NULL,
    clock INTEGER NOT NULL,
    device BLOB NOT NULL,
    value TEXT
) STRICT;

ALTER TABLE erased ADD COLUMN is_sent INTEGER NOT NULL DEFAULT 0 CHECK (is_sent IN (0, 1));

-- Of a merge: uid of the prospect who was kept.
ALTER TABLE command ADD COLUMN merged_into BLOB;

-- Of a promise that somebody else made: the colleague who will keep it.
ALTER TABLE promise ADD COLUMN seller TEXT;

)sql";

constexpr const char* name_word_triggers = R"sql(

CREATE TRIGGER name_word_insert AFTER INSERT ON prospect BEGIN
    INSERT OR IGNORE INTO name_word (word, prospect_id)
        SELECT value, new.id
        FROM json_each('[' || replace(json_quote(new.name_key), ' ', '","') || ']');
END;
CREATE TRIGGER name_word_delete AFTER DELETE ON prospect BEGIN
    DELETE FROM name_word WHERE prospect_id = old.id;
END;
CREATE TRIGGER name_word_update AFTER UPDATE OF name_key ON prospect
WHEN old.name_key IS NOT new.name_key BEGIN
    DELETE FROM name_word WHERE prospect_id = old.id;
    INSERT OR IGNORE INTO name_word (word, prospect_id)
        SELECT value, new.id
        FROM json_each('[' || replace(json_quote(new.name_key), ' ', '","') || ']');
END;

)sql";

/// Each index reads its texts from the table itself, so that no text is kept twice. A row without a
/// text is in the index as well: FTS5's own check expects every row of the table there.
void create_text_index(SQLite::Database& sql, const TextIndex& names) {
    sql.exec(text::format(
        "CREATE VIRTUAL TABLE {0} USING fts5({2}, content = '{1}', content_rowid = 'id',"
        " tokenize = 'unicode61 remove_diacritics 2')",
        names.index, names.table, names.column));
}

void create_text_triggers(SQLite::Database& sql, const TextIndex& names) {
    sql.exec(text::format(
        "CREATE TRIGGER {0}_insert AFTER INSERT ON {1} BEGIN"
        "  INSERT INTO {0} (rowid, {2}) VALUES (new.id, new.{2});"
        "END;"
        "CREATE TRIGGER {0}_delete AFTER DELETE ON {1} BEGIN"
        "  INSERT INTO {0} ({0}, rowid, {2}) VALUES ('delete', old.id, old.{2});"
        "END;"
        "CREATE TRIGGER {0}_update AFTER UPDATE OF {2} ON {1} WHEN old.{2} IS NOT new.{2} BEGIN"
        "  INSERT INTO {0} ({0}, rowid, {2}) VALUES ('delete', old.id, old.{2});"
        "  INSERT INTO {0} (rowid, {2}) VALUES (new.id, new.{2});"
        "END;",
        names.index, names.table, names.column));
}

/// Writes the log by triggers, so that no code path can forget it, and that a change made with the
/// sqlite3 shell is in it too. They ascribe every change to the newest command. A new row is logged
/// by its name only: its values are in the row, and whatever replaces one of them is logged with
/// the value that it replaces.
void create_log_triggers(SQLite::Database& sql, const char* table) {
    constexpr const char* entry =
        "INSERT INTO operation (command_id, subject, uid, field, old, new)"
        " SELECT (SELECT max(id) FROM command), '{}', {}.uid, {}";
    std::string values;
    std::string row;
    SQLite::Statement columns(sql, "SELECT name, type FROM pragma_table_info(?)");
    columns.bind(1, table);
    while (columns.executeStep()) {
        const std::string column = columns.getColumn(0).getString();
        const bool is_blob = columns.getColumn(1).getString() == "BLOB";
        row += text::format("{}'{}', {}", row.empty() ? "" : ", ", column,
                            text::format("{}(old.{})", is_blob ? "hex" : "", column));
        if (column != "id" && column != "uid") {
            values += text::format("{0}SELECT '{1}' AS field, old.{1} AS was, new.{1} AS becomes",
                                   values.empty() ? "" : " UNION ALL ", column);
        }
    }
    const std::string inserted = text::format(entry, table, "new", "'', NULL, NULL");
    const std::string updated = text::format(entry, table, "new", "field, was, becomes FROM (") +
                                values + ") WHERE was IS NOT becomes";
    const std::string deleted =
        text::format(entry, table, "old", text::format("'', json_object({}), NULL", row));
    sql.exec(
        text::format("CREATE TRIGGER {0}_log_insert AFTER INSERT ON {0} BEGIN {1}; END;"
                     "CREATE TRIGGER {0}_log_update AFTER UPDATE ON {0} BEGIN {2}; END;"
                     "CREATE TRIGGER {0}_log_delete AFTER DELETE ON {0} BEGIN {3}; END;",
                     table, inserted, updated, deleted));
}

/// In the order of the alphabet. The full-text indexes are among them, the tables below those not.
constexpr std::array<std::string_view, 20> our_tables = {
    "command", "email",         "erased",    "erased_contact", "name_word",
    "note",    "note_words",    "operation", "outbox",         "phone",
    "promise", "promise_words", "prospect",  "register",       "reminder_delivery",
    "replica", "settings",      "tag",       "touch",          "touch_words",
};

/// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv), but eight bytes at a time: every command
/// hashes the whole schema.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    while (!text.empty()) {
        std::uint64_t piece = 0;
        const std::size_t size = std::min(text.size(), sizeof piece);
        std::memcpy(&piece, text.data(), size);
        hash = (hash ^ piece) * 0x100000001b3;
        // A multiplication carries nothing down from the upper bits.
        hash ^= hash >> 32U;
        text.remove_prefix(size);
    }
    return hash;
}

void create_triggers(SQLite::Database& database) {
    database.exec(name_word_triggers);
    for (const TextIndex& names : text_indexes) {
        create_text_triggers(database, names);
    }
    for (const char* table : logged_tables) {
        create_log_triggers(database, table);
    }
}

void drop_triggers(SQLite::Database& database) {
    const std::string statements =
        database
            .execAndGet(
                "SELECT coalesce(group_concat(printf('DROP TRIGGER \"%w\";', name), ''), '')"
                " FROM sqlite_schema WHERE type = 'trigger'")
            .getString();
    database.exec(statements);
}

/// The first databases of version 1 left rows without a text out of the full-text indexes.
bool leaves_out_rows(SQLite::Database& database, const TextIndex& names) {
    SQLite::Statement trigger(database,
                              "SELECT sql LIKE '% WHEN %' FROM sqlite_schema WHERE name = ?");
    trigger.bind(1, text::format("{}_insert", names.index));
    return trigger.executeStep() && trigger.getColumn(0).getInt() != 0;
}

}  // namespace

void create_schema(SQLite::Database& database) {
    database.exec(tables);
    for (const TextIndex& names : text_indexes) {
        create_text_index(database, names);
    }
    create_triggers(database);
}

void add_company_index(SQLite::Database& database) {
    database.exec("CREATE INDEX prospect_by_company ON prospect (company COLLATE NOCASE)");
}

void add_reversals(SQLite::Database& database) {
    database.exec("ALTER TABLE command ADD COLUMN reverses INTEGER REFERENCES command (id)");
    for (const TextIndex& names : text_indexes) {
        if (leaves_out_rows(database, names)) {
            database.exec(text::format("INSERT INTO {0} ({0}) VALUES ('rebuild')", names.index));
        }
    }
    drop_triggers(database);
    create_triggers(database);
}

void add_time_indexes(SQLite::Database& database) {
    database.exec(
        "CREATE INDEX note_by_time ON note (created_at);"
        "CREATE INDEX touch_by_time ON touch (at);"
        "CREATE INDEX promise_by_time ON promise (made_at)");
}

void add_sync(SQLite::Database& database) {
    database.exec(sync_tables);
    drop_triggers(database);
    create_triggers(database);
}

std::uint64_t schema_fingerprint(SQLite::Database& database) {
    SQLite::Statement parts(database,
                            "SELECT tbl_name, sql FROM sqlite_schema WHERE type <> 'index'");
    const auto text = [&](int column) {
        const SQLite::Column value = parts.getColumn(column);
        return std::string_view(value.getText(), static_cast<std::size_t>(value.getBytes()));
    };
    // Their order depends on when each was made.
    std::uint64_t sum = 0;
    while (parts.executeStep()) {
        if (std::binary_search(our_tables.begin(), our_tables.end(), text(0))) {
            sum += hash_of(text(1));
        }
    }
    return sum;
}

}  // namespace vmcoach::store
