"""The operation log: who wrote what, with vmcoach or without it."""

import json
import shutil
import subprocess
import unittest

import soundness
from program import ProgramTest
from snapshot import changes, snapshot

LOGGED = ("prospect", "phone", "email", "tag", "note", "touch", "promise")


class Outside(ProgramTest):
    def setUp(self):
        super().setUp()
        self.run_ok("prospect", "add", "Dana Ortiz", "--company", "Acme", "--phone",
                    "+1 312 555 0142", "--email", "dana@acme.example", "--tag", "warm")
        self.run_ok("note", "dana", "first note")
        self.run_ok("voicemail", "dana", "Hi Dana")
        self.run_ok("promise-call", "dana", "thu 10:15", "--about", "pricing")

    def rows(self, sql):
        return soundness.rows(self.home.database, sql)

    def value(self, sql):
        return soundness.value(self.home.database, sql)

    def new_operations(self, *statements):
        """What the log gains from these statements of another program."""
        last = self.value("SELECT max(id) FROM operation")
        for statement in statements:
            self.rows(statement)
        return self.rows("SELECT subject, uid, field, old, new FROM operation"
                         f" WHERE id > {last} ORDER BY id")

    def test_every_field_is_logged_with_old_and_new_value(self):
        for table in LOGGED:
            uid = self.value(f"SELECT uid FROM {table}")
            columns = self.rows(f"SELECT name, type FROM pragma_table_info('{table}')"
                                " WHERE name NOT IN ('id', 'uid')")
            for column, kind in columns:
                if column in ("prospect_id", "moved_from"):
                    continue
                with self.subTest(table=table, column=column):
                    old = self.value(f"SELECT {column} FROM {table}")
                    new = self.other_value(table, column, kind, old)
                    literal = f"'{new}'" if kind == "TEXT" else str(new)
                    logged = self.new_operations(f"UPDATE {table} SET {column} = {literal}")
                    self.assertEqual([(table, uid, column, old, new)], logged)

    def other_value(self, table, column, kind, old):
        """Another value that the column's CHECK admits."""
        words = {"time_zone_source": "given" if old == "suggested" else "suggested",
                 "cadence": "fast", "formality": "formal",
                 "kind": "fact" if table == "note" else "email", "direction": "inbound",
                 "outcome": "busy", "anchor": "instant", "state": "missed"}
        if column in words:
            return words[column]
        if column in ("do_not_call", "recognized"):
            return 1 - (old or 0)
        return (old or "") + " changed" if kind == "TEXT" else (old or 0) + 1

    def test_several_fields_at_once(self):
        uid = self.value("SELECT uid FROM prospect")
        logged = self.new_operations("UPDATE prospect SET company = NULL, title = 'CEO',"
                                     " name = name")
        self.assertEqual([("prospect", uid, "company", "Acme", None),
                          ("prospect", uid, "title", None, "CEO")], sorted(logged))

    def test_update_that_changes_nothing_is_not_logged(self):
        self.assertEqual([], self.new_operations("UPDATE prospect SET name = name"))

    def test_new_row(self):
        logged = self.new_operations("INSERT INTO tag (uid, prospect_id, name)"
                                     " VALUES (x'00112233445566778899aabbccddeeff', 1, 'cold')")
        self.assertEqual([("tag", bytes.fromhex("00112233445566778899aabbccddeeff"), "", None,
                           None)], logged)

    def test_removed_row_is_logged_as_a_whole(self):
        for table in ("phone", "email", "tag", "note", "touch", "promise"):
            with self.subTest(table=table):
                columns = [name for [name] in
                           self.rows(f"SELECT name FROM pragma_table_info('{table}')")]
                [row] = self.rows(f"SELECT * FROM {table}")
                [(subject, uid, field, old, new)] = self.new_operations(f"DELETE FROM {table}")
                expected = dict(zip(columns, row))
                expected["uid"] = expected["uid"].hex().upper()
                self.assertEqual((table, row[columns.index("uid")], "", None),
                                 (subject, uid, field, new))
                self.assertEqual(expected, json.loads(old))

    @unittest.skipUnless(shutil.which("sqlite3"), "there is no sqlite3 shell here")
    def test_sqlite3_shell(self):
        last = self.value("SELECT max(id) FROM operation")
        subprocess.run(["sqlite3", self.home.database, "UPDATE note SET text = 'mended note'"],
                       check=True, capture_output=True, env=self.home.environment)
        self.assertEqual([("text", "first note", "mended note")],
                         self.rows(f"SELECT field, old, new FROM operation WHERE id > {last}"))
        [note] = self.run_json("prospect", "show", "dana")["notes"]
        self.assertEqual("mended note", note["text"])
        self.assertEqual([(1,)], self.rows("SELECT rowid FROM note_words('mended')"))
        self.assertEqual([], self.rows("SELECT rowid FROM note_words('first')"))
        self.assertEqual([], soundness.problems(self.home.database))

    def test_every_write_command_is_one_command_row(self):
        commands = [["prospect", "add", "Kim Lee", "--phone", "+49 30 5550142", "--tag", "cold"],
                    ["prospect", "edit", "kim", "--title", "CEO", "--tag", "warm", "--no-tag",
                     "cold"],
                    ["note", "kim", "plays chess", "--fact", "--cadence", "fast"],
                    ["voicemail", "kim", "Hi", "--promise", "fri 9:00"],
                    ["promise", "keep", "kim"],
                    ["call", "kim", "busy", "--note", "engaged", "--promise", "fri 9:00"],
                    ["promise", "cancel", "kim", "--why", "on leave"],
                    ["email", "kim", "sent the study"],
                    ["promise-call", "kim", "fri 11:00"]]
        for command in commands:
            with self.subTest(command=command):
                last = self.value("SELECT max(id) FROM command")
                last_operation = self.value("SELECT max(id) FROM operation")
                self.run_ok(*command)
                [(id, name)] = self.rows(f"SELECT id, name FROM command WHERE id > {last}")
                self.assertEqual(name, " ".join(command)[:len(name)])
                logged = self.rows("SELECT DISTINCT command_id FROM operation"
                                   f" WHERE id > {last_operation}")
                self.assertEqual([(id,)], logged)
        clocks = [clock for [clock] in self.rows("SELECT clock FROM command ORDER BY id")]
        self.assertEqual(sorted(set(clocks)), clocks)

    def test_reading_changes_nothing(self):
        before = snapshot(self.home.path)
        for command in (["due", "--week"], ["prospect", "list"], ["prospect", "show", "dana"],
                        ["promise", "list", "--all"], ["when", "fri 9:00"], ["config"],
                        ["db", "path"]):
            with self.subTest(command=command):
                self.run_ok(*command)
                self.assertEqual([], changes(before, snapshot(self.home.path)))

    def test_failing_command_changes_nothing(self):
        self.run_ok("prospect", "add", "Dan Orr")
        commands = [(2, "note", "dana", b"\xff"), (2, "voicemail", "dana", "x", "--seconds", "-1"),
                    (2, "prospect", "edit", "dana", "--time-zone", "Mars/Base"),
                    (2, "voicemail", "dan orr", "x", "--promise", "the 45th"),
                    (2, "call", "dan orr", "busy", "--note", "x", "--promise", "the 45th"),
                    (2, "promise", "keep", "dana", "--at", "2031-01-01T10:00"),
                    (3, "note", "nobody", "x"), (3, "promise", "keep", "p99"),
                    (3, "promise", "cancel", "dan orr"), (4, "note", "dan", "x"),
                    (5, "prospect", "add", "Dana Ortiz", "--company", "Acme"),
                    (5, "promise-call", "dana", "fri 9:00")]
        before = snapshot(self.home.path)
        for code, *command in commands:
            with self.subTest(command=command):
                self.run_error(code, *command)
                self.assertEqual([], changes(before, snapshot(self.home.path)))


class Soundness(ProgramTest):
    def test_rows_without_text_leave_sound_indexes(self):
        self.add_dana()
        self.run_ok("voicemail", "dana")
        self.run_ok("call", "dana", "busy")
        self.run_ok("promise-call", "dana", "thu 10:15")
        self.assertEqual([], soundness.problems(self.home.database))

    def test_text_that_comes_and_goes_leaves_sound_indexes(self):
        self.add_dana()
        self.run_ok("promise-call", "dana", "thu 10:15")
        for about in ("'pricing'", "'delivery'", "NULL", "'pricing'"):
            soundness.rows(self.home.database, f"UPDATE promise SET about = {about}")
            self.assertEqual([], soundness.problems(self.home.database))
        self.assertEqual([(1,)], soundness.rows(self.home.database,
                                                "SELECT rowid FROM promise_words('pricing')"))
        soundness.rows(self.home.database, "DELETE FROM promise")
        self.assertEqual([], soundness.problems(self.home.database))

    def test_values_that_vmcoach_never_writes_are_exit_7(self):
        self.add_dana()
        self.run_ok("promise-call", "dana", "thu 10:15")
        whole = self.home.database.read_bytes()
        for change in ("local_time = 'soon'", "local_time = ''", "time_zone = 'Mars/Base'",
                       "due_at = 9223372036854775807", "due_at = -9223372036854775808"):
            with self.subTest(change=change):
                soundness.rows(self.home.database, f"UPDATE promise SET {change}")
                for command in (["due", "--all"], ["promise", "list"]):
                    for format in ([], ["--json"]):
                        code = self.home.run(*command, *format).code
                        self.assertIn(code, (0, 7), [*command, *format])
            self.home.database.write_bytes(whole)


if __name__ == "__main__":
    unittest.main()
