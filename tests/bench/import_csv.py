"""`vmcoach import csv` against the sqlite3 shell that brings the same file into the same tables, with
the same indexes, triggers and full-text search.

    VMCOACH=build/release/vmcoach PYTHONPATH=tests/support python3 tests/bench/import_csv.py FOLDER

The shell gets the easier part: it takes every row for a new person, and the names of its people as
they are; it looks for no duplicates and no time zones.
"""

import argparse
import os
import pathlib
import random
import resource
import statistics
import subprocess
import time

from paired import ENVIRONMENT, VMCOACH

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
    SELECT randomblob(16), first || ' ' || last, lower(first || ' ' || last), company, title, 0, 0
    FROM staging ORDER BY rowid;
INSERT INTO phone (uid, prospect_id, typed, e164, match_key)
    SELECT randomblob(16), rowid, phone, replace(phone, ' ', ''), replace(phone, ' ', '')
    FROM staging ORDER BY rowid;
INSERT INTO email (uid, prospect_id, typed, normalised)
    SELECT randomblob(16), rowid, email, lower(email) FROM staging ORDER BY rowid;
INSERT INTO note (uid, prospect_id, kind, text, created_at)
    SELECT randomblob(16), rowid, 'note', notes, 0 FROM staging ORDER BY rowid;
COMMIT;
"""


def write_file(path, rows):
    generator = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        file.write("First Name,Last Name,Company Name,Job Title,Phone Number,Email,Notes\n")
        for n in range(rows):
            file.write(f"First{n % 5000},Last{n},Company {n % 20000},Title {n % 50},"
                       f"+1 {200 + n % 700} {200 + n // 700 % 700} {n % 10000:04},"
                       f"user{n}@company{n % 20000}.example,"
                       f"met at fair {generator.randrange(1000)} about storage and delivery\n")


def empty_database(path):
    path.unlink(missing_ok=True)
    subprocess.run([VMCOACH, "--db", path, "prospect", "add", "Nobody", "-q"], env=ENVIRONMENT,
                   check=True)
    subprocess.run(["sqlite3", path, "DELETE FROM prospect; DELETE FROM operation;"
                    "DELETE FROM command; DELETE FROM sqlite_sequence; VACUUM"], check=True)


def seconds(command, database, **options):
    empty_database(database)
    started = time.perf_counter()
    subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True, **options)
    return time.perf_counter() - started


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rows", type=int, default=100000)
    parser.add_argument("--pairs", type=int, default=7)
    arguments = parser.parse_args()
    file = arguments.folder / "contacts.csv"
    write_file(file, arguments.rows)
    ours, theirs = arguments.folder / "ours.db", arguments.folder / "theirs.db"
    times = ([], [])
    for _ in range(arguments.pairs):
        times[0].append(seconds([VMCOACH, "--db", ours, "import", "csv", file], ours))
        times[1].append(seconds(["sqlite3", theirs], theirs,
                                input=SCRIPT.format(file=file).encode()))
    counts = [subprocess.run(["sqlite3", database, "SELECT (SELECT count(*) FROM prospect),"
                              "(SELECT count(*) FROM note_words WHERE note_words MATCH 'storage')"],
                             stdout=subprocess.PIPE, check=True).stdout for database in (ours, theirs)]
    assert counts[0] == counts[1] == f"{arguments.rows}|{arguments.rows}\n".encode(), counts
    medians = [statistics.median(side) for side in times]
    print(f"import csv, {arguments.rows:,} rows, {arguments.pairs} pairs: vmcoach {medians[0]:.2f} s,"
          f" sqlite3 {medians[1]:.2f} s, ratio of medians {medians[0] / medians[1]:.2f};"
          f" most memory of either {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f}"
          " MiB")
    for path in (file, ours, theirs):
        os.unlink(path)


if __name__ == "__main__":
    main()
