"""The manual has a page for each command, which says what the parser does, and whose examples run."""

import json
import re
import unittest

from command_tree import CommandTree
from manual import ROOT, Desk, Example, pages, plain, steps_of
from program import CommandTest


def page_of(command):
    return f"vmcoach-{command.replace(' ', '-')}.1"


def squeezed(text):
    """Without blanks: a page breaks long lines, the program doesn't."""
    return "".join(text.split())


class Pages(CommandTest):
    def setUp(self):
        super().setUp()
        self.tree = CommandTree(self.home)
        self.pages = pages()

    def test_every_command_has_a_page_and_every_page_a_command(self):
        others = {"vmcoach.1", "vmcoach-config.5", "vmcoach-hub.7", "vmcoach-json.5",
                  "vmcoach-time.7"}
        self.assertEqual(sorted({page_of(c) for c in self.tree.commands} | others),
                         sorted(self.pages))

    def test_options_are_those_of_the_parser(self):
        for command in ["", *self.tree.commands]:
            with self.subTest(command):
                text = self.pages[page_of(command) if command else "vmcoach.1"]
                items = re.findall(r"^\.It (?:Fl (\w) , )?Fl \\-(\S+)", text, re.MULTILINE)
                told = {f"--{plain(name)}": f"-{short}" if short else None for short, name in items}
                self.assertEqual(self.tree.options(command), told)

    def test_synopsis_names_every_value_and_option(self):
        for command in self.tree.commands:
            with self.subTest(command):
                text = self.pages[page_of(command)]
                synopsis = plain(text.split(".Sh SYNOPSIS")[1].split(".Sh ")[0])
                self.assertIn(f"\n.Nm vmcoach\n.Cm {command}\n", synopsis)
                for option in self.tree.options(command):
                    self.assertRegex(synopsis, rf"\n\.Op Fl {option[1:]}[ \n]")
                help_text = self.tree.help(command)
                usage = re.search(r"usage: vmcoach (.*)", help_text)[1].removeprefix(command)
                for value in re.findall(r"[A-Z]+", usage.replace("[OPTION]", "")
                                        .replace("[COMMAND]", "")):
                    self.assertRegex(synopsis, rf"\n\.(Op )?Ar {value}[ \n]")

    def test_examples_of_the_help_are_in_the_page(self):
        for command in self.tree.commands:
            shown = [step.command for step in steps_of(self.pages[page_of(command)])
                     if isinstance(step, Example)]
            for example in self.tree.examples(command):
                self.assertIn(example, shown)

    def test_pages_that_are_referred_to_exist(self):
        for name, text in self.pages.items():
            references = re.findall(r"\bXr (vmcoach\S*) (\d)", text)
            self.assertTrue(references, name)
            for page, section in references:
                self.assertIn(f"{page}.{section}", self.pages, name)

    def test_overview_lists_every_command(self):
        overview = self.pages["vmcoach.1"]
        for command in self.tree.commands:
            self.assertIn(f".It Xr {page_of(command).replace('.', ' ')}\n", overview)


class Examples(CommandTest):
    def run_page(self, name, text):
        desk = Desk(self.home)
        self.addCleanup(desk.stack.close)
        count = 0
        for step in steps_of(text):
            if not isinstance(step, Example):
                desk.follow(step)
                continue
            count += 1
            with self.subTest(page=name, command=step.command):
                if step.prompts:
                    code, printed = desk.answer(step.command, step.prompts)
                else:
                    code, printed = desk.type(step.command)
                if step.output is None:
                    self.assertEqual(0, code, printed)
                elif squeezed(step.output) != squeezed(printed):
                    self.assertEqual(step.output, printed)
        return count


def test_of(name, text):
    def test(self):
        count = self.run_page(name, text)
        # The settings are no commands.
        self.assertTrue(count > 0 or name in ("vmcoach-config.5", "vmcoach-hub.7"))
    return test


for page_name, page_text in pages().items():
    setattr(Examples, "test_" + re.sub(r"\W", "_", page_name), test_of(page_name, page_text))


class Documents(CommandTest):
    """What --json prints is what vmcoach-json(5) tells."""

    COMMANDS = [
        "prospect show 1", "brief 1", "note 1 x", "voicemail 1 hi", "promise list --all",
        "promise cancel 1", "promise-call 1 thu 10:15", "due --all", "remind --lead 96h",
        "remind --lead 96h --exec /bin/false", "remind status", "remind crontab", "remind crontab --systemd", "script check draft.txt",
        "script draft 1 --promise 'fri 10:15'", "when thu 10:15", "import csv contacts.csv",
        "export csv out.csv", "export ics --dir .", "history", "undo --dry-run", "config",
        "search ware", "stats", "db path", "db backup copy.db", "db restore copy.db --yes", "db check",
        "prospect forget 3 --yes", "prospect show ortis", "import csv bad.csv",
    ]

    # Two machines, neither of which knows of the other's title.
    COMMANDS_OF_SYNC = [
        "sync init postgresql://dana@hub.example.com/vmcoach", "sync --dry-run", "sync",
        "sync status", "prospect edit 1 --title VP", "--db other.db sync init"
        " postgresql://dana@hub.example.com/vmcoach", "--db other.db sync",
        "--db other.db prospect edit dana --title CTO", "--db other.db sync", "sync",
        "sync conflicts",
    ]

    def printed_keys(self, desk, command):
        _, text = desk.type(f"vmcoach --json {command}")
        keys = set()
        for line in text.splitlines():
            if line.startswith(("{", "[")):
                keys |= self.keys_of(json.loads(line))
        return keys

    def keys_of(self, value):
        if isinstance(value, list):
            return set().union(*map(self.keys_of, value))
        if isinstance(value, dict):
            return set(value).union(*map(self.keys_of, value.values()))
        return set()

    def test_every_key_is_told_and_every_key_that_is_told_is_printed(self):
        desk = Desk(self.home)
        (self.home.path / "bad.csv").write_text("Name,Email\nSam,sam@x.example\n,\n,nobody\n")
        desk.follow(next(steps_of('.\\" before: vmcoach promise move 1 thu 10:20\n')))
        self.addCleanup(desk.stack.close)
        printed = set()
        for command in self.COMMANDS:
            printed |= self.printed_keys(desk, command)
        desk.begin_hub("dana")
        for command in self.COMMANDS_OF_SYNC:
            printed |= self.printed_keys(desk, command)
        told = set()
        for line in pages()["vmcoach-json.5"].splitlines():
            if match := re.match(r"\.(?:It )?Cm (.*)", line):
                told |= {word for word in match[1].split() if re.fullmatch(r"[a-z_]+", word)}
        values = {"given", "suggested"}
        self.assertEqual((set(), set()), (printed - told, told - printed - values))


class Sources(unittest.TestCase):
    def test_every_page_has_a_source(self):
        self.assertEqual([f"{name}.in" for name in pages()],
                         [file.name for file in sorted((ROOT / "man/pages").iterdir())])


if __name__ == "__main__":
    unittest.main()
