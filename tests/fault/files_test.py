"""Files that vmcoach must not touch: another program's, damaged ones, newer ones."""

import random
import shutil
import unittest

import soundness
from program import ProgramTest
from snapshot import changes, snapshot

READING = [["due", "--all"], ["prospect", "list"], ["prospect", "show", "1"], ["promise", "list"]]
WRITING = [["prospect", "add", "Kim Lee"], ["note", "1", "hello"], ["call", "1", "busy"],
           ["prospect", "edit", "1", "--title", "CEO"], ["promise", "keep", "1"]]

MANY_ROWS = """
    CREATE TABLE filler (text);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
    INSERT INTO filler SELECT hex(randomblob(500)) FROM n;
"""


class Files(ProgramTest):
    def setUp(self):
        super().setUp()
        self.folder = self.home.path / "data"
        self.folder.mkdir()
        self.file = self.folder / "file.db"
        self.home.environment["VMCOACH_DB"] = str(self.file)

    def make_ours(self):
        self.add_dana()
        self.run_ok("promise-call", "1", "thu 10:15")
        for i in range(20):
            self.run_ok("note", "1", f"note {i} " + "words " * 300)

    def execute(self, script):
        with soundness.opened(self.file) as connection:
            connection.executescript(script)

    def overwrite(self, offset, content):
        with self.file.open("r+b") as file:
            file.seek(offset)
            file.write(content)

    def assert_refused(self, commands=READING + WRITING):
        saved = self.home.path / "saved"
        shutil.copytree(self.folder, saved)
        for command in commands:
            with self.subTest(command=command):
                error = self.run_error(7, *command)
                self.assertIn(str(self.file), error["message"])
                self.assertEqual([], changes(snapshot(saved), snapshot(self.folder)))
            shutil.rmtree(self.folder)
            shutil.copytree(saved, self.folder)
        shutil.rmtree(saved)

    def leave_hot_journal(self, change):
        """Runs the change as a program that dies in the middle of its transaction would."""
        self.execute(MANY_ROWS)
        crashed = self.home.path / "crashed"
        with soundness.opened(self.file) as connection:
            # A small cache makes SQLite write to the file before the transaction ends.
            connection.execute("PRAGMA cache_size = 5")
            connection.execute("BEGIN")
            connection.execute(change)
            connection.execute("UPDATE filler SET text = hex(randomblob(500))")
            shutil.copytree(self.folder, crashed)
        shutil.rmtree(self.folder)
        crashed.rename(self.folder)
        self.assertIn("file.db-journal", snapshot(self.folder))

    def leave_wal(self, change):
        """Runs the change in WAL mode as a program that dies before its checkpoint would."""
        crashed = self.home.path / "crashed"
        with soundness.opened(self.file) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(change)
            shutil.copytree(self.folder, crashed)
        shutil.rmtree(self.folder)
        crashed.rename(self.folder)
        self.assertNotEqual(b"", snapshot(self.folder)["file.db-wal"][1])

    def test_another_programs_file(self):
        self.execute(MANY_ROWS)
        self.assert_refused()

    def test_another_programs_file_with_our_schema_version(self):
        self.execute(MANY_ROWS + "PRAGMA user_version = 1")
        self.assert_refused()

    def test_another_programs_file_in_wal_mode(self):
        self.execute("PRAGMA journal_mode = WAL;" + MANY_ROWS)
        self.assert_refused()

    def test_another_programs_file_with_a_write_ahead_log(self):
        self.execute(MANY_ROWS)
        self.leave_wal("UPDATE filler SET text = 'changed'")
        self.assert_refused()

    def test_another_programs_file_with_a_hot_journal(self):
        self.leave_hot_journal("UPDATE filler SET text = 'changed'")
        self.assert_refused()

    def test_our_id_without_tables(self):
        self.execute(f"PRAGMA application_id = {0x766d636f}; CREATE TABLE t (x); DROP TABLE t")
        self.assert_refused()

    def test_our_id_and_version_without_tables(self):
        self.execute(f"PRAGMA application_id = {0x766d636f}; PRAGMA user_version = 1;"
                     "CREATE TABLE t (x); DROP TABLE t")
        self.assert_refused()

    def test_our_id_with_other_tables(self):
        self.execute(f"PRAGMA application_id = {0x766d636f};" + MANY_ROWS)
        self.assert_refused()

    def test_newer_version(self):
        self.make_ours()
        self.execute("PRAGMA user_version = 99")
        self.assert_refused()

    def test_newer_version_in_wal_mode(self):
        self.make_ours()
        self.execute("PRAGMA user_version = 99; PRAGMA journal_mode = WAL")
        self.assert_refused()

    def test_newer_version_with_a_write_ahead_log(self):
        self.make_ours()
        self.execute("PRAGMA user_version = 99")
        self.leave_wal("UPDATE note SET text = 'changed'")
        self.assert_refused()

    def test_newer_version_with_a_hot_journal(self):
        self.make_ours()
        self.execute("PRAGMA user_version = 99")
        self.leave_hot_journal("UPDATE prospect SET title = 'changed'")
        self.assert_refused()

    def test_negative_version(self):
        self.make_ours()
        self.execute("PRAGMA user_version = -1")
        self.assert_refused()

    def test_no_sqlite_file(self):
        for content in (b"\0", b"Dear Dana,\n", b"\0" * 4096, b"SQLite format 3\0",
                        random.Random(1).randbytes(20000)):
            with self.subTest(size=len(content)):
                self.file.write_bytes(content)
                self.assert_refused()

    def test_damaged_header(self):
        self.make_ours()
        for offset, size in ((0, 16), (0, 100), (16, 2), (18, 1), (18, 2), (21, 3), (44, 4)):
            whole = self.file.read_bytes()
            with self.subTest(offset=offset, size=size):
                self.overwrite(offset, b"\xa5" * size)
                self.assert_refused()
            self.file.write_bytes(whole)

    def test_value_after_which_none_fits(self):
        self.make_ours()
        self.execute("UPDATE command SET clock = 9223372036854775807")
        self.assert_refused(WRITING)

    def test_truncated(self):
        self.make_ours()
        whole = self.file.read_bytes()
        for size in (1, 99, 100, 4095, 4096, len(whole) // 2, len(whole) - 4096, len(whole) - 4097):
            with self.subTest(size=size):
                self.file.write_bytes(whole[:size])
                self.assert_refused()

    def test_overwritten_page(self):
        self.make_ours()
        whole = self.file.read_bytes()
        commands = {
            "sqlite_schema": READING + WRITING,
            "prospect": [["prospect", "list"], ["due", "--all"], ["note", "1", "x"]],
            "prospect_by_name": [["prospect", "show", "dana"], ["prospect", "add", "Kim"]],
            "note": [["prospect", "show", "1"], ["note", "1", "x"]],
            "note_by_prospect": [["prospect", "show", "1"], ["note", "1", "x"]],
            "note_words_data": [["note", "1", "x"]],
            "promise": [["due", "--all"], ["promise", "list"], ["promise", "keep", "1"]],
            "promise_open": [["due", "--all"], ["promise", "keep", "1"]],
            "command": [["note", "1", "x"], ["prospect", "add", "Kim"]],
            "operation": [["note", "1", "x"], ["prospect", "edit", "1", "--title", "x"]],
        }
        page_size = soundness.value(self.file, "PRAGMA page_size")
        pages = dict(soundness.rows(self.file, "SELECT name, rootpage FROM sqlite_schema"))
        pages["sqlite_schema"] = 1
        for name, page_commands in commands.items():
            # Page one is spared its header, which test_damaged_header is about.
            start = (pages[name] - 1) * page_size + (100 if pages[name] == 1 else 0)
            garbage = random.Random(name).randbytes(pages[name] * page_size - start)
            with self.subTest(page=name):
                self.overwrite(start, garbage)
                self.assert_refused(page_commands)
            self.file.write_bytes(whole)


if __name__ == "__main__":
    unittest.main()
