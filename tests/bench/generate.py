"""Fills a database as a busy team would over years. The same arguments give the same rows.

    VMCOACH=build/release/vmcoach PYTHONPATH=tests/support python3 tests/bench/generate.py FILE

A million prospects take ten minutes of computing, 0.8 GB of memory and a file of 6 GB; the checks
afterwards come on top of that, unless --unchecked leaves them out.
"""

import argparse
import itertools
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import time

import soundness
from team_rows import NOW, TeamRows


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--prospects", type=int, default=1000)
    parser.add_argument("--notes-per-prospect", type=int, default=10)
    parser.add_argument("--touches-per-prospect", type=int, default=10)
    parser.add_argument("--promises", type=int,
                        help="how many are open: as many as prospects, unless given")
    parser.add_argument("--due", type=int, default=50, help=f"how many promises are due at {NOW}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unchecked", action="store_true",
                        help="leave out SQLite's checks: about a third of the time")
    arguments = parser.parse_args()
    if arguments.promises is None:
        arguments.promises = arguments.prospects
    if not arguments.due <= arguments.promises <= arguments.prospects:
        parser.error("at most one promise a prospect, and at least as many as are due")
    return arguments


def run_vmcoach(file, *arguments):
    completed = subprocess.run([os.environ["VMCOACH"], "--db", file, "--json", *arguments],
                               env={"HOME": str(file.parent), "VMCOACH_NOW": NOW,
                                    "VMCOACH_ZONE": "Europe/Berlin"},
                               stdout=subprocess.PIPE, check=True)
    return json.loads(completed.stdout)


def take_away(connection, kind):
    """Drops all triggers or indexes. Returns the SQL that brings them back."""
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = ?"
                               " AND sql IS NOT NULL", (kind,)).fetchall()
    for name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    return [sql for _, sql in found]


def insert(connection, begin, rows):
    """A hundred rows a statement, as each begins with making a list of what a CHECK allows."""
    while values := list(itertools.islice(rows, 100)):
        row = f"({', '.join('?' * len(values[0]))})"
        connection.execute(begin + ", ".join([row] * len(values)),
                           list(itertools.chain.from_iterable(values)))


def fill(connection, rows):
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    connection.execute("BEGIN")
    later = take_away(connection, "index") + take_away(connection, "trigger")
    # Whoever was there so that the file came about has a uid that is new every time.
    for table in ("prospect", "name_word", "operation"):
        connection.execute(f"DELETE FROM {table}")
    for table, columns, values in rows.tables():
        insert(connection, f"INSERT INTO {table} ({columns}) VALUES ", values)
        connection.execute("INSERT INTO operation (command_id, subject, uid, field)"
                           f" SELECT 1, '{table}', uid, '' FROM {table} ORDER BY id")
    connection.execute("""INSERT OR IGNORE INTO name_word (word, prospect_id)
        SELECT value, prospect.id
        FROM prospect, json_each('["' || replace(name_key, ' ', '","') || '"]')
        ORDER BY 1, 2""")
    for sql in later:
        connection.execute(sql)
    indexes = connection.execute("SELECT name FROM sqlite_schema"
                                 " WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%'")
    for [index] in indexes.fetchall():
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    connection.execute("COMMIT")


def main():
    wanted = parse_arguments()
    file = wanted.file.absolute()
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(file.name + ".part")
    unfinished.unlink(missing_ok=True)
    started = time.monotonic()
    run_vmcoach(unfinished, "prospect", "add", "Dana Ortiz")
    connection = sqlite3.connect(unfinished, isolation_level=None)
    fill(connection, TeamRows(prospects=wanted.prospects,
                              notes=wanted.prospects * wanted.notes_per_prospect,
                              touches=wanted.prospects * wanted.touches_per_prospect,
                              open_promises=wanted.promises, due=wanted.due, seed=wanted.seed))
    connection.close()
    filled = time.monotonic()
    problems = [] if wanted.unchecked else soundness.problems(unfinished)
    due = len(run_vmcoach(unfinished, "due"))
    if problems or due != wanted.due:
        sys.exit(f"{file} did not become what was wanted: {due} due, {problems}")
    unfinished.rename(file)
    print(f"{file}: {file.stat().st_size / 1e6:,.0f} MB, filled in {filled - started:.0f} s,"
          f" checked in {time.monotonic() - filled:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
