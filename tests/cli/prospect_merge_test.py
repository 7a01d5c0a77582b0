"""Two entries that turn out to be one person."""

import sqlite3
import unittest

import soundness
from program import CommandTest


class Merge(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("prospect", "add", "D. Ortiz", "--company", "Acme Inc", "--title", "Head",
                    "--phone", "+1 312 555 0142", "--phone", "+1 312 555 0199", "--email",
                    "dana@acme.example", "--tag", "vip", "--cadence", "fast", "--allow-duplicate")
        self.run_ok("note", "2", "likes sailing", "--fact")
        self.run_ok("voicemail", "2", "Hi Dana, this is Kim.", "--seconds", "12")
        self.run_ok("promise-call", "2", "thu 10:15")

    def show(self, who):
        return self.run_json("prospect", "show", who)

    def test_everything_is_kept_under_the_second(self):
        before, other = self.show("1"), self.show("2")
        result = self.run_ok("prospect", "merge", "2", "1")
        self.assertEqual("merged 2: D. Ortiz, Acme Inc into 1: Dana Ortiz, Acme\n", result.text)
        merged = self.show("1")
        for key in ("id", "uid", "name", "company", "time_zone", "created_at"):
            self.assertEqual(before[key], merged[key])
        for key in ("title", "emails", "tags", "cadence"):
            self.assertEqual(other[key], merged[key])
        self.assertEqual(["+1 312 555 0142", "+1 312 555 0199"], merged["phones"])
        for key in ("notes", "touches", "promises"):
            ids = {item["id"] for item in merged[key]}
            self.assertLessEqual({item["id"] for item in other[key]}, ids)
            self.assertEqual({1}, {item["prospect_id"] for item in merged[key]})
        self.assertIn("merged with\nname: D. Ortiz\ncompany: Acme Inc",
                      [note["text"] for note in merged["notes"]])
        self.assertEqual(3, self.home.run("prospect", "show", "2").code)
        self.assertEqual([], soundness.problems(self.home.database))

    def test_both_promises_stay_open(self):
        self.run_ok("promise-call", "1", "fri 10:15")
        result = self.run_ok("prospect", "merge", "2", "1")
        self.assertIn("2 promises to them are open", result.error_text)
        self.assertEqual(["p1", "p2"], [item["id"] for item in self.run_json("due", "--all")])

    def test_who_must_not_be_called_stays_so(self):
        self.run_ok("prospect", "edit", "2", "--do-not-call")
        self.assertTrue(self.run_json("prospect", "merge", "2", "1")["do_not_call"])

    def test_log_holds_what_was_there(self):
        self.run_ok("prospect", "merge", "2", "1")
        connection = sqlite3.connect(self.home.database)
        try:
            [gone] = connection.execute("SELECT old FROM operation WHERE subject = 'prospect'"
                                        " AND field = '' AND old IS NOT NULL").fetchall()
            self.assertIn("Acme Inc", gone[0])
            self.assertEqual([("prospect merge",)], connection.execute(
                "SELECT DISTINCT name FROM command JOIN operation ON command_id = command.id"
                " WHERE subject = 'prospect' AND old IS NOT NULL").fetchall())
        finally:
            connection.close()

    def test_refused(self):
        self.run_refused(2, "prospect", "merge", "1", "dana ortiz")
        self.run_refused(3, "prospect", "merge", "9", "1")
        self.run_refused(3, "prospect", "merge", "1", "9")
        self.run_refused(2, "prospect", "merge", "1")
        self.run_refused(4, "prospect", "merge", "ortiz", "1")


if __name__ == "__main__":
    unittest.main()
