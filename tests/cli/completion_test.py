"""What TAB offers: the answers that shells get, without a shell."""

import fcntl
import os
import pathlib
import sqlite3
import struct
import subprocess
import time
import unittest

from program import BINARY, CommandTest
from snapshot import changes, snapshot

ROOT = pathlib.Path(__file__).parents[2]
FILES = {"bash": "vmcoach.bash", "zsh": "_vmcoach", "fish": "vmcoach.fish"}


class CompletionTest(CommandTest):
    def answer(self, *words, **options):
        """The candidates for the last word, and what explains each."""
        result = self.run_ok("complete", "fish", "--line", "vmcoach", *words, **options)
        self.assertEqual(b"", result.err, words)
        return dict(line.split("\t") for line in result.text.splitlines())

    def offered(self, *words, **options):
        return list(self.answer(*words, **options))

    def bash(self, line, replaced=None, kind="9"):
        """The lines that bash gets for a line that ends at the cursor."""
        word = line.rsplit(" ", 1)[1] if replaced is None else replaced
        return self.run_ok("complete", "bash", "--line", kind, word, line).text.split("\n")[:-1]

    def add(self, *words):
        return str(self.run_json("prospect", "add", *words)["id"])


class Script(CompletionTest):
    def test_command_prints_the_file_that_is_installed(self):
        for shell, file in FILES.items():
            self.assertEqual((ROOT / "completions" / file).read_bytes(),
                             self.run_ok("completion", shell).out)

    def test_files_are_installed_where_shells_look(self):
        subprocess.run(["cmake", "--install", pathlib.Path(BINARY).parent, "--prefix",
                        self.home.path / "usr"], check=True, stdout=subprocess.PIPE)
        for shell, place in (("bash", "bash-completion/completions/vmcoach"),
                             ("zsh", "zsh/site-functions/_vmcoach"),
                             ("fish", "fish/vendor_completions.d/vmcoach.fish")):
            self.assertEqual(self.run_ok("completion", shell).out,
                             (self.home.path / "usr/share" / place).read_bytes())

    def test_shell_must_be_named(self):
        self.assertIn("SHELL", self.run_refused(2, "completion")["message"])
        self.assertIn("bash", self.run_refused(2, "completion", "bsh")["hint"])

    def test_help_tells_each_shell_s_way_and_is_short(self):
        text = self.run_ok("completion", "--help").text
        for file in (".bashrc", ".zshrc", "config.fish"):
            self.assertIn(file, text)
        self.assertLessEqual(len(text.splitlines()), 25)


class Tree(CompletionTest):
    def test_commands(self):
        self.assertEqual(["promise-call", "promise"], self.offered("promise"))
        self.assertEqual("what you have promised", self.answer("promise")["promise"])
        self.assertIn("prospect", self.offered(""))
        self.assertEqual(["add", "list", "show", "edit", "merge", "forget"],
                         self.offered("prospect", ""))
        self.assertEqual(["backup"], self.offered("db", "b"))
        self.assertEqual(["crontab", "status"], self.offered("remind", ""))

    def test_command_behind_global_options_and_their_values(self):
        self.assertEqual(["due"], self.offered("--json", "--now", "note", "-q", "du"))

    def test_command_behind_help(self):
        self.assertEqual(["due"], self.offered("help", "du"))
        self.assertEqual(["add"], self.offered("help", "prospect", "a"))

    def test_what_shells_ask_is_no_command_for_people(self):
        self.assertNotIn("complete", self.offered("comp"))
        self.assertEqual([], self.offered("complete", ""))
        self.assertNotIn("  complete ", self.run_ok("--help").text)
        self.assertNotIn("'complete'", self.run_refused(2, "complet")["hint"])
        self.assertNotIn("complete,", self.run_refused(2, "xyzzy")["hint"])

    def test_options_of_the_command_and_of_all(self):
        self.assertEqual(["--tag", "--untouched", "--limit"],
                         self.offered("prospect", "list", "-")[:3])
        self.assertEqual(["--db"], self.offered("prospect", "list", "--d"))
        self.assertEqual({"--quiet": "print nothing but errors and what was asked for"},
                         self.answer("due", "--q"))
        self.assertEqual(["--help"], self.offered("due", "--h"))

    def test_options_are_offered_where_no_value_is_wanted(self):
        self.assertEqual(["--all"], self.offered("promise", "list", "1", ""))
        self.assertEqual(["--dry-run"], self.offered("undo", ""))
        self.assertEqual([], self.offered("undo", "d"))

    def test_option_that_is_given_is_not_offered_again(self):
        self.assertEqual([], self.offered("due", "--limit", "3", "--lim"))
        self.assertEqual([], self.offered("due", "--limit=3", "--lim"))
        self.assertEqual([], self.offered("due", "-q", "--qui"))
        self.assertEqual(["--phone"], self.offered("prospect", "add", "A", "--phone", "123",
                                                   "--ph"))

    def test_option_that_another_excludes_is_not_offered(self):
        self.assertNotIn("--fact", self.offered("note", "1", "--greeting", "--"))
        self.assertNotIn("--greeting", self.offered("note", "1", "--greeting", "--"))
        self.assertIn("--cadence", self.offered("note", "1", "--greeting", "--"))

    def test_behind_two_dashes_there_are_no_options(self):
        self.assertEqual([], self.offered("note", "--", "1", "--"))

    def test_value_of_an_option_is_no_option(self):
        self.assertEqual([], self.offered("note", "1", "--pronunciation", "--"))

    def test_nothing_is_offered_behind_what_is_no_command(self):
        for words in (("nonsense", ""), ("due", "--nonsense", ""), ("--nonsense=", ""),
                      ("--color", "purple", "prospect", ""), ("prospect", "nonsense", "--")):
            self.assertEqual([], self.offered(*words), words)

    def test_all_behind_exec_is_a_program_s(self):
        self.assertEqual([""], self.offered("remind", "--exec", "notify", "--l"))


class Values(CompletionTest):
    def test_choices(self):
        for words, values in (
                (("prospect", "add", "A", "--cadence", ""), ["slow", "measured", "fast"]),
                (("note", "1", "--formality", "f"), ["formal"]),
                (("--color", ""), ["auto", "always", "never"]),
                (("call", "1", ""), ["spoke", "no-answer", "busy", "gatekeeper", "wrong-number",
                                     "hung-up"]),
                (("completion", ""), ["bash", "zsh", "fish"]),
                (("prospect", "edit", "1", "--clear", "t"), ["title", "time-zone", "tags"]),
                (("note", "1", "--cadence=f",), ["--cadence=fast"]),
                (("--color=N",), ["--color=never"]),
                (("due", "--limit=",), [])):
            self.assertEqual(values, self.offered(*words), words)

    def test_each_choice_that_is_offered_is_taken(self):
        self.add("A")
        for outcome in self.offered("call", "1", ""):
            self.run_ok("call", "1", outcome)
        for field in self.offered("prospect", "edit", "1", "--clear", ""):
            self.run_ok("prospect", "edit", "1", "--clear", field)
        for color in self.offered("--color", ""):
            self.run_ok("--color", color, "due")

    def test_templates_are_built_in_and_the_user_s(self):
        self.home.write_config("")
        folder = self.home.config.parent / "templates"
        folder.mkdir()
        for name in ("mine.txt", "my own.txt", "first.txt", "not.md", "\x1b[31m.txt"):
            (folder / name).write_text("Hi {name}")
        self.assertEqual(["first", "second", "email", "friend", "mine", "my own"],
                         self.offered("script", "draft", "1", "--template", ""))
        other = self.home.path / "other" / "templates"
        other.mkdir(parents=True)
        (other / "fresh.txt").write_text("Hi")
        self.assertEqual(["fresh"], self.offered("--config", str(other.parent / "c.toml"), "script",
                                                 "draft", "1", "--template", "fres"))

    def test_time_zones(self):
        self.assertEqual(["Atlantic/Bermuda", "Europe/Berlin"], self.offered("--zone", "ber"))
        self.assertEqual(["America/Chicago"],
                         self.offered("prospect", "add", "A", "--time-zone", "america/chic"))

    def test_files_are_the_shell_s_business(self):
        for words in (("--db", ""), ("--config=x",), ("import", "csv", ""),
                      ("export", "jsonl", ""), ("db", "backup", ""), ("db", "restore", ""),
                      ("script", "check", ""), ("script", "rehearse", "x"),
                      ("remind", "--exec", "")):
            self.assertEqual({"": "files"}, self.answer(*words), words)
        self.assertEqual({"": "folders"}, self.answer("export", "ics", "--dir", ""))


class People(CompletionTest):
    def test_by_the_beginning_of_the_name_or_a_word(self):
        self.add("Dana Ortiz", "--company", "Acme")
        self.add("José Dañez")
        for typed, found in (("", ["Dana Ortiz", "José Dañez"]), ("dan", ["Dana Ortiz",
                             "José Dañez"]), ("DANA OR", ["Dana Ortiz"]), ("ort", ["Dana Ortiz"]),
                             ("jose", ["José Dañez"]), ("danez j", ["José Dañez"]),
                             ("orti d", ["Dana Ortiz"]), ("rtiz", []), ("x", []), ("*", [])):
            self.assertEqual(found, self.offered("brief", typed), typed)
        self.assertEqual({"Dana Ortiz": "Acme"}, self.answer("brief", "ort"))
        self.assertEqual({"1": "Dana Ortiz, Acme"}, self.answer("brief", "1"))

    def test_punctuation_that_is_typed_counts(self):
        self.add("O'Brien")
        self.add("O Bolt")
        self.assertEqual(["O'Brien"], self.offered("brief", "O\\'B"))
        self.assertEqual(["O Bolt", "O'Brien"], self.offered("brief", "O b"))

    def test_wherever_who_is_wanted(self):
        self.add("Dana")
        for words in (("prospect", "merge", "1", "d"), ("script", "check", "--for", "d"),
                      ("script", "rehearse", "--for", "d"), ("history", "d"),
                      ("promise", "list", "d"), ("prospect", "forget", "d"), ("note", "d"),
                      ("promise-call", "--about", "x", "d")):
            self.assertEqual(["Dana"], self.offered(*words), words)
        self.assertEqual(["--for=Dana"], self.offered("script", "check", "--for=d"))
        self.assertEqual([], self.offered("note", "1", "d"))
        self.assertEqual([], self.offered("prospect", "add", "d"))
        self.assertEqual([], self.offered("promise-call", "1", "thu", "d"))

    def test_namesakes_are_offered_by_id(self):
        self.add("Dana Ortiz", "--company", "Acme")
        self.add("DANA  ORTIZ", "--company", "Initech")
        self.assertEqual({"1": "Dana Ortiz, Acme", "2": "DANA  ORTIZ, Initech"},
                         self.answer("brief", "dana"))

    def test_name_that_who_takes_for_something_else_is_offered_by_id(self):
        for name in ("42", "+1 312 555 0142", "me@x.org", "-dash", "a\tb", "c\nd",
                     "\x1b[31mred", "e\u202ef", "x" * 500):
            with self.subTest(name=name):
                identifier = self.add("--", name)
                offered = self.offered("brief", "")
                self.assertIn(identifier, offered)
                self.assertNotIn(name, offered)
                for line in self.answer("brief", "").items():
                    self.assertTrue("".join(line).isprintable(), line)

    def test_each_name_that_is_offered_names_who_it_should(self):
        for name in ("me@x.org", "-dash", "7", "p1", "!event", "Kim ", "*", "..", "O'Brien",
                     "p99 x", "555 0142 99"):
            self.add("--", name)
        self.add("Pat", "--email", "pat@x.org")
        self.run_ok("prospect", "edit", "1", "--email", "me@x.org")
        seen = {self.run_json("prospect", "show", offered)["id"]
                for offered in self.offered("brief", "")}
        self.assertEqual(set(range(1, 13)), seen)
        self.assertIn("me@x.org", self.offered("brief", "me@"))
        self.assertEqual(["-dash"], self.offered("brief", "--", "-d"))
        self.assertEqual(["-dash"], self.offered("script", "check", "--for", "-d"))

    def test_of_very_many_only_some_and_the_last(self):
        rows = "".join(f"Person {i:03}\n" for i in range(300))
        self.run_ok("import", "csv", "-", stdin=f"Name\n{rows}".encode())
        offered = self.offered("brief", "per")
        self.assertEqual(99, len(offered))
        self.assertEqual(("Person 000", "Person 299"), (offered[0], offered[-1]))
        self.assertEqual(99, len(self.offered("brief", "")))


class Belongings(CompletionTest):
    def setUp(self):
        super().setUp()
        self.add("Dana Ortiz")
        self.add("Kim Lee")

    def test_promises_by_id_when_nothing_is_typed_and_by_name(self):
        self.run_ok("promise-call", "1", "thu", "10:15", "--my-time")
        self.run_ok("promise-call", "2", "wed", "10:15", "--my-time")
        self.assertEqual({"p2": "Kim Lee, Wed 25 Nov 2026 10:15",
                          "p1": "Dana Ortiz, Thu 26 Nov 2026 10:15"},
                         self.answer("promise", "move", ""))
        self.assertEqual(["p2", "p1"], self.offered("promise", "move", "p"))
        self.assertEqual({"Dana Ortiz": "p1, Thu 26 Nov 2026 10:15"},
                         self.answer("promise", "keep", "ort"))
        self.run_ok("promise", "keep", "p1")
        self.assertEqual(["p2"], self.offered("promise", "cancel", "p"))
        self.assertEqual([], self.offered("promise", "cancel", "dana"))
        self.assertEqual([], self.offered("promise", "cancel", "p1"))

    def test_name_that_looks_like_a_promise_is_offered_by_id(self):
        self.add("p7 ")
        self.run_ok("prospect", "edit", "3", "--name", "p7")
        self.run_ok("promise-call", "3", "thu", "10:15", "--my-time")
        self.assertEqual(["p1"], self.offered("promise", "move", "p7"))

    def test_notes_and_touches_newest_first(self):
        for text in ("one", "two\x1b[2J"):
            self.run_ok("note", "1", text)
        self.run_ok("call", "2", "busy")
        self.assertEqual({"n2": "Dana Ortiz, two\\x1b[2J", "n1": "Dana Ortiz, one"},
                         self.answer("edit", ""))
        self.assertEqual(["n2", "n1", "t1"], self.offered("remove", ""))
        self.assertEqual(["t1"], self.offered("remove", "t"))
        self.assertEqual(["n1"], self.offered("remove", "n1"))
        self.assertEqual([], self.offered("edit", "t"))
        self.assertEqual([], self.offered("edit", "one"))

    def test_ids_that_begin_so(self):
        for number in range(1, 45):
            self.run_ok("note", "1", f"{number}")
        self.assertEqual(30, len(self.offered("edit", "n")))
        self.assertEqual(["n44", "n43", "n42", "n41", "n40", "n4"], self.offered("edit", "n4"))

    def test_tags(self):
        self.run_ok("prospect", "edit", "1", "--tag", "VIP", "--tag", "north west", "--tag",
                    "bad\x1b")
        self.run_ok("prospect", "edit", "2", "--tag", "VIP")
        self.assertEqual(["VIP", "north west"], self.offered("prospect", "list", "--tag", ""))
        self.assertEqual(["VIP"], self.offered("prospect", "add", "N", "--tag", "v"))
        self.assertEqual(["--no-tag=north west"], self.offered("prospect", "edit", "1",
                                                               "--no-tag=n"))


class Database(CompletionTest):
    def test_that_is_named_on_the_line_or_by_the_variable(self):
        self.add("Dana")
        file = self.home.path / "~odd" / "other.db"
        self.run_ok("--db", str(file), "prospect", "add", "Kim")
        for words in (("--db", str(file), "brief", ""), (f"--db={file}", "brief", ""),
                      ("brief", "--db", str(file), "")):
            self.assertEqual(["Kim"], self.offered(*words), words)
        self.assertEqual(["Kim"], self.offered("brief", "", environment={"VMCOACH_DB": str(file)}))
        self.assertEqual(["Kim"], self.bash("vmcoach --db ~/\\~odd/other.db brief "))

    def test_that_is_not_there_is_not_made(self):
        before = snapshot(self.home.path)
        for words in (("brief", ""), ("promise", "move", ""), ("remove", ""),
                      ("prospect", "list", "--tag", ""), ("--db", "x.db", "brief", "")):
            self.assertEqual([], self.offered(*words))
        self.assertEqual([], changes(before, snapshot(self.home.path)))

    def test_that_can_not_be_read_offers_nothing(self):
        folder = self.home.path
        (folder / "damaged.db").write_bytes(b"SQLite format 3\0" + os.urandom(8000))
        (folder / "other.db").write_bytes(b"no database")
        self.add("Dana")
        whole = self.home.database.read_bytes()
        (folder / "cut.db").write_bytes(whole[:len(whole) // 4])
        (folder / "link.db").symlink_to(self.home.database)
        planted = folder / "planted.db"
        planted.write_bytes(whole)
        with sqlite3.connect(planted) as connection:
            connection.execute("CREATE TRIGGER t AFTER INSERT ON note BEGIN SELECT 1; END")
        logged = folder / "logged.db"
        logged.write_bytes(whole)
        sqlite3.connect(logged).execute("PRAGMA journal_mode = WAL").connection.close()
        before = snapshot(folder)
        for name in ("damaged", "other", "cut", "link", "planted", "logged", "."):
            self.assertEqual([], self.offered("--db", f"{name}.db", "brief", ""), name)
        self.assertEqual([], changes(before, snapshot(folder)))
        self.assertEqual([], self.offered("brief", "", environment={"HOME": ""}))

    def test_that_is_held_offers_nothing_at_once(self):
        self.add("Dana")
        with open(self.home.database, "r+b") as held:
            # SQLite's PENDING byte: somebody is about to write.
            fcntl.fcntl(held, fcntl.F_OFD_SETLK,
                        struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0x40000000, 512, 0))
            started = time.monotonic()
            self.assertEqual([], self.offered("brief", ""))
            # Commands wait for five seconds.
            self.assertLess(time.monotonic() - started, 4)
        self.assertEqual(["Dana"], self.offered("brief", ""))

    def test_stays_as_it_is(self):
        self.add("Dana", "--tag", "t")
        self.run_ok("note", "1", "x")
        self.run_ok("promise-call", "1", "thu", "10:15", "--my-time")
        before = snapshot(self.home.path)
        for words in (("brief", ""), ("promise", "move", ""), ("remove", ""),
                      ("prospect", "list", "--tag", ""), ("prospect", "forget", "Dana")):
            self.assertNotEqual([], self.offered(*words), words)
        self.assertEqual([], changes(before, snapshot(self.home.path)))

    def test_nonsense_from_a_shell_is_answered_with_nothing(self):
        for arguments in (("bash",), ("bash", "--line", "9"), ("fish", "--line", "vmcoach"),
                          ("zsh", "--line", ""), ("bash", "--line", "9", "x", ""),
                          ("bash", "--line", "9", "not there", "vmcoach no"),
                          (b"fish", b"--line", b"vmcoach", b"brief", b"\xff")):
            result = self.home.run("complete", *arguments)
            self.assertEqual((0, b"", b""), (result.code, result.out, result.err), arguments)


class Bash(CompletionTest):
    def test_answers_are_quoted_for_the_place(self):
        self.add("Dana O'Hara")
        self.assertEqual(["Dana\\ O\\'Hara"], self.bash("vmcoach brief da"))
        self.assertEqual(["Dana O'Hara"], self.bash('vmcoach brief "da', "da"))
        self.assertEqual(["Dana O'\\''Hara"], self.bash("vmcoach brief 'da", "da"))
        self.assertEqual(["Dana\\ O\\'Hara"], self.bash("vmcoach brief Dana\\ o", "Dana\\ o"))

    def test_what_bash_does_not_replace_is_not_repeated(self):
        self.add("Tim: Sales")
        self.assertEqual(["fast"], self.bash("vmcoach note 1 --cadence=f", "f"))
        self.assertEqual(["slow", "measured", "fast"],
                         self.bash("vmcoach note 1 --cadence=", ""))
        self.assertEqual(["--cadence=fast"],
                         self.bash("vmcoach note 1 --cadence=f", "--cadence=f"))
        self.assertEqual(["\\ Sales"], self.bash("vmcoach brief Tim:", ""))
        self.assertEqual(["Tim:\\ Sales"], self.bash("vmcoach script check --for=tim", "tim"))

    def test_id_stands_for_what_can_not_be_quoted(self):
        self.add("Yes! Kim")
        self.assertEqual(["1"], self.bash('vmcoach brief "yes', "yes"))
        self.assertEqual(["Yes\\!\\ Kim"], self.bash("vmcoach brief yes"))

    def test_common_beginning_never_takes_back_what_is_typed(self):
        self.add("Dana Ortiz")
        self.add("Dan Orton")
        self.assertEqual(["Dana\\ Ortiz", "Dan\\ Orton", ""], self.bash("vmcoach brief ort"))
        self.assertEqual(["Dan\\ Orton", "Dana\\ Ortiz"], self.bash("vmcoach brief da"))

    def test_list_explains(self):
        self.add("Dana", "--company", "Acme")
        self.add("Dana", "--company", "Initech")
        self.assertEqual(["1", "2", ""], self.bash("vmcoach brief da"))
        self.assertEqual(["1  (Dana, Acme)", "2  (Dana, Initech)"],
                         self.bash("vmcoach brief da", kind="63"))


if __name__ == "__main__":
    unittest.main()
