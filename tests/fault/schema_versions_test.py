"""Databases that earlier versions wrote: each is brought up to date, and loses nothing.

schemas/*.sql are such databases, with a row of every kind, as `sqlite3 FILE .dump` prints them, and
with the two numbers of the header that it leaves out. A change of the schema comes with another one,
written by the program as it was before."""

import shutil
import unittest

import soundness
from dumps import SCHEMAS, rebuild
from program import CommandTest
from snapshot import changes

READING = ["prospect", "list"]
WRITING = ["note", "1", "written by the newest version"]
# What a note adds to.
CHANGED = ("note", "command", "operation", "sqlite_sequence")


def tables(database):
    """Those with data: of the full-text indexes soundness.problems compares all."""
    return [name for [name] in soundness.rows(
        database, "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE '%\\_words%' ESCAPE '\\' ORDER BY name")]


def contents(database, older=None):
    """Every row of every table, with the type of each value; of the columns that an older database
    has, where one is given."""
    found = {}
    for table in tables(database):
        columns = [name for [name] in soundness.rows(
            older or database, "SELECT name FROM pragma_table_info(?)", table)]
        if not columns:
            continue  # a table that the older one has not
        values = ", ".join(f"{name}, typeof({name})" for name in columns)
        found[table] = sorted(soundness.rows(database, f"SELECT {values} FROM {table}"), key=repr)
    return found


def schema(database):
    """All that is in it. The order in which things were made means nothing."""
    return {(kind, name, table): sql for kind, name, table, sql in soundness.rows(
        database, "SELECT type, name, tbl_name, sql FROM sqlite_schema")}


def header(database):
    return [soundness.value(database, f"PRAGMA {name}")
            for name in ("application_id", "user_version", "encoding", "page_size")]


class SchemaVersions(CommandTest):
    def setUp(self):
        super().setUp()
        self.fresh = self.home.path / "fresh.db"
        self.run_ok("--db", str(self.fresh), "prospect", "add", "Kim")
        self.newest = soundness.value(self.fresh, "PRAGMA user_version")
        self.databases = {dump.stem: self.rebuilt_twice(dump)
                          for dump in SCHEMAS.glob("*.sql")}
        self.assertGreaterEqual(len(self.databases), 3)

    def rebuilt_twice(self, dump):
        """A database to run commands on, and one to compare it with, in a folder of their own."""
        folder = self.home.path / dump.stem
        folder.mkdir()
        old, database = folder / "old", folder / "file.db"
        rebuild(dump, old)
        shutil.copy(old, database)
        return old, database

    def run_on(self, database, command):
        return self.run_ok("--db", str(database), *command)

    def assert_up_to_date(self, database):
        self.assertEqual(self.newest, soundness.value(database, "PRAGMA user_version"))
        self.assertEqual(header(self.fresh), header(database))
        self.assertEqual([], changes(schema(self.fresh), schema(database)))
        self.assertEqual([], soundness.problems(database))

    def assert_backed_up(self, old, database):
        """Where the layout has changed, the file as it was lies beside it, for its owner alone."""
        version = soundness.value(old, "PRAGMA user_version")
        backup = database.with_name(f"file.db.backup-v{version}")
        expected = ["file.db", "old"]
        if version < self.newest:
            expected.insert(1, backup.name)
            self.assertEqual(0o600, backup.stat().st_mode & 0o777)
            for read in (header, schema, contents):
                self.assertEqual(read(old), read(backup))
        self.assertEqual(expected, sorted(path.name for path in database.parent.iterdir()))

    def test_fixtures_hold_a_row_of_every_kind(self):
        for name, (old, _) in self.databases.items():
            with self.subTest(schema=name):
                self.assertEqual([], [table for table, rows in contents(old).items()
                                      if not rows])
                for table, column in (("note", "kind"), ("touch", "kind"), ("promise", "state")):
                    sql = soundness.value(
                        old, "SELECT sql FROM sqlite_schema WHERE name = ?", table)
                    rule = sql.partition(f"CHECK ({column} IN (")[2].partition(")")[0]
                    self.assertEqual(
                        sorted(word.strip("' ") for word in rule.split(",")),
                        [word for [word] in soundness.rows(
                            old, f"SELECT DISTINCT {column} FROM {table} ORDER BY {column}")])

    def test_reading_brings_it_up_to_date(self):
        for name, (old, database) in self.databases.items():
            with self.subTest(schema=name):
                self.run_on(database, READING)
                self.assertEqual(contents(old), contents(database, old))
                self.assert_up_to_date(database)
                self.assert_backed_up(old, database)

    def test_writing_brings_it_up_to_date(self):
        for name, (old, database) in self.databases.items():
            with self.subTest(schema=name):
                self.run_on(database, WRITING)
                before = contents(old)
                after = contents(database, old)
                self.assertEqual(before.keys(), after.keys())
                for table, rows in before.items():
                    if table == "sqlite_sequence":
                        continue
                    added = set(after[table]) - set(rows)
                    self.assertEqual(set(), set(rows) - set(after[table]), table)
                    self.assertEqual(1 if table in CHANGED else 0, len(added), (table, added))
                self.assert_up_to_date(database)
                self.assert_backed_up(old, database)

    def test_every_text_is_found(self):
        """What the indexes say, and not only that they are sound."""
        for name, (_, database) in self.databases.items():
            with self.subTest(schema=name):
                self.run_on(database, READING)
                for index, word in (("note_words", "warehouse"), ("touch_words", "thursday"),
                                    ("promise_words", "strasse OR straße")):
                    self.assertEqual(1, len(soundness.rows(
                        database, f"SELECT rowid FROM {index} WHERE {index} MATCH ?", word)), index)

    def test_whatever_it_holds_can_be_changed(self):
        """The triggers, old or new, get along with the rows and with the indexes."""
        for name, (_, database) in self.databases.items():
            with self.subTest(schema=name):
                self.run_on(database, WRITING)
                with soundness.opened(database) as connection:
                    connection.execute("UPDATE touch SET text = coalesce(text, '') || ' and more'")
                    connection.execute("UPDATE promise SET about = NULL")
                    connection.execute("DELETE FROM note")
                    connection.execute("DELETE FROM tag")
                self.assertEqual([], soundness.problems(database))

    def test_damaged_file_stays_as_it_is(self):
        for name, (old, database) in self.databases.items():
            page = soundness.value(
                old, "SELECT rootpage FROM sqlite_schema WHERE name = 'note_by_prospect'")
            with self.subTest(schema=name), database.open("r+b") as file:
                file.seek((page - 1) * soundness.value(old, "PRAGMA page_size"))
                file.write(b"\xa5" * 100)
                file.flush()
                before = database.read_bytes()
                self.run_error(7, "--db", str(database), *WRITING)
                self.assertEqual(before, database.read_bytes())
                self.assertEqual(["file.db", "old"],
                                 sorted(path.name for path in database.parent.iterdir()))


if __name__ == "__main__":
    unittest.main()
