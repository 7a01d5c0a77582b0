"""A file of contacts, and how the sqlite3 shell brings it into our tables, with the same indexes,
triggers and full-text search.

The shell gets the easier part: it takes every row for a new person, and the names and numbers of its
people as they are; it looks for no duplicates and no time zones. Its uids are in order, as ours are.
But it leaves the triggers to do their work row by row, as whoever uses it would.
"""

import random
import subprocess

SCRIPT = """
PRAGMA cache_size = -49152;
PRAGMA temp_store = MEMORY;
PRAGMA synchronous = EXTRA;
PRAGMA secure_delete = ON;
CREATE TEMP TABLE staging (first, last, company, title, phone, email, notes);
.import --csv --skip 1 {file} staging
BEGIN IMMEDIATE;
INSERT INTO command (clock, name) VALUES (1, 'import csv');
INSERT INTO prospect (uid, name, name_key, company, title, created_at, updated_at)
    SELECT {uid}, first || ' ' || last, lower(first || ' ' || last), company, title, 0, 0
    FROM staging ORDER BY rowid;
INSERT INTO phone (uid, prospect_id, typed, e164, match_key)
    SELECT {uid}, rowid, phone, replace(phone, ' ', ''), replace(phone, ' ', '')
    FROM staging ORDER BY rowid;
INSERT INTO email (uid, prospect_id, typed, normalised)
    SELECT {uid}, rowid, email, lower(email) FROM staging ORDER BY rowid;
INSERT INTO note (uid, prospect_id, kind, text, created_at)
    SELECT {uid}, rowid, 'note', notes, 0 FROM staging ORDER BY rowid;
COMMIT;
"""


UID = "CAST(printf('%016d', rowid) AS BLOB)"

# What has to be the same on both sides afterwards.
COUNTS = ("SELECT (SELECT count(*) FROM prospect), (SELECT count(*) FROM phone),"
          " (SELECT count(*) FROM email), (SELECT count(*) FROM name_word),"
          " (SELECT count(*) FROM operation), (SELECT count(*) FROM note_words"
          " WHERE note_words MATCH 'storage')")


def script(file):
    return SCRIPT.format(file=file, uid=UID)


def write_file(path, rows):
    generator = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        file.write("First Name,Last Name,Company Name,Job Title,Phone Number,Email,Notes\n")
        for n in range(rows):
            file.write(f"First{n % 5000},Last{n},Company {n % 20000},Title {n % 50},"
                       f"+1 {200 + n % 700} {200 + n // 10000} {n % 10000:04},"
                       f"user{n}@company{n % 20000}.example,"
                       f"met at fair {generator.randrange(1000)} about storage and delivery\n")


def make_empty_database(path, vmcoach, environment):
    path.unlink(missing_ok=True)
    subprocess.run([vmcoach, "--db", path, "prospect", "add", "Nobody", "-q"], env=environment,
                   check=True)
    subprocess.run(["sqlite3", path, "DELETE FROM prospect; DELETE FROM operation;"
                    "DELETE FROM command; DELETE FROM sqlite_sequence; VACUUM"], check=True)
