"""Reminders under Debian's cron, from the line that vmcoach prints to the hook and the mail."""

import json
import shlex
import unittest

import mounts
from cron import Cron
from program import CommandTest

DUE = "2026-11-26T16:15:00Z"
NAME = "Zoë O'Brien-Díaz 李 $(touch x) `id` \"q\""
ABOUT = "100 % of\nthe \\ warehouse"
# A minute of cron's takes three seconds.
SPEED = 20


class RemindByCron(CommandTest):
    def setUp(self):
        super().setUp()
        self.cron = Cron()
        self.addCleanup(self.cron.stop)
        self.run_ok("prospect", "add", NAME, "--phone", "+1 312 555 0142", "--time-zone",
                    "America/Chicago")
        self.run_ok("promise-call", "1", "thu 10:15", "--about", ABOUT)

    def print_line(self, *arguments):
        line = self.run_ok("remind", "crontab", *arguments).out
        self.assertEqual(1, line.count(b"\n"))
        return line

    def install(self, line):
        """The line as it is. cron gives its jobs no variables but what the crontab sets."""
        self.cron.install(f"VMCOACH_NOW={DUE}\n".encode() + line)
        self.cron.start(SPEED)

    def write_hook(self):
        """A program that keeps what it is told: in a folder with a name that must be quoted."""
        folder = self.home.path / "my 100% hook's"
        folder.mkdir()
        hook = folder / "hook"
        hook.write_text("#!/bin/sh\n"
                        'cd "$(dirname "$0")" || exit\n'
                        "env -0 >environment\n"
                        'printf "%s\\0" "$@" >arguments\n'
                        "cat >input\n"
                        "mv input done\n")
        hook.chmod(0o755)
        return folder, hook

    def check_hook(self, folder):
        self.cron.wait_until((folder / "done").exists, "the hook's call")
        variables = dict(entry.split("=", 1) for entry in
                         (folder / "environment").read_text().split("\0") if entry)
        told = json.loads((folder / "done").read_text())
        for name, value in {"NAME": NAME, "ABOUT": ABOUT, "PHONE": "+1 312 555 0142",
                            "LOCAL_TIME": "2026-11-26T10:15", "TIME_ZONE": "America/Chicago",
                            "DUE_AT": DUE, "ATTEMPT": "1", "PROMISE_ID": "p1", "PROSPECT_ID": "1",
                            "COMPANY": "", "PRONUNCIATION": "",
                            "DELIVERY_ID": told["delivery_id"]}.items():
            self.assertEqual(value, variables["VMCOACH_" + name])
        self.assertEqual((NAME, ABOUT, DUE, "now"),
                         (told["prospect"], told["about"], told["due_at"], told["status"]))
        # Nobody's shell has given it anything.
        self.assertEqual("/usr/bin:/bin", variables["PATH"])
        self.assertNotIn("LANG", variables)

    def test_hook_is_called_by_the_printed_line(self):
        folder, hook = self.write_hook()
        words = ["100%", "a\\%b", "$(touch y)", "--json", "it's", ""]
        self.install(self.print_line("--exec", str(hook), *words))
        self.check_hook(folder)
        self.assertEqual(words, (folder / "arguments").read_text().split("\0")[:-1])
        self.assertFalse((folder / "x").exists() or (folder / "y").exists())
        self.cron.wait_until(lambda: self.run_json("remind", "status", now=DUE)["last_run"] == DUE,
                             "the end of the run")
        self.assertEqual(b"", self.cron.mail.read_bytes())

    def test_hook_of_the_settings_is_called(self):
        folder, hook = self.write_hook()
        self.home.write_config(f"remind.command = [{json.dumps(str(hook))}]\n")
        self.install(self.print_line())
        self.check_hook(folder)

    def test_mail_without_a_hook(self):
        self.install(self.print_line())
        self.cron.wait_until(lambda: b"call " in self.cron.mail.read_bytes(), "the mail")
        self.cron.wait_until(lambda: self.cron.mail.read_bytes().endswith(b"\n"), "the mail's end")
        body = self.cron.mail.read_text().split("\n\n", 1)[1]
        self.assertEqual(f"call {NAME}, +1 312 555 0142: Thu 26 Nov 2026 10:15 (17:15 for you), now,"
                         " about: 100 % of\\nthe \\ warehouse\n", body)

    def test_wrong_path_is_not_quiet(self):
        self.home.database.unlink()
        self.install(self.print_line())
        self.cron.wait_until(lambda: b"there is no database" in self.cron.mail.read_bytes(),
                             "the mail about the missing file")

    def test_options_may_stand_before_the_command(self):
        self.assertIn(b" --lead 5m", self.print_line("--lead", "5m"))
        line = self.run_ok("remind", "--lead", "5m", "crontab").out
        self.assertEqual(self.print_line("--lead", "5m"), line)
        self.run_error(2, "remind", "--lead", "5m", "status")

    def test_line_is_one_that_a_shell_reads_back(self):
        line = self.print_line("--exec", "/bin/echo", "it's", "$HOME").decode()
        self.assertEqual("* * * * * ", line[:10])
        self.assertEqual(["remind", "--exec", "/bin/echo", "it's", "$HOME"],
                         shlex.split(line[10:])[-5:])


if __name__ == "__main__":
    mounts.main()
