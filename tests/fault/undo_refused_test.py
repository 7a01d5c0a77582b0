"""When an undo or a redo is refused, and that it then leaves everything as it is."""

import unittest

import soundness
from program import CommandTest

THIRD = ["prospect", "add", "Ravi"]
NEW_NOTE = ("INSERT INTO note (id, uid, prospect_id, kind, text, created_at)"
            " VALUES ({}, randomblob(16), {}, 'note', 'other', 0)")

# By what has come in between: some commands, what then changes unnoticed, and what undo says to it.
CHANGES = {
    "field has another value": (
        [["prospect", "edit", "1", "--title", "CEO"]],
        "UPDATE prospect SET title = 'COO'", "prospect title has another value"),
    "field is empty": (
        [["prospect", "edit", "1", "--title", "CEO"]],
        "UPDATE prospect SET title = NULL", "prospect title has another value"),
    "promise was kept": (
        [["promise-call", "1", "thu 10:15"], ["promise", "move", "p1", "fri 9:00"]],
        "UPDATE promise SET state = 'kept' WHERE id = 1", "promise state has another value"),
    "row is gone": (
        [["note", "1", "first"], ["edit", "n1", "second"]],
        "DELETE FROM note", "note text has another value"),
    "new row is gone": (
        [["note", "1", "first"]], "DELETE FROM note", "note row is gone"),
    "something belongs to the new row": (
        [THIRD], NEW_NOTE.format(1, 3), "prospect row is gone, or something belongs to it"),
    "another row has the id of the old one": (
        [["note", "1", "first"], ["remove", "n1"]],
        NEW_NOTE.format(1, 1), "note row is there again"),
    "the old row is there again": (
        [["note", "1", "first"], ["remove", "n1"]],
        NEW_NOTE.format(2, 1) + "; UPDATE note SET uid ="
        " (SELECT uid FROM operation WHERE subject = 'note' LIMIT 1)", "note row is there again"),
    "whom the old row belonged to is gone": (
        [["note", "2", "first"], ["remove", "n1"]],
        "DELETE FROM prospect WHERE id = 2", "or what it belongs to is gone"),
    "what was merged went to somebody else": (
        [THIRD, ["note", "2", "first"], ["prospect", "merge", "2", "1"]],
        "UPDATE note SET prospect_id = 3 WHERE id = 1", "note prospect_id has another value"),
}

# What can't be a log of ours.
DAMAGE = {
    "no table": "UPDATE operation SET subject = 'settings'",
    "no table at all": "UPDATE operation SET subject = 'note; DROP TABLE note'",
    "no column": "UPDATE operation SET field = 'txt' WHERE field = 'text'",
    "column that is none": "UPDATE operation SET field = 'text = 1; --' WHERE field = 'text'",
    "row that is no JSON": "UPDATE operation SET old = '{' WHERE field = '' AND old IS NOT NULL",
    "row that is a number": "UPDATE operation SET old = 1 WHERE field = '' AND old IS NOT NULL",
    "row without columns": "UPDATE operation SET old = '{}' WHERE field = '' AND old IS NOT NULL",
    "row with another column": "UPDATE operation SET old = json_set(old, '$.color', 'red')"
                               " WHERE field = '' AND old IS NOT NULL",
    "uid that is no bytes": "UPDATE operation SET old = json_set(old, '$.uid', 'xy')"
                            " WHERE field = '' AND old IS NOT NULL",
}


class UndoRefused(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("prospect", "add", "Kim Lee")

    def change(self, script):
        """Changes rows and the log as no command does."""
        with soundness.opened(self.home.database) as connection:
            connection.executescript(script)

    def change_unnoticed(self, script):
        """Changes rows in a way that the log doesn't tell of."""
        last = soundness.value(self.home.database, "SELECT max(id) FROM operation")
        self.change(f"{script}; DELETE FROM operation WHERE id > {last}")

    def each(self, cases):
        """Each case begins with a home of its own."""
        for name, case in cases.items():
            self.home.remove()
            self.setUp()
            with self.subTest(name):
                yield case

    def conflict(self, *command):
        error = self.run_refused(5, *command)
        self.assertIn("would overwrite a later change", error["message"])
        return error["message"]

    def test_later_change_is_not_overwritten(self):
        for commands, script, message in self.each(CHANGES):
            for command in commands:
                self.run_ok(*command)
            self.change_unnoticed(script)
            self.assertIn(message, self.conflict("undo"))
            self.conflict("undo", "--dry-run")

    def test_later_change_is_not_overwritten_by_redo(self):
        self.run_ok("prospect", "edit", "1", "--title", "CEO", "--company", "Initech")
        self.run_ok("undo")
        self.change_unnoticed("UPDATE prospect SET title = 'COO' WHERE id = 1")
        self.assertIn("prospect title", self.conflict("redo"))
        self.change_unnoticed("UPDATE prospect SET title = NULL WHERE id = 1")
        self.run_ok("redo")

    def test_later_change_stays_though_the_value_is_the_same_again(self):
        """An undo that another machine did, and that has not done all of it here."""
        self.run_ok("prospect", "edit", "1", "--title", "CEO")
        first = soundness.value(self.home.database, "SELECT max(id) FROM command")
        self.run_ok("prospect", "edit", "1", "--title", "COO", "--cadence", "fast")
        self.run_ok("prospect", "edit", "1", "--title", "CEO")
        self.change(f"""
            INSERT INTO command (clock, name, reverses) SELECT clock + 1, 'undo', id FROM command
                WHERE id IN ({first + 1}, {first + 2}) ORDER BY id DESC;
        """)
        self.assertIn("prospect cadence", self.conflict("undo"))
        self.change_unnoticed("UPDATE prospect SET cadence = NULL")
        self.assertEqual("prospect edit", self.run_json("undo")["command"])
        self.assertIsNone(self.run_json("prospect", "show", "1")["title"])

    def test_what_another_command_changed_meanwhile_stays(self):
        self.run_ok("prospect", "edit", "1", "--title", "CEO")
        self.change("UPDATE prospect SET company = 'Initech' WHERE id = 1")
        # The log has ascribed it to the newest command, and so it goes with that.
        self.run_ok("undo")
        self.assertEqual("Acme", self.run_json("prospect", "show", "1")["company"])

    def test_nothing_behind_an_erasure_is_undone(self):
        self.run_ok("note", "1", "first")
        self.run_ok("prospect", "forget", "2", "--yes")
        error = self.run_refused(5, "undo")
        self.assertIn("erased for good", error["message"])
        self.run_refused(5, "undo", "--dry-run")
        self.run_refused(3, "redo")
        self.run_ok("note", "1", "second")
        self.run_ok("undo")
        self.run_refused(5, "undo")
        self.run_ok("redo")
        self.assertEqual(2, len(self.run_json("prospect", "show", "1")["notes"]))

    def test_erasure_ends_the_way_to_redo(self):
        self.run_ok("note", "2", "first")
        self.run_ok("undo")
        self.run_ok("prospect", "forget", "2", "--yes")
        self.run_refused(3, "redo")

    def test_damaged_log_is_refused(self):
        for script in self.each(DAMAGE):
            self.run_ok("note", "1", "first")
            self.run_ok("edit", "n1", "second")
            if "old IS NOT NULL" in script:
                self.run_ok("remove", "n1")
            self.change(script)
            self.run_refused(7, "undo")
            self.run_refused(7, "undo", "--dry-run")


if __name__ == "__main__":
    unittest.main()
