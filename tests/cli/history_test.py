"""What the history tells, and mending single notes and touches."""

import unittest

import soundness
from program import BINARY, CommandTest
from terminal import Terminal

LATER = "2026-11-23T16:30:00Z"


class History(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()

    def lines(self, *arguments):
        return self.run_ok("history", *arguments).text.splitlines()

    def test_each_command_is_a_line_newest_first(self):
        self.run_ok("prospect", "edit", "dana", "--title", "Buyer")
        self.run_ok("prospect", "edit", "dana", "--title", "Head of Sales", "--do-not-call",
                    now=LATER)
        self.run_ok("note", "dana", "likes\nsailing", now=LATER)
        self.assertEqual([
            "4\tMon 23 Nov 2026 17:30\tnote\tDana Ortiz\tadded n1: likes\\nsailing",
            "3\tMon 23 Nov 2026 17:30\tprospect edit\tDana Ortiz"
            "\ttitle: Buyer -> Head of Sales; do not call: no -> yes",
            "2\tMon 23 Nov 2026 16:00\tprospect edit\tDana Ortiz\ttitle: Buyer",
            "1\tMon 23 Nov 2026 16:00\tprospect add\tDana Ortiz"
            "\tadded 1: Dana Ortiz; added phone: +1 312 555 0142",
        ], self.lines())
        self.assertEqual(["4", "3"], [line.split("\t")[0] for line in self.lines("--limit", "2")])

    def test_only_about_somebody(self):
        self.run_ok("prospect", "add", "Bob")
        self.run_ok("note", "dana", "one")
        self.run_ok("note", "bob", "two")
        self.run_ok("remove", "n1")
        self.run_ok("promise-call", "dana", "thu 10:15")
        commands = [line.split("\t")[2] for line in self.lines("dana")]
        self.assertEqual(["promise-call", "remove", "note", "prospect add"], commands)
        self.assertEqual(["note", "prospect add"],
                         [line.split("\t")[2] for line in self.lines("bob")])
        self.run_error(3, "history", "nobody")

    def test_what_was_merged_is_found_under_both(self):
        self.run_ok("prospect", "add", "D. Ortiz", "--tag", "hot")
        self.run_ok("note", "2", "one")
        self.run_ok("prospect", "merge", "2", "1")
        self.assertEqual(["prospect merge", "note", "prospect add", "prospect add"],
                         [line.split("\t")[2] for line in self.lines("dana")])
        self.assertEqual("changed 1 tag, changed 1 note, removed 1 prospect, added 1 note",
                         self.lines()[0].split("\t")[4])

    def test_many_rows_are_counted(self):
        rows = "".join(f"Person {i},note {i}\n" for i in range(100))
        self.run_ok("import", "csv", "-", stdin=f"Name,Notes\n{rows}".encode())
        self.assertEqual("2\tMon 23 Nov 2026 16:00\timport csv\tPerson 0 and others"
                         "\tadded 100 prospects, added 100 notes", self.lines()[0])
        [entry] = self.run_json("history", "--limit", "1")
        self.assertEqual([100, 100], [count["rows"] for count in entry["counts"]])
        self.assertEqual(20, len(entry["changes"]))

    def test_as_a_document(self):
        self.run_ok("prospect", "edit", "dana", "--title", "Buyer")
        self.run_ok("undo")
        undo, edit, _ = self.run_json("history")
        self.assertEqual({"id": 2, "at": "2026-11-23T15:00:00Z", "command": "prospect edit",
                          "reverses": None, "undone": True,
                          "counts": [{"change": "changed", "subject": "prospect", "rows": 1}],
                          "changes": [{"change": "changed", "subject": "prospect", "id": 1,
                                       "prospect_id": 1, "prospect": "Dana Ortiz", "label": None,
                                       "field": "title", "old": None, "new": "Buyer"}]}, edit)
        self.assertEqual(("undo", 2, False), (undo["command"], undo["reverses"], undo["undone"]))
        self.run_ok("redo")
        redo, undo, edit, _ = self.run_json("history")
        self.assertEqual([3, 2, None], [redo["reverses"], undo["reverses"], edit["reverses"]])
        self.assertEqual([False, True, False], [redo["undone"], undo["undone"], edit["undone"]])

    def test_rows_that_are_gone_are_known_by_name(self):
        self.run_ok("note", "dana", "one")
        self.run_ok("remove", "n1")
        self.assertEqual("added n1: one", self.lines()[1].split("\t")[4])
        self.run_ok("undo")
        self.run_ok("undo")
        self.run_ok("undo")
        self.assertEqual("prospect add (undone)", self.lines()[-1].split("\t")[2])
        self.assertEqual("Dana Ortiz", self.lines()[-1].split("\t")[3])

    def test_fifty_unless_told(self):
        for _ in range(55):
            self.run_ok("note", "dana", "x", "--quiet")
        self.assertEqual(50, len(self.lines()))
        self.assertEqual(56, len(self.lines("--limit", "0")))
        self.run_error(2, "history", "--limit", "-1")


class Mending(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("note", "dana", "opens a secnd warehouse", "--fact")

    def notes(self):
        return self.run_json("prospect", "show", "dana")["notes"]

    def test_a_note_gets_another_text_and_keeps_the_rest(self):
        [before] = self.notes()
        note = self.run_json("edit", "n1", "opens a second warehouse", now=LATER)
        self.assertEqual({**before, "text": "opens a second warehouse"}, note)
        self.assertEqual([note], self.notes())
        self.assertEqual([], soundness.problems(self.home.database))
        self.assertEqual("changed n1\n", self.run_ok("edit", "n1", "-", stdin=b"third\n").text)
        self.assertEqual("third", self.notes()[0]["text"])

    def test_the_same_text_is_no_change(self):
        before = self.home.dump()
        self.run_ok("edit", "n1", "opens a secnd warehouse")
        self.assertEqual(before, self.home.dump())

    def test_the_editor_shows_what_is_there(self):
        editor = self.home.path / "editor"
        editor.write_text("#!/bin/sh\nsed -i s/secnd/second/ \"$1\"\n")
        editor.chmod(0o700)
        terminal = Terminal(self.home, "edit", "n1", environment={"EDITOR": str(editor)})
        self.assertEqual((0, "changed n1\r\n"), terminal.finish())
        self.assertEqual("opens a second warehouse", self.notes()[0]["text"])

    def test_refused(self):
        for arguments, code, hint in (
                (["edit", "n9", "x"], 3, "prospect show"), (["edit", "1", "x"], 2, "prospect edit 1"),
                (["edit", "t1", "x"], 2, "vmcoach remove t1"), (["edit", "n1"], 2, "TEXT"),
                (["edit", "n1", ""], 2, ""), (["edit", "p1", "x"], 2, "promise cancel p1"),
                (["edit", "dana", "x"], 2, "prospect show"), (["remove", "t9"], 3, "prospect show"),
                (["remove", "p1"], 2, "promise cancel p1"),
                (["remove", "1"], 2, "prospect forget 1"), (["remove", "n1", "n2"], 2, "")):
            with self.subTest(arguments=arguments):
                error = self.run_refused(code, *arguments)
                self.assertIn(hint, error["hint"] or "")

    def test_a_note_is_taken_back(self):
        [note] = self.notes()
        self.assertEqual(note, self.run_json("remove", "n1"))
        self.assertEqual([], self.notes())
        self.assertEqual([], soundness.problems(self.home.database))
        self.assertEqual("kept n2 about Dana Ortiz, Acme\n", self.run_ok("note", "dana", "x").text)

    def test_a_touch_gives_back_the_promise_that_it_kept(self):
        self.run_ok("promise-call", "dana", "today 11:00")
        self.run_ok("call", "dana", "no-answer", now="2026-11-23T16:00:00Z")
        self.run_ok("call", "dana", "spoke", now="2026-11-23T17:00:00Z")
        self.assertEqual("kept", self.run_json("promise", "list", "dana", "--all")[0]["state"])
        self.assertEqual("", self.run_ok("remove", "t1").error_text)
        result = self.run_ok("remove", "t2")
        self.assertEqual("removed t2: call, spoke\n", result.text)
        self.assertIn("note: p1 is open: Mon 23 Nov 2026 11:00 America/Chicago", result.error_text)
        [promise] = self.run_json("promise", "list", "dana")
        self.assertEqual(("open", None, None),
                         (promise["state"], promise["closed_at"], promise["minutes_late"]))
        self.run_ok("undo")
        self.assertEqual([], self.run_json("promise", "list", "dana"))

    def test_only_the_touch_that_kept_it_gives_it_back(self):
        self.run_ok("promise-call", "dana", "today 11:00")
        self.run_ok("voicemail", "dana", now="2026-11-23T17:00:00Z")
        self.run_ok("call", "dana", "spoke", now="2026-11-23T17:00:00Z")
        self.run_ok("remove", "t2")
        self.assertEqual([], self.run_json("promise", "list", "dana"))
        self.run_ok("remove", "t1")
        self.assertEqual(1, len(self.run_json("promise", "list", "dana")))

    def test_who_must_not_be_called_is_promised_nothing_again(self):
        self.run_ok("promise-call", "dana", "today 11:00")
        self.run_ok("call", "dana", "spoke", now="2026-11-23T17:00:00Z")
        self.run_ok("prospect", "edit", "dana", "--do-not-call")
        self.run_ok("remove", "t1")
        self.assertEqual([], self.run_json("due", "--all"))

    def test_what_changed_meanwhile_is_not_overwritten(self):
        editor = self.home.path / "editor"
        editor.write_text(f"#!/bin/sh\n{BINARY} edit n1 meanwhile\necho mine > \"$1\"\n")
        editor.chmod(0o700)
        terminal = Terminal(self.home, "edit", "n1", environment={"EDITOR": str(editor),
                                                                  "TMPDIR": str(self.home.path)})
        code, out = terminal.finish()
        self.assertEqual(5, code, out)
        self.assertIn("n1 has changed while you wrote", out)
        self.assertEqual("meanwhile", self.notes()[0]["text"])
        [draft] = self.home.path.glob("vmcoach-*")
        self.assertEqual("mine\n", draft.read_text())

    def test_an_editor_that_fails_leaves_no_copy(self):
        terminal = Terminal(self.home, "edit", "n1", environment={"EDITOR": "false",
                                                                  "TMPDIR": str(self.home.path)})
        self.assertEqual(8, terminal.finish()[0])
        self.assertEqual([], list(self.home.path.glob("vmcoach-*")))

    def test_a_promise_stays_kept_where_another_is_open(self):
        self.run_ok("promise-call", "dana", "today 11:00")
        self.run_ok("call", "dana", "spoke", "--promise", "thu 9:00", now="2026-11-23T17:00:00Z")
        self.run_ok("remove", "t1")
        self.assertEqual(["kept", "open"], [promise["state"] for promise in
                                            self.run_json("promise", "list", "dana", "--all")])


if __name__ == "__main__":
    unittest.main()
