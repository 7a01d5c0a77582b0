"""Erasing a person for good."""

import os
import random
import subprocess
import unittest

import soundness
from program import CommandTest
from terminal import Terminal

# What the person's fields hold, in pieces that nothing else holds.
CANARIES = ("Zanzibarius", "Qwertzcorp", "Xylotitle", "5550177", "zan@qwertz", "Hoomzay",
            "Sourcelist", "Viptagged", "Notecanary", "Factcanary", "Voicecanary", "Mailcanary",
            "Aboutcanary", "Whycanary", "Overridecanary", "Removedcanary", "Editedcanary",
            "Oldtitle", "Formername", "zanzibarius", "qwertz", "zanold")


def traces(folder):
    """The files below a folder that hold a canary's bytes, in whatever case, also backwards, as
    numbers are kept."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            found += [(path.name, canary) for canary in CANARIES
                      for text in (canary.lower().encode(), canary.lower().encode()[::-1])
                      if text in content]
    return found


class ForgetTest(CommandTest):
    def add_others(self, count):
        rows = "".join(f"Person {i},Company {i % 50},+1 212 556 {i:04},person{i}@example.com,"
                       f"a note about person {i}\n" for i in range(count))
        self.run_ok("import", "csv", "-", stdin=f"Name,Company,Phone,E-mail,Notes\n{rows}".encode())

    def add_person(self):
        """Somebody with every field, of whom everything has changed once."""
        add = self.run_json("prospect", "add", "Formername Zanzibarius", "--company", "Qwertzcorp",
                            "--title", "Oldtitle", "--phone", "+1 312 555 0177", "--phone",
                            "3125550177 5550177", "--email", "zan@qwertz.example", "--email",
                            "zanold@qwertz.example", "--pronunciation", "Hoomzay", "--source",
                            "Sourcelist", "--tag", "Viptagged", "--time-zone", "America/Chicago",
                            "--allow-duplicate")
        who = str(add["id"])
        self.run_ok("prospect", "edit", who, "--name", "Maria Zanzibarius", "--title", "Xylotitle",
                    "--no-email", "zanold@qwertz.example")
        self.run_ok("note", who, "Notecanary Removedcanary is here")
        self.run_ok("note", who, "Factcanary", "--fact")
        self.run_ok("note", who, "Editedcanary " * 500)
        note = self.run_json("prospect", "show", who)["notes"][-1]["id"]
        self.run_ok("edit", note, "other text")
        self.run_ok("remove", self.run_json("prospect", "show", who)["notes"][0]["id"])
        self.run_ok("voicemail", who, "Voicecanary " * 900)
        self.run_ok("email", who, "Mailcanary")
        self.run_ok("promise-call", who, "thu 10:15", "--about", "Aboutcanary")
        self.run_ok("promise", "move", who, "fri 6:00", "--override", "Overridecanary")
        self.run_ok("promise", "cancel", who, "--why", "Whycanary")
        self.run_ok("promise-call", who, "wed 10:15", "--about", "Aboutcanary")
        self.run_ok("remind", now="2026-11-25T16:15:00Z")
        self.run_ok("undo")
        return who


class Forget(ForgetTest):
    def test_no_trace_is_left(self):
        self.add_others(400)
        who = self.add_person()
        self.assertEqual(len(CANARIES), len({canary for _, canary in traces(self.home.path)}))
        result = self.run_ok("prospect", "forget", who, "--yes")
        self.assertIn(f"erased {who}: Maria Zanzibarius, Qwertzcorp, with 2 notes, 2 touches and"
                      " 2 promises", result.text)
        self.assertIn("backups and exports that you made yourself", result.error_text)
        self.assertEqual([], traces(self.home.path))
        self.assertEqual([], soundness.problems(self.home.database))
        self.assertEqual(400, len(self.run_json("prospect", "list")))
        self.assertEqual(3, self.home.run("prospect", "show", who).code)
        self.assertNotIn("problem", self.home.run("db", "check").text)

    def test_what_a_merge_has_spread_goes_too(self):
        self.add_others(3)
        for undone in (False, True):
            with self.subTest(undone=undone):
                first, second = self.add_person(), self.add_person()
                self.run_ok("prospect", "edit", second, "--clear", "company", "--clear", "title")
                self.run_ok("prospect", "merge", first, second)
                if undone:
                    self.run_ok("undo")
                    self.run_ok("prospect", "forget", first, "--yes")
                    self.assertEqual(0, self.home.run("prospect", "show", second).code)
                self.run_ok("prospect", "forget", second, "--yes")
                self.assertEqual([], traces(self.home.path))
                self.assertEqual([], soundness.problems(self.home.database))

    def test_free_parts_of_pages_are_cleared(self):
        """SQLite leaves bytes where it has moved a row from page to page, also with secure_delete:
        here those of names that came and went earlier."""
        self.run_ok("prospect", "add", "Zanzibarius")
        random_names = random.Random(5)
        gone, there = [], []
        with soundness.opened(self.home.database) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN")
            for step in range(12000):
                if random_names.random() < 0.6:
                    name = f"{random_names.getrandbits(64):016x}" * random_names.randrange(1, 4)
                    there.append(name)
                    connection.execute("INSERT INTO prospect (uid, name, name_key, created_at,"
                                       " updated_at) VALUES (randomblob(16), ?1, ?1, 0, 0)", (name,))
                elif there:
                    name = there.pop(random_names.randrange(len(there)))
                    connection.execute("DELETE FROM prospect WHERE name_key = ?", (name,))
                    gone.append(name[:16].encode())
            connection.execute("DELETE FROM operation")
            connection.execute("COMMIT")
        content = self.home.database.read_bytes()
        self.assertNotEqual([], [name for name in gone if name in content])
        self.run_ok("prospect", "forget", "Zanzibarius", "--yes")
        content = self.home.database.read_bytes()
        self.assertEqual([], [name for name in gone if name in content])

    def test_who_has_nothing_but_a_name(self):
        self.run_ok("prospect", "add", "Zanzibarius")
        self.run_ok("prospect", "add", "Formername")
        self.run_ok("prospect", "merge", "1", "2")
        self.run_ok("prospect", "forget", "2", "--yes")
        self.assertEqual([], traces(self.home.path))

    def test_copies_that_vmcoach_left_go_too(self):
        self.add_person()
        backup = self.home.path / "mine.db"
        self.run_ok("db", "backup", str(backup))
        self.run_ok("db", "restore", str(backup))
        kept = [path.name for path in self.home.database.parent.iterdir()]
        self.assertEqual(2, len(kept), kept)
        self.run_ok("prospect", "forget", "1", "--yes")
        self.assertEqual(["vmcoach.db"],
                         [path.name for path in self.home.database.parent.iterdir()])
        backup.unlink()
        self.assertEqual([], traces(self.home.path))

    def test_files_of_the_users_own_stay(self):
        self.add_dana()
        names = ["backup-vor-umzug", "backup-v", "backup-v2x", "replaced-mine.txt",
                 "replaced-20261123T150000", "restoring.notes", "restoring.db2", "x.abcdef.part"]
        gone = ["backup-v1", "replaced-20261123T150000Z", "replaced-20261123T150000Z-2",
                "replaced-20261123T150000Z-journal", "restoring.db", "restoring.db.a1B2c3.part",
                "backup-v2.a1B2c3.part"]
        for name in names + gone:
            (self.home.database.parent / f"vmcoach.db.{name}").write_text("x")
        self.run_ok("prospect", "forget", "dana", "--yes")
        self.assertEqual(sorted(["vmcoach.db", *(f"vmcoach.db.{name}" for name in names)]),
                         sorted(path.name for path in self.home.database.parent.iterdir()))

    def test_who_is_only_in_the_log(self):
        """Somebody who was added and undone, by the number that the history shows."""
        self.run_ok("prospect", "add", "Zanzibarius", "--phone", "5550177")
        self.run_ok("undo")
        self.run_ok("prospect", "add", "Bob")
        self.run_refused(3, "prospect", "forget", "zanzibarius", "--yes")
        result = self.run_ok("prospect", "forget", "1", "--yes")
        self.assertIn("erased 1: Zanzibarius, with 0 notes", result.text)
        self.assertEqual([], traces(self.home.path))
        self.run_refused(3, "prospect", "forget", "1", "--yes")

    def test_keys_of_other_databases_are_kept(self):
        """Who was erased elsewhere is recognised as well."""
        other = self.home.path / "other.db"
        for database, number in ((self.home.database, "+13125550142"), (other, "+13125550199")):
            self.run_ok("--db", str(database), "prospect", "add", "Gone", "--phone", number)
            self.run_ok("--db", str(database), "prospect", "forget", "gone", "--yes")
        self.run_ok("--db", str(other), "export", "jsonl", "other.jsonl")
        self.run_ok("import", "jsonl", "other.jsonl")
        for number in ("+13125550142", "+13125550199"):
            self.assertIn("was erased", self.run_ok("prospect", "add", "Back", "--phone", number,
                                                    "--allow-duplicate").error_text)

    def test_a_hostile_log_does_not_prevent_it(self):
        self.add_dana()
        with soundness.opened(self.home.database) as connection:
            connection.execute("INSERT INTO command (clock, name) VALUES (1, 'prospect merge')")
            for old in ('{"id":"abc"}', '{"id":1.5}', "no JSON"):
                connection.execute(
                    "INSERT INTO operation (command_id, subject, uid, field, old)"
                    " VALUES (2, 'prospect', (SELECT uid FROM prospect), '', ?)", (old,))
        self.run_ok("prospect", "forget", "dana", "--yes")

    def test_a_copy_that_cannot_be_removed(self):
        self.add_dana()
        self.run_ok("prospect", "add", "Bob")
        folder = self.home.database.parent
        copy = folder / "vmcoach.db.backup-v1"
        copy.write_text("x")
        if subprocess.run(["chattr", "+i", copy], capture_output=True).returncode != 0:
            self.skipTest("this file system keeps no file from being removed")
        self.addCleanup(subprocess.run, ["chattr", "-i", copy], capture_output=True)
        for who in ("dana", "bob"):
            error = self.run_error(8, "prospect", "forget", who, "--yes")
            self.assertIn("is erased, but traces may be left", error["message"])
            self.assertIn(str(copy), error["message"])
        subprocess.run(["chattr", "-i", copy], check=True)
        self.home.run("prospect", "forget", "nobody", "--yes")
        self.assertFalse(copy.exists())
        self.assertEqual(0, self.home.run("db", "check").code)

    def test_others_keep_their_history(self):
        self.add_dana()
        self.run_ok("prospect", "edit", "1", "--title", "Head")
        who = self.add_person()
        before = [entry for entry in self.run_json("history", "dana", "--limit", "0")]
        self.run_ok("prospect", "forget", who, "--yes")
        self.assertEqual(before, self.run_json("history", "dana", "--limit", "0"))

    def test_nothing_before_it_can_be_undone(self):
        self.add_dana()
        who = self.add_person()
        self.run_ok("prospect", "forget", who, "--yes")
        error = self.run_refused(5, "undo")
        self.assertIn("erased for good", error["message"])
        self.run_ok("note", "dana", "later")
        self.run_ok("undo")
        self.run_refused(5, "undo")
        self.run_ok("redo")

    def test_importing_them_again_warns(self):
        self.run_ok("prospect", "add", "Dana Ortiz", "--phone", "+1 312 555 0142", "--email",
                    "dana@acme.example")
        export = self.run_ok("export", "jsonl").out
        self.run_ok("prospect", "forget", "1", "--yes")
        rows = b"Name,E-mail\nD. Ortiz,DANA@acme.example\nBob,bob@example.com\n"
        result = self.run_ok("import", "csv", "-", stdin=rows)
        self.assertIn("2: warning: D. Ortiz was erased on 2026-11-23", result.error_text)
        self.assertEqual(1, result.error_text.count("warning"))
        self.assertEqual([True, False],
                         [person["do_not_call"] for person in self.run_json("prospect", "list")])
        self.run_ok("undo")
        card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Dana\nTEL:+13125550142\nEND:VCARD\n"
        self.assertEqual(1, len(self.run_json("import", "vcard", "-", stdin=card)["warnings"]))
        self.run_ok("undo")
        result = self.home.run("import", "jsonl", "-", stdin=export)
        self.assertEqual(1, result.code)
        self.assertIn("this person was erased for good", result.error_text)
        result = self.run_ok("prospect", "add", "Dana", "--phone", "0013125550142")
        self.assertIn("was erased on 2026-11-23", result.error_text)
        self.assertNotIn("erased", self.run_ok("prospect", "add", "Eve").error_text)

    def test_calendars_lose_their_calls(self):
        self.add_dana()
        self.run_ok("promise-call", "dana", "thu 10:15")
        self.run_ok("export", "ics", "--dir", "calls")
        self.assertEqual(1, len(os.listdir(self.home.path / "calls")))
        self.run_ok("prospect", "forget", "dana", "--yes")
        self.run_ok("export", "ics", "--dir", "calls")
        self.assertEqual([], os.listdir(self.home.path / "calls"))


class Asking(ForgetTest):
    def setUp(self):
        super().setUp()
        self.add_dana()

    def test_without_a_terminal_nothing_is_asked(self):
        error = self.run_refused(2, "prospect", "forget", "dana")
        self.assertIn("--yes", error["hint"])

    def ask(self, answer):
        terminal = Terminal(self.home, "prospect", "forget", "dana")
        terminal.wait_for("Erase 1: Dana Ortiz, Acme, with 0 notes, 0 touches and 0 promises,"
                          " for good? [y/N] ")
        terminal.send(answer)
        return terminal.finish()

    def test_anything_but_yes_is_no(self):
        for answer in ("n\n", "\n", "\x04", "no, yes\n"):
            with self.subTest(answer=answer):
                code, out = self.ask(answer)
                self.assertEqual(1, code, out)
                self.assertIn("nothing was erased", out)
                self.run_ok("prospect", "show", "dana")

    def test_yes(self):
        code, out = self.ask("y\n")
        self.assertEqual(0, code, out)
        self.assertEqual(3, self.home.run("prospect", "show", "dana").code)

    def test_answer_as_a_document(self):
        self.run_ok("note", "dana", "one")
        self.assertEqual({"id": 1, "notes": 1, "touches": 0, "promises": 0},
                         self.run_json("prospect", "forget", "dana", "--yes"))


class Interrupted(ForgetTest):
    def test_next_one_finishes_it(self):
        """What is left of a process that was killed before it had written the file anew."""
        self.add_dana()
        with soundness.opened(self.home.database) as connection:
            connection.execute("INSERT INTO settings VALUES ('erasure_unfinished', '1')")
        result = self.home.run("db", "check")
        self.assertEqual(1, result.code)
        self.assertIn("problem  erasure", result.text)
        (self.home.database.parent / "vmcoach.db.backup-v2").write_bytes(b"Zanzibarius")
        result = self.home.run("prospect", "forget", "nobody", "--yes")
        self.assertEqual(3, result.code)
        self.assertIn("an interrupted erasure has been finished", result.error_text)
        self.assertEqual([], traces(self.home.path))
        self.assertEqual(0, self.home.run("db", "check").code)


if __name__ == "__main__":
    unittest.main()
