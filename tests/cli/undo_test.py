"""undo and redo: what each command leaves behind, and when it is taken back."""

import re
import unittest

import soundness
from program import Home, MEMORY
from undoing import UndoTest

THURSDAY = "2026-11-26T16:16:00Z"

# Commands that change nothing that could be taken back. Those of `undo` are all others.
# `day` changes what its keys' commands change.
NOT_UNDONE = {
    "prospect list", "prospect show", "prospect forget", "promise list", "script check",
    "script draft", "script rehearse", "due", "remind", "remind crontab", "remind status", "brief",
    "when", "export csv", "export vcard", "export ics", "export jsonl", "config", "history", "undo",
    "redo", "db check", "db backup", "db restore", "db path", "day", "search", "stats",
    "completion", "sync", "sync init", "sync status", "sync conflicts"}

TABLE = """Name,Company,Email,Phone,Job Title,Tags,Notes
Zoe Brandt,Brandt,zoe@brandt.example,+49 30 5550144,Owner,fair,likes sailing
Dana Ortiz,Acme,dana@acme.example,+1 312 555 0142,Head of Sales,vip,met at the fair
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Zoe Brandt
ORG:Brandt
EMAIL:zoe@brandt.example
NOTE:likes sailing
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Dana Ortiz
ORG:Acme
TEL:+1 312 555 0142
TITLE:Head of Sales
NOTE:met at the fair
END:VCARD
"""

# By command, the rest of some lines; a last item that is a time tells when.
LINES = {
    "prospect add": [
        ["Ravi"],
        ["Ravi", "--company", "Acme", "--title", "CEO", "--phone", "+91 22 5555 0100", "--phone",
         "+1 212 555 0143", "--email", "ravi@acme.example", "--time-zone", "Asia/Kolkata",
         "--pronunciation", "RAH-vee", "--cadence", "slow", "--formality", "formal", "--source",
         "a fair", "--tag", "vip", "--tag", "fair"],
        ["Dana Ortiz", "--company", "Acme", "--allow-duplicate"]],
    "prospect edit": [
        ["1", "--name", "Dana Ortiz-Lee"], ["1", "--company", "Initech"], ["1", "--title", "COO"],
        ["1", "--phone", "+1 212 555 0143"], ["1", "--email", "d@acme.example"],
        ["1", "--time-zone", "Asia/Kolkata"], ["1", "--pronunciation", "or-TEEZ"],
        ["1", "--cadence", "fast"], ["1", "--formality", "casual"], ["1", "--source", "a fair"],
        ["1", "--tag", "fair"], ["2", "--no-phone", "+1 312 555 0142"],
        ["2", "--no-phone", "+1 312 555 0199", "--phone", "+1 212 555 0143"],
        ["2", "--no-email", "DANA@acme.example"], ["2", "--no-tag", "vip"],
        *(["2", "--clear", field] for field in (
            "company", "title", "phones", "emails", "time-zone", "pronunciation", "cadence",
            "formality", "source", "tags")),
        ["1", "--do-not-call"], ["2", "--may-call"], ["1", "--name", "Dana Ortiz", THURSDAY],
        ["2", "--clear", "phones", "--clear", "title", "--tag", "late", "--name", "Ölaf"]],
    "prospect merge": [["2", "1"], ["1", "2"], ["3", "1"], ["1", "3", THURSDAY]],
    "note": [["1", "likes sailing"], ["1", "opens a second warehouse", "--fact"],
             ["1", "knows Kim", "--connection", "--cadence", "fast"],
             ["1", "--pronunciation", "or-TEEZ", "--formality", "casual"],
             ["1", "is out until Monday", "--greeting", THURSDAY]],
    "edit": [["n1", "opens a third warehouse"], ["n2", "🙂"]],
    "remove": [["n1"], ["n2"], ["t1"], ["t2"]],
    "voicemail": [["1"], ["1", "Hi Dana, I'll call you on Thursday at ten.", "--seconds", "11"],
                  ["1", "Hi Dana, as promised.", THURSDAY],
                  ["1", "Hi!", "--promise", "fri 10:15", THURSDAY],
                  ["4", "--seconds", "9", "--promise", "fri 6:15", "--override", "asked for it"],
                  ["4", "Hi!", "--inbound", "--at", "20 min ago"]],
    "call": [["1", "busy"], ["1", "spoke", "--recognized", "--note", "wants a quote", THURSDAY],
             ["1", "spoke", "--promise", "fri 16:15", "--my-time", THURSDAY],
             ["4", "no-answer", "--promise", "mon 11:00"], ["1", "spoke", "--inbound", THURSDAY]],
    "email": [["1", "sent the case study"], ["1", "--inbound", "--at", "9:40", THURSDAY]],
    "promise-call": [["4", "thu", "14:00"], ["4", "thu", "14:00", "--about", "pricing"],
                     ["4", "2026-11-27T03:00Z", "--override", "asked for it"]],
    "promise move": [["p2", "fri", "9:00"], ["dana ortiz", "thu", "10:20", "--about", "pricing"]],
    "promise keep": [["p2"], ["1", "--at", "17:10", THURSDAY]],
    "promise miss": [["p2", THURSDAY]],
    "promise cancel": [["p2"], ["1", "--why", "they called first"]],
    "import csv": [["table.csv"], ["table.csv", "--update"]],
    "import vcard": [["cards.vcf"], ["cards.vcf", "--update"]],
    "import jsonl": [["other.jsonl"]],
}


def lines():
    """Each command line, and when it is run."""
    for command, rests in LINES.items():
        for rest in rests:
            now = rest[-1] if rest[-1] == THURSDAY else None
            yield [*command.split(), *(rest[:-1] if now else rest)], now


class EveryCommand(UndoTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("prospect", "add", "D. Ortiz", "--company", "Acme Inc", "--title", "Head",
                    "--phone", "+1 312 555 0142", "--phone", "+1 312 555 0199", "--email",
                    "dana@acme.example", "--tag", "vip", "--tag", "fair", "--cadence", "fast",
                    "--formality", "formal", "--pronunciation", "or-TEEZ", "--source", "a friend",
                    "--allow-duplicate")
        self.run_ok("prospect", "add", "Kim Lee", "--time-zone", "Asia/Kolkata")
        self.run_ok("prospect", "add", "Mary")
        self.run_ok("note", "1", "opens a second warehouse", "--fact")
        self.run_ok("note", "2", "likes sailing")
        self.run_ok("voicemail", "2", "Hi Dana, this is Kim.", "--seconds", "12")
        self.run_ok("promise-call", "2", "tue", "10:15", "--about", "the warehouse")
        self.run_ok("call", "2", "spoke", now="2026-11-24T16:15:00Z")
        self.run_ok("prospect", "edit", "2", "--do-not-call")
        self.run_ok("promise-call", "1", "thu", "10:15")
        self.write("table.csv", TABLE)
        self.write("cards.vcf", CARDS)
        self.write("other.jsonl", self.other_archive())

    def write(self, name, text):
        (self.home.path / name).write_text(text, encoding="utf-8")

    def other_archive(self):
        other = Home(MEMORY)
        self.addCleanup(other.remove)
        other.run("prospect", "add", "Zoe", "--phone", "+49 30 5550144", "--tag", "fair")
        other.run("note", "1", "likes sailing")
        other.run("promise-call", "1", "thu", "12:00")
        other.run("promise", "move", "1", "fri", "12:00")
        other.run("call", "1", "busy")
        return other.run("export", "jsonl").text

    def test_command_and_undo_leave_what_was_there(self):
        for words, now in lines():
            with self.subTest(words=words):
                self.there_and_back(*words, now=now)

    def test_none_is_left_out(self):
        listed = re.findall(r"^  ([a-z][a-z-]*(?: [a-z]+)?)  ", self.run_ok("--help").text,
                            re.MULTILINE)
        self.assertEqual(set(listed), set(LINES) | NOT_UNDONE)

    def test_kept_promise_is_open_again(self):
        self.run_ok("call", "1", "spoke", now=THURSDAY)
        self.assertEqual([], self.run_json("promise", "list"))
        self.run_ok("undo", now=THURSDAY)
        self.assertEqual(["p2"], [row["id"] for row in self.run_json("promise", "list")])

    def test_there_and_back_to_the_very_beginning(self):
        for words, now in lines():
            self.home.run(*words, now=now)
        states = [self.contents()]
        while True:
            result = self.home.run("undo")
            if result.code != 0:
                break
            states.append(self.contents())
            self.assertNotEqual(states[-2], states[-1])
        self.assertEqual(3, result.code)
        self.assertEqual({}, states[-1])
        self.assertGreater(len(states), 50)
        for state in states[-2::-1]:
            self.run_ok("redo")
            self.assertEqual(state, self.contents())
        self.run_refused(3, "redo")
        self.assertEqual([], soundness.problems(self.home.database))


class Ends(UndoTest):
    """Where the ways back and forth begin and end."""

    def undone(self):
        """The command that undo takes back next."""
        return self.run_json("undo", "--dry-run")["command"]

    def test_without_a_database_there_is_nothing(self):
        self.run_refused(3, "undo")
        self.run_refused(3, "redo")
        self.assertFalse(self.home.database.exists())

    def test_nothing_is_left(self):
        self.add_dana()
        self.run_refused(3, "redo")
        self.run_ok("undo")
        self.assertEqual({}, self.contents())
        error = self.run_refused(3, "undo")
        self.assertIn("nothing to undo", error["message"])
        self.run_ok("redo")
        error = self.run_refused(3, "redo")
        self.assertIn("nothing to redo", error["message"])

    def test_dry_run_changes_nothing_and_says_what_would_be(self):
        self.add_dana()
        self.run_ok("prospect", "edit", "1", "--title", "CEO")
        before = self.home.dump()
        told = self.run_ok("undo", "--dry-run").text
        self.assertEqual(before, self.home.dump())
        self.assertTrue(told.startswith("would undo "), told)
        told = self.run_json("undo", "--dry-run")
        self.assertEqual(before, self.home.dump())
        self.assertFalse(told["undone"])
        self.assertEqual({**told, "undone": True}, self.run_json("undo"))
        self.assertEqual("prospect edit", self.run_json("redo")["command"])

    def test_new_command_ends_redo(self):
        self.add_dana()
        self.run_ok("note", "1", "first")
        self.run_ok("note", "1", "second")
        self.run_ok("undo")
        self.run_ok("undo")
        self.run_ok("redo")
        self.run_ok("note", "1", "third")
        self.run_refused(3, "redo")
        for text in ("third", "first"):
            self.assertIn(text, self.run_json("undo")["changes"][0]["label"])
        self.assertEqual("prospect add", self.undone())

    def test_refused_commands_and_those_that_only_read_end_nothing(self):
        self.add_dana()
        self.run_ok("note", "1", "first")
        self.run_ok("promise-call", "1", "thu 10:15")
        self.run_ok("undo")
        for code, words in ((3, ["note", "9", "x"]), (5, ["prospect", "add", "Dana Ortiz",
                                                           "--company", "Acme"]),
                            (2, ["call", "1", "sang"]), (5, ["promise-call", "1", "thu 3:00am"]),
                            (0, ["edit", "n1", "first"]), (0, ["prospect", "list"]),
                            (0, ["due"]), (0, ["undo", "--dry-run"]), (0, ["db", "check"])):
            self.assertEqual(code, self.home.run(*words).code, words)
        self.assertEqual("promise-call", self.run_json("redo")["command"])
        self.assertEqual("promise-call", self.undone())

    def test_command_that_changed_nothing_is_passed_over(self):
        self.add_dana()
        self.run_ok("prospect", "edit", "1", "--name", "Dana Ortiz")
        self.assertEqual("prospect add", self.undone())
        self.run_ok("prospect", "edit", "1", "--name", "Dana Ortiz", now=THURSDAY)
        self.assertEqual("prospect edit", self.undone())

    def test_ids_are_not_given_again(self):
        self.add_dana()
        for _ in range(3):
            self.run_ok("note", "1", "a note")
            self.run_ok("undo")
        self.assertEqual("n4", self.run_json("note", "1", "a note")["id"])
        self.run_ok("undo")
        self.run_ok("redo")
        self.assertEqual("n4", self.run_json("prospect", "show", "1")["notes"][0]["id"])

    def test_long_way_back_and_forth_and_back(self):
        """Redos are taken back like the commands that they bring back."""
        self.add_dana()
        states = [self.contents()]
        for text in ("first", "second", "third"):
            self.run_ok("note", "1", text)
            states.append(self.contents())
        place = 3
        for step in "uururruuurrruurrur":
            place += 1 if step == "r" else -1
            self.run_ok("redo" if step == "r" else "undo")
            self.assertEqual(states[place], self.contents())
        self.assertEqual(3, place)
        self.run_refused(3, "redo")


if __name__ == "__main__":
    unittest.main()
