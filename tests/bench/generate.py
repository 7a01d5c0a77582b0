"""Fills a database as a busy team would over years. The same arguments give the same rows.

    VMCOACH=build/release/vmcoach PYTHONPATH=tests/support python3 tests/bench/generate.py FILE
"""

import argparse
import calendar
import datetime
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import zoneinfo

import soundness

NOW = "2026-11-23T15:00:00Z"
UTC = datetime.timezone.utc
FIRST_DAY = calendar.timegm((2020, 1, 1, 0, 0, 0))
NOW_SECONDS = calendar.timegm((2026, 11, 23, 15, 0, 0))
TOMORROW = NOW_SECONDS + 86400
LAST_DAY = calendar.timegm((2037, 12, 31, 0, 0, 0))
DAY = 86400

ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
         "Europe/Berlin", "Asia/Kolkata")
SYLLABLES = ("ba", "den", "el", "for", "gar", "han", "is", "jo", "kel", "lo", "mar", "nor", "or",
             "pe", "quin", "ros", "san", "tor", "ul", "ver", "wil", "yan", "zed")
WORDS = ("warehouse", "quote", "pricing", "contract", "renewal", "delivery", "opens", "second",
         "site", "May", "budget", "prefers", "mornings", "assistant", "answers", "travels",
         "decides", "with", "finance", "asked", "about", "support", "likes", "short", "calls",
         "moved", "office", "competitor", "expires", "sample", "shipped", "happy")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--prospects", type=int, default=1000)
    parser.add_argument("--notes-per-prospect", type=int, default=10)
    parser.add_argument("--promises", type=int, help="as many as prospects, unless given")
    parser.add_argument("--due", type=int, default=50, help=f"how many promises are due at {NOW}")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.promises is None:
        arguments.promises = arguments.prospects
    if not arguments.due <= arguments.promises <= arguments.prospects:
        parser.error("at most one promise a prospect, and at least as many as are due")
    return arguments


class Generator:
    def __init__(self, arguments):
        self.wanted = arguments
        self.random = random.Random(arguments.seed)

    def uid(self, second):
        """A UUIDv7."""
        bits = self.random.getrandbits(74)
        number = (second * 1000 << 80) | 7 << 76 | bits >> 62 << 64 | 2 << 62 | bits & (1 << 62) - 1
        return number.to_bytes(16, "big")

    def moments(self, count):
        """Ever later moments of the past, as rows are recorded in their order."""
        return (FIRST_DAY + i * (NOW_SECONDS - DAY - FIRST_DAY) // count for i in range(count))

    def name(self):
        words = ("".join(self.random.choices(SYLLABLES, k=2)).title() for _ in range(2))
        return " ".join(words)

    def text(self, words):
        return " ".join(self.random.choices(WORDS, k=words))

    def rows(self):
        """The rows of each table, as its columns and an iterable. The first prospect is there."""
        count = self.wanted.prospects
        people = range(2, count + 1)
        names = {id: self.name() for id in people}
        yield ("prospect", "id, uid, name, name_key, company, time_zone, time_zone_source,"
               " pronunciation, created_at, updated_at",
               ((id, self.uid(at), names[id], names[id].lower(), self.name() + " Inc.",
                 self.random.choice(ZONES), "given", names[id].upper(), at, at)
                for id, at in zip(people, self.moments(count))))
        yield ("name_word", "word, prospect_id",
               sorted((word, id) for id in people for word in set(names[id].lower().split())))
        yield ("phone", "uid, prospect_id, typed, e164, match_key",
               (self.phone(id, at) for id, at in zip(people, self.moments(count))))
        notes = count * self.wanted.notes_per_prospect
        yield ("note", "uid, prospect_id, kind, text, created_at",
               ((self.uid(at), self.random.randint(1, count), "note", self.text(12), at)
                for at in self.moments(notes)))
        yield ("touch", "uid, prospect_id, kind, direction, text, seconds, at",
               ((self.uid(at), self.random.randint(1, count), "voicemail", "outbound",
                 self.text(25), self.random.randint(8, 40), at)
                for at in self.moments(2 * count)))
        yield ("promise", "uid, prospect_id, anchor, local_time, time_zone, due_at, phrase,"
               " zone_rules, about, made_at", self.promises())

    def phone(self, id, at):
        area, digits = self.random.randint(201, 989), f"{id:07d}"
        return (self.uid(at), id, f"+1 {area} {digits[:3]} {digits[3:]}", f"+1{area}{digits}",
                f"1{area}{digits}"[::-1])

    def promises(self):
        count = self.wanted.promises
        people = self.random.sample(range(1, self.wanted.prospects + 1), count)
        due = set(self.random.sample(range(count), self.wanted.due))
        for i, (person, made_at) in enumerate(zip(people, self.moments(count))):
            earliest, latest = ((NOW_SECONDS - 3 * DAY, NOW_SECONDS) if i in due
                                else (TOMORROW, LAST_DAY))
            due_at = self.random.randrange(earliest, latest, 60)
            zone = self.random.choice(ZONES)
            local = datetime.datetime.fromtimestamp(due_at, zoneinfo.ZoneInfo(zone))
            local_time = local.strftime("%Y-%m-%dT%H:%M")
            yield (self.uid(made_at), person, "wall", local_time, zone, due_at, local_time, "2025b",
                   self.text(3), made_at)


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


def fill(connection, generator):
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    connection.execute("BEGIN")
    later = take_away(connection, "index") + take_away(connection, "trigger")
    for table, columns, rows in generator.rows():
        places = ", ".join("?" for _ in columns.split(","))
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)
        if table != "name_word":
            connection.execute("INSERT INTO operation (command_id, subject, uid, field) SELECT 1,"
                               f" '{table}', uid, '' FROM {table} ORDER BY id")
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
    run_vmcoach(unfinished, "prospect", "add", "Dana Ortiz")
    connection = sqlite3.connect(unfinished, isolation_level=None)
    fill(connection, Generator(wanted))
    connection.close()
    problems = soundness.problems(unfinished)
    due = len(run_vmcoach(unfinished, "due"))
    if problems or due != wanted.due:
        sys.exit(f"{file} did not become what was wanted: {due} due, {problems}")
    unfinished.rename(file)


if __name__ == "__main__":
    main()
