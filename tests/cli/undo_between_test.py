"""undo and redo of what came from a file, and around what nobody called."""

import pathlib
import shutil
import unittest

import soundness
from undoing import UndoTest

ZONES = pathlib.Path("/usr/share/zoneinfo")
THURSDAY = "2026-11-26T16:16:00Z"


class Imports(UndoTest):
    def import_table(self, text, *options):
        (self.home.path / "table.csv").write_text(text)
        return self.run_ok("import", "csv", "table.csv", *options)

    def test_file_that_tells_of_somebody_twice(self):
        self.add_dana()
        self.home.run("prospect", "edit", "1", "--email", "dana@acme.example")
        before = self.contents()
        self.import_table("Name,Company,Email,Job Title,Notes\n"
                          "Zoe,,zoe@acme.example,,\n"
                          "Dana Ortiz,Acme,dana@acme.example,Owner,first\n"
                          "Zoe,Brandt,zoe@acme.example,,second\n"
                          "Kim,,kim@acme.example,,\n"
                          "Zoe,,zoe@acme.example,CEO,\n", "--update")
        after = self.contents()
        self.run_ok("undo")
        self.assertEqual(before, self.contents())
        self.run_ok("redo")
        self.assertEqual(after, self.contents())

    def test_row_is_logged_before_what_changes_it(self):
        self.import_table("Name,Email,Job Title\nZoe,zoe@acme.example,\n"
                          "Zoe,zoe@acme.example,CEO\n", "--update")
        self.assertEqual([("", None), ("title", "CEO")], soundness.rows(
            self.home.database,
            "SELECT field, new FROM operation WHERE subject = 'prospect' ORDER BY id"))

    def test_import_that_changes_nothing_is_not_undone(self):
        self.import_table("Name\nZoe\n")
        self.run_ok("note", "1", "likes sailing")
        self.run_ok("undo")
        self.import_table("Name\nZoe\n", "--update")
        self.import_table("Name\nKim\n", "--dry-run")
        self.run_ok("redo")
        self.run_ok("undo")
        self.run_ok("undo")
        self.assertEqual({}, self.contents())

    def test_history_that_came_with_a_file_is_undone_like_ones_own(self):
        self.add_dana()
        before = self.contents()
        self.run_ok("note", "1", "likes sailing")
        after = self.contents()
        archive = self.run_ok("export", "jsonl", "--with-history").out
        self.home.database.unlink()
        self.run_ok("import", "jsonl", "-", stdin=archive)
        self.assertEqual(after, self.contents())
        self.run_ok("undo")
        self.assertEqual(before, self.contents())
        self.run_ok("redo")
        self.assertEqual(after, self.contents())

    def test_who_was_erased_stays_so(self):
        """Nobody who is to be forgotten comes back because an import was undone."""
        self.add_dana()
        self.run_ok("prospect", "add", "Kim")
        whole = self.run_ok("export", "jsonl").out
        self.run_ok("prospect", "forget", "2", "--yes")
        without_kim = self.run_ok("export", "jsonl").out
        self.home.database.unlink()
        self.run_ok("prospect", "add", "Zoe")
        before = self.contents()
        self.run_ok("import", "jsonl", "-", stdin=without_kim)
        erased = self.contents()["erased"]
        self.run_ok("undo")
        self.assertEqual({**before, "erased": erased}, self.contents())
        self.assertEqual(1, self.home.run("import", "jsonl", "-", stdin=whole).code)
        self.assertNotIn("Kim", [person["name"] for person in self.run_json("prospect", "list")])


class ZoneRules(UndoTest):
    """Chicago takes over New York's time, after some commands and before others."""

    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("promise-call", "1", "thu", "10:15")
        self.new_rules = self.home.path / "zoneinfo"
        for name in ("America/Chicago", "America/New_York", "Europe/Berlin"):
            (self.new_rules / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ZONES / name, self.new_rules / name)
        shutil.copy(ZONES / "America/New_York", self.new_rules / "America/Chicago")
        (self.new_rules / "tzdata.zi").write_text("# version 2099z\n")

    def change_rules(self):
        """Something that the promise isn't about brings it up to date."""
        self.home.environment["TZDIR"] = str(self.new_rules)
        self.home.run("call", "9", "busy")

    def due_at(self):
        return [item["due_at"][11:16] for item in self.run_json("promise", "list", "--all")]

    def test_rules_that_changed_before_a_command_stay(self):
        for words in (["promise", "cancel", "p1"], ["promise", "move", "p1", "fri", "9:00"],
                      ["call", "1", "spoke"], ["prospect", "edit", "1", "--title", "CEO"]):
            with self.subTest(words=words):
                self.change_rules()
                self.assertEqual(["15:15"], self.due_at())
                self.there_and_back(*words)

    def test_rules_that_change_after_a_command_stay(self):
        self.run_ok("prospect", "edit", "1", "--title", "CEO")
        self.change_rules()
        self.assertEqual(["15:15"], self.due_at())
        after = self.contents()
        self.run_ok("undo")
        self.assertEqual(["15:15"], self.due_at())
        self.run_ok("redo")
        self.assertEqual(after, self.contents())

    def test_promise_of_now_other_rules_goes_and_comes_back_as_it_was_last(self):
        self.change_rules()
        after = self.contents()
        self.run_ok("undo")
        self.assertEqual([], self.due_at())
        self.run_ok("redo")
        self.assertEqual(after, self.contents())
        self.assertEqual(["15:15"], self.due_at())

    def test_promise_that_was_closed_meanwhile_follows_the_rules_once_it_is_back(self):
        self.run_ok("promise", "cancel", "p1")
        self.change_rules()
        self.run_ok("undo")
        self.assertEqual(["16:15"], self.due_at())
        self.home.run("call", "9", "busy")
        self.assertEqual(["15:15"], self.due_at())
        self.run_ok("redo")
        self.assertEqual("canceled", self.run_json("promise", "list", "--all")[0]["state"])

    def test_change_of_rules_alone_is_not_undone_and_ends_nothing(self):
        self.run_ok("note", "1", "likes sailing")
        after = self.contents()
        self.run_ok("undo")
        self.change_rules()
        self.assertEqual("note", self.run_json("redo")["command"])
        self.assertEqual(after["note"], self.contents()["note"])
        self.assertEqual("note", self.run_json("undo")["command"])
        self.assertEqual("promise-call", self.run_json("undo")["command"])
        self.assertEqual("prospect add", self.run_json("undo")["command"])
        self.run_refused(3, "undo")


class Reminders(UndoTest):
    def setUp(self):
        super().setUp()
        self.add_dana()

    def test_promise_that_was_reminded_of_goes_and_is_reminded_of_again(self):
        before = self.contents()
        self.run_ok("promise-call", "1", "thu", "10:15")
        after = self.contents()
        for _ in range(2):
            self.assertIn("Dana", self.run_ok("remind", now=THURSDAY).text)
            self.assertEqual("", self.run_ok("remind", now=THURSDAY).text)
            self.run_ok("undo")
            self.assertEqual(before, self.contents())
            self.assertEqual([], soundness.problems(self.home.database))
            self.run_ok("redo")
            self.assertEqual(after, self.contents())

    def test_reminders_are_no_command(self):
        self.run_ok("promise-call", "1", "thu", "10:15")
        self.run_ok("note", "1", "likes sailing")
        self.run_ok("undo")
        self.run_ok("remind", now=THURSDAY)
        self.run_ok("redo")
        self.run_ok("remind", now=THURSDAY)
        self.assertEqual("note", self.run_json("undo")["command"])

    def test_closed_promise_that_is_open_again_is_not_reminded_of_again(self):
        self.run_ok("promise-call", "1", "thu", "10:15")
        self.run_ok("remind", now=THURSDAY)
        self.run_ok("promise", "cancel", "1")
        self.run_ok("undo")
        self.assertEqual("", self.run_ok("remind", now=THURSDAY).text)


if __name__ == "__main__":
    unittest.main()
