"""Files in which something else stands in place of a table: our commands would do as it says."""

import shutil
import unittest

import soundness
from program import ProgramTest
from snapshot import changes, snapshot

READING = [["due", "--all"], ["prospect", "list"], ["prospect", "show", "1"], ["export", "jsonl", "x"]]
WRITING = [["prospect", "add", "Kim Lee"], ["note", "1", "hello"], ["call", "1", "busy"],
           ["prospect", "edit", "1", "--title", "CEO"], ["promise", "keep", "p1"]]

VIEW_FOR_PROSPECT = """
    ALTER TABLE prospect RENAME TO people;
    CREATE VIEW prospect AS SELECT * FROM people;
    CREATE TRIGGER prospect_add INSTEAD OF INSERT ON prospect BEGIN DELETE FROM note; END;
    CREATE TRIGGER prospect_edit INSTEAD OF UPDATE ON prospect BEGIN DELETE FROM note; END;
    CREATE TRIGGER prospect_gone INSTEAD OF DELETE ON prospect BEGIN DELETE FROM note; END;
"""

# By name, what somebody did to the file.
PLANTED = {
    "view with triggers": VIEW_FOR_PROSPECT,
    "view without triggers": """
        DROP TABLE erased_contact;
        CREATE VIEW erased_contact (hash, uid) AS SELECT uid, uid FROM prospect;
    """,
    "view for an index of words": """
        DROP TABLE touch_words;
        CREATE VIEW touch_words (text) AS SELECT text FROM touch;
    """,
    "virtual table": """
        DROP TABLE tag;
        CREATE VIRTUAL TABLE tag USING fts5 (uid, prospect_id, name);
    """,
    "trigger on a table": """
        CREATE TRIGGER planted AFTER INSERT ON note BEGIN
            UPDATE prospect SET name = 'changed', do_not_call = 0;
        END;
    """,
    "trigger before a change": """
        CREATE TRIGGER note_log_before BEFORE INSERT ON note BEGIN SELECT raise(IGNORE); END;
    """,
    "trigger on the log": """
        CREATE TRIGGER planted AFTER INSERT ON operation BEGIN DELETE FROM operation; END;
    """,
    "trigger that never fires": """
        CREATE TRIGGER planted AFTER DELETE ON settings WHEN 0 BEGIN SELECT 1; END;
    """,
    "other trigger by our name": """
        DROP TRIGGER note_log_insert;
        CREATE TRIGGER note_log_insert AFTER INSERT ON note BEGIN DELETE FROM promise; END;
    """,
    "our trigger on another table": """
        DROP TRIGGER tag_log_delete;
        CREATE TRIGGER tag_log_delete AFTER DELETE ON phone BEGIN SELECT 1; END;
    """,
    "trigger that is gone": "DROP TRIGGER promise_log_update",
    "column more": "ALTER TABLE note ADD COLUMN more TEXT",
    "column less": """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, 'local_time TEXT NOT NULL,', '')
            WHERE name = 'promise';
    """,
    "column by another name": "ALTER TABLE touch RENAME COLUMN seconds TO duration",
    "column with a default of its own": """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, 'do_not_call INTEGER NOT NULL DEFAULT 0',
            'do_not_call INTEGER NOT NULL DEFAULT 1') WHERE name = 'prospect';
    """,
    "table that takes any type": """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'note';
    """,
    "table without a rule": """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, '''kept'', ', '') WHERE name = 'promise';
    """,
    "body of our trigger changed": """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, 'new.uid, field, was', 'new.uid, field, NULL')
            WHERE name = 'prospect_log_update';
    """,
    "table that is gone": "DROP TABLE reminder_delivery",
}

# What somebody may well add, to look at the data or to work faster.
OWN = {
    "view": """
        CREATE VIEW my_calls AS
            SELECT name, due_at FROM promise JOIN prospect ON prospect.id = prospect_id;
    """,
    "table": "CREATE TABLE my_goals (day TEXT); INSERT INTO my_goals VALUES ('mon')",
    "index": "CREATE INDEX my_index ON prospect (title)",
    "full-text index": "CREATE VIRTUAL TABLE my_words USING fts5 (text)",
    "statistics": "ANALYZE",
    "nothing but a new order": "VACUUM",
}


class PlantedSchema(ProgramTest):
    def setUp(self):
        super().setUp()
        self.folder = self.home.path / "data"
        self.folder.mkdir()
        self.file = self.folder / "file.db"
        self.home.environment["VMCOACH_DB"] = str(self.file)
        self.add_dana()
        self.run_ok("note", "1", "opens a second warehouse")
        self.run_ok("promise-call", "1", "thu 10:15")
        self.saved = self.home.path / "saved"
        shutil.copytree(self.folder, self.saved)

    def put_back(self, folder):
        shutil.rmtree(self.folder)
        shutil.copytree(folder, self.folder)

    def each_command(self, scripts):
        """Puts a file changed by each script before each command."""
        changed = self.home.path / "changed"
        for name, script in scripts.items():
            self.put_back(self.saved)
            with soundness.opened(self.file) as connection:
                connection.executescript(script)
            shutil.rmtree(changed, ignore_errors=True)
            shutil.copytree(self.folder, changed)
            for command in READING + WRITING:
                self.put_back(changed)
                yield {"script": name, "command": command}

    def test_what_stands_in_place_of_ours_is_refused(self):
        for case in self.each_command(PLANTED):
            with self.subTest(**case):
                before = snapshot(self.folder)
                error = self.run_error(7, *case["command"])
                self.assertIn(str(self.file), error["message"])
                self.assertEqual([], changes(before, snapshot(self.folder)))

    def test_what_stands_beside_it_is_let_alone(self):
        for case in self.each_command(OWN):
            with self.subTest(**case):
                before = self.home.run("--json", "prospect", "show", "1").json
                own = self.own()
                self.run_ok(*case["command"])
                if case["command"] in READING:
                    self.assertEqual(before, self.run_json("prospect", "show", "1"))
                self.assertEqual(own, self.own())
                self.assertEqual([], soundness.problems(self.file))

    def own(self):
        return soundness.rows(self.file, "SELECT type, name, sql FROM sqlite_schema"
                              " WHERE name LIKE 'my%' OR name LIKE 'sqlite_stat%'")


if __name__ == "__main__":
    unittest.main()
