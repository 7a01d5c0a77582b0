"""TAB in real shells: whatever is stored, the program is given that and nothing else, and nothing
that is stored is ever run."""

import itertools
import unittest

import shells
from program import CommandTest
from shares import share

# Each with what is typed of it: it begins none of the other names' words.
NAMES = {
    "Dana Ortiz": "dana o",
    "O'Brien \"Bo\"": "O'B",
    "\"Q\" ends 'so'": "\"Q",
    "$(touch x)": "$(tou",
    "`ouch x`": "`ou",
    "a;vouch x": "a;v",
    "rob@x.org": "rob@",
    "Tim: Sales": "tim",
    "Uma = Upsilon": "uma =",
    "王小明": "王小",
    "back\\slash": "back\\",
    "*star": "*st",
    "~root": "~ro",
    "!event": "!ev",
    "Kim Lee ": "kim",
    "{a,b} [c-d]?": "{a,b",
    "#hash": "#ha",
    "Émile Zöe": "Émi",
    "<in >out &": "<in",
    "100%": "100%",
}
# What a shell would do something with, were it not quoted.
RUN_BY_A_SHELL = ("$(touch x)", "`ouch x`", "a;vouch x", "!event")
QUOTES = {"nothing": "", "a double quote": '"', "a single quote": "'"}


def typed(text, quote, shell):
    """How a person types a text behind an open quote."""
    if quote == "'":
        if shell == "fish":
            return text.replace("\\", "\\\\").replace("'", "\\'")
        return text.replace("'", "'\\''")
    if quote == '"':
        special = '"\\$' if shell == "fish" else '"\\$`'
    else:
        special = " \"'\\$`;&|<>()[]{}*?~#!@=:%"
    return "".join("\\" + c if c in special else c for c in text)


class ShellTest(CommandTest):
    shell = None

    def setUp(self):
        if self.shell is None:
            self.skipTest("no shell of its own")
        if not shells.is_there(self.shell):
            self.skipTest(f"{self.shell} is not installed")
        super().setUp()

    def add(self, *words):
        return str(self.run_json("prospect", "add", *words)["id"])

    def start(self, **options):
        shell = shells.Shell(self.home, self.shell, **options)
        self.addCleanup(shell.close)
        return shell

    def assert_nothing_was_run(self):
        self.assertEqual([], list((self.home.path / "work").iterdir()))


class EachShell:
    def run_line(self, shell, keys):
        return [word.decode() for word in shell.run(keys)]

    def test_commands_options_and_values(self):
        shell = self.start()
        for keys, words in (
                ("vmcoach pros\tli\t", ["prospect", "list"]),
                ("vmcoach brie\tx", ["brief", "x"]),
                ("vmcoach due --wi\t1h", ["due", "--within", "1h"]),
                ("vmcoach due --overd\t", ["due", "--overdue"]),
                ("vmcoach note 1 --cadence f\t", ["note", "1", "--cadence", "fast"]),
                ("vmcoach note 1 --cadence=f\t", ["note", "1", "--cadence=fast"]),
                ("vmcoach call 1 gate\t", ["call", "1", "gatekeeper"]),
                ("vmcoach --zone Europe/Berl\tdue", ["--zone", "Europe/Berlin", "due"]),
                ("vmcoach --zone=Europe/Berl\tdue", ["--zone=Europe/Berlin", "due"]),
                ("FOO=1 vmcoach db ba\tf", ["db", "backup", "f"]),
                ("true; vmcoach db ba\tf", ["db", "backup", "f"])):
            with self.subTest(keys=keys):
                self.assertEqual(words, self.run_line(shell, keys))

    def test_names_arrive_as_they_are_stored(self):
        ids = {name: self.add("--", name) for name in NAMES}
        self.run_ok("prospect", "edit", ids["rob@x.org"], "--email", "rob@x.org")
        shell = self.start()
        for (name, beginning), (what, quote) in share(
                itertools.product(NAMES.items(), QUOTES.items()), self,
                keep=lambda item: item[0][0] in RUN_BY_A_SHELL):
            with self.subTest(name=name, behind=what):
                keys = f"vmcoach brief {quote}{typed(beginning, quote, self.shell)}\t"
                if self.shell == "bash" and quote == '"' and "!" in name:
                    # A quote in which bash has no way to type it.
                    keys = keys.replace("!", "")
                    self.assertEqual(["brief", ids[name]], self.run_line(shell, keys))
                    continue
                self.assertEqual(["brief", name], self.run_line(shell, keys))
        self.assert_nothing_was_run()

    def test_name_as_the_value_of_an_option(self):
        self.add("Dana $(touch x) Ortiz")
        self.add("--", "-dash it")
        shell = self.start()
        name = "Dana $(touch x) Ortiz"
        self.assertEqual(["script", "check", "--for", name],
                         self.run_line(shell, "vmcoach script check --for dan\t"))
        self.assertEqual(["script", "check", f"--for={name}"],
                         self.run_line(shell, "vmcoach script check --for=dan\t"))
        self.assertEqual(["script", "check", "--for", "-dash it"],
                         self.run_line(shell, "vmcoach script check --for -das\t"))
        self.assertEqual(["brief", "--", "-dash it"],
                         self.run_line(shell, "vmcoach brief -- -das\t"))
        self.assert_nothing_was_run()

    def test_id_stands_for_a_name_that_can_not_be_typed(self):
        for name, beginning in (("a\ttab", "tab"), ("b\nline", "line"), ("\x1b[31m red", "red"),
                                ("-dash", "dash"), ("42", "42")):
            identifier = self.add("--", name)
            shell = self.start()
            with self.subTest(name=name):
                self.assertEqual(["brief", identifier],
                                 self.run_line(shell, f"vmcoach brief {beginning}\t"))
                self.assertNotIn(b"\x1b[31m red", shell.printed)

    def test_stored_text_reaches_the_terminal_harmless(self):
        self.add("Dana", "--company", "\x1b[31mAcme $(touch x)")
        self.add("Dana", "--company", "`touch x`\x07")
        shell = self.start()
        shell.send("vmcoach brief dan\t\t")
        shell.wait_for("[31mAcme")
        shell.send("\x15")
        self.assertNotIn(b"\x1b[31mAcme", shell.printed)
        self.assert_nothing_was_run()

    def test_promise_by_name_and_id(self):
        self.add("Dana Ortiz")
        self.add("Kim Lee")
        self.run_ok("promise-call", "2", "thu", "10:15")
        shell = self.start()
        self.assertEqual(["promise", "move", "Kim Lee", "fri"],
                         self.run_line(shell, "vmcoach promise move k\tfri"))
        self.assertEqual(["promise", "move", "p1", "fri"],
                         self.run_line(shell, "vmcoach promise move \tfri"))

    def test_database_that_the_line_names(self):
        self.add("Dana")
        file = self.home.path / "an other.db"
        self.run_ok("--db", str(file), "prospect", "add", "Kim")
        shell = self.start()
        self.assertEqual(["--db", str(file), "brief", "Kim"],
                         self.run_line(shell, f"vmcoach --db '{file}' brief \t"))
        self.assertEqual(["--db", str(file), "brief", "Kim"],
                         self.run_line(shell, "vmcoach --db ~/an\\ other.db brief \t"))

    def test_files(self):
        shell = self.start()
        try:
            (shell.work / "a file.csv").write_text("x")
            (shell.work / "a folder").mkdir()
            self.assertEqual(["import", "csv", "a file.csv"],
                             self.run_line(shell, "vmcoach import csv a\\ fi\t"))
            # zsh takes the slash off again when the line is run.
            for option, words in (("--dir ", ["--dir", "a folder"]), ("--dir=", ["--dir=a folder"])):
                got = self.run_line(shell, f"vmcoach export ics {option}a\\ fo\t")
                self.assertEqual(["export", "ics", *words], [word.rstrip("/") for word in got])
        finally:
            (shell.work / "a file.csv").unlink()
            (shell.work / "a folder").rmdir()

    def test_cursor_inside_the_line(self):
        self.add("Dana Ortiz")
        shell = self.start()
        # Back over " rest", then a TAB.
        self.assertEqual(["note", "Dana Ortiz", "rest"],
                         self.run_line(shell, "vmcoach note dan rest" + "\x1b[D" * 5 + "\t"))

    def test_nothing_happens_without_a_database(self):
        shell = self.start()
        self.assertEqual(["brief", "da"], self.run_line(shell, "vmcoach brief da\t"))
        self.assertFalse(self.home.database.exists())
        self.assertNotIn(b"there is no database", shell.printed)


class Bash(EachShell, ShellTest):
    shell = "bash"

    def test_words_that_bash_splits(self):
        self.add("Tim: Sales")
        self.add("Rob", "--email", "x@y.org")
        shell = self.start()
        self.assertEqual(["brief", "Tim: Sales"], self.run_line(shell, "vmcoach brief Tim:\t"))
        self.assertEqual(["brief", "Tim: Sales"],
                         self.run_line(shell, "vmcoach brief 'Tim: 'S\t"))

    def test_list_tells_namesakes_apart(self):
        self.add("Dana", "--company", "Acme")
        self.add("Dana", "--company", "Initech")
        shell = self.start()
        shell.send("vmcoach brief dan\t\t")
        shell.wait_for("1  (Dana, Acme)")
        shell.wait_for("2  (Dana, Initech)")


class Zsh(EachShell, ShellTest):
    shell = "zsh"

    def test_loaded_by_source(self):
        self.add("Dana Ortiz")
        shell = self.start(loading=["autoload -Uz compinit; compinit -u -d ~/dump",
                                    "source <(vmcoach completion zsh)"])
        self.assertEqual(["brief", "Dana Ortiz"], self.run_line(shell, "vmcoach brief ort\t"))

    def test_what_is_typed_is_not_taken_back(self):
        self.add("Dana Ortiz")
        self.add("Dan Orton")
        shell = self.start()
        self.assertEqual(["brief", "ort"], self.run_line(shell, "vmcoach brief ort\t"))
        self.assertEqual(["brief", "Dan"], self.run_line(shell, "vmcoach brief da\t"))


class Fish(EachShell, ShellTest):
    shell = "fish"


if __name__ == "__main__":
    unittest.main()
