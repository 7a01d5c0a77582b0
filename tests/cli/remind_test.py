"""Reminders: each of what is due is delivered, once, whatever the clock does."""

import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import unittest
from datetime import datetime, timedelta, timezone

from hostile_texts import STORABLE
from program import CommandTest
from shares import SHARE, share
from terminal import Terminal

DUE = "2026-11-26T16:15:00Z"


def at(instant, **later):
    """An instant some time later, as VMCOACH_NOW takes it."""
    moment = datetime.fromisoformat(instant.replace("Z", "+00:00")) + timedelta(**later)
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class RemindTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("note", "1", "--pronunciation", "or-TEEZ")

    def promise(self, when="thu 10:15", who="1", *arguments):
        return self.run_json("promise-call", who, when, *arguments)

    def promise_to_others(self, times):
        """A promise to somebody else at each instant. Returns the names."""
        names = [f"Kim {number}" for number, _ in enumerate(times)]
        for name, when in zip(names, times):
            who = self.run_json("prospect", "add", name, "--time-zone", "UTC",
                                "--allow-duplicate")["id"]
            self.run_ok("promise-call", str(who), when, "--override", "they asked for it")
        return names

    def remind(self, now, *arguments, **options):
        """What a run that succeeds prints."""
        result = self.run_ok("remind", *arguments, now=now, **options)
        self.assertEqual("", result.error_text)
        return result.text

    def hook(self, script):
        """A shell script in a file, and the arguments that make it the hook."""
        file = self.home.path / "hook.sh"
        file.write_text(script)
        return ["--exec", "/bin/sh", str(file)]

    def states(self):
        connection = sqlite3.connect(self.home.database)
        try:
            return [row[0] for row in
                    connection.execute("SELECT state FROM reminder_delivery ORDER BY id")]
        finally:
            connection.close()


class Printed(RemindTest):
    def test_line_tells_whom_when_and_what_about(self):
        self.promise("thu 10:15", "1", "--about", "the warehouse")
        self.assertEqual("", self.remind(at(DUE, seconds=-1)))
        self.assertEqual("call Dana Ortiz [or-TEEZ], Acme, +1 312 555 0142:"
                         " Thu 26 Nov 2026 10:15 (17:15 for you), now, about: the warehouse\n",
                         self.remind(DUE))
        self.assertEqual("", self.remind(at(DUE, minutes=1)))

    def test_what_is_missing_leaves_no_gap(self):
        self.promise_to_others(["thu 10:15"])
        self.assertEqual("call Kim 0: Thu 26 Nov 2026 10:15 (11:15 for you), now\n",
                         self.remind("2026-11-26T10:15:00Z"))

    def test_hostile_texts_stay_on_their_line(self):
        self.promise_to_others(["thu 10:15"])
        for number, text in enumerate(share(STORABLE, self)):
            self.run_ok("prospect", "edit", "2", "--company", text)
            line = self.remind("2026-11-26T10:15:00Z", "--lead", f"{number}m")
            self.assertEqual(1, line.count("\n"))
            self.assertFalse(any(ord(c) < 32 or 0x7f <= ord(c) < 0xa0 for c in line[:-1]), line)

    def test_lead_reminds_before(self):
        self.promise()
        self.assertEqual("", self.remind(at(DUE, minutes=-11), "--lead", "10m"))
        self.assertIn("in 10 min", self.remind(at(DUE, minutes=-10), "--lead", "10m"))
        self.assertEqual("", self.remind(at(DUE, minutes=-9), "--lead", "10m"))
        # A reminder at the time itself is another.
        self.assertIn(", now", self.remind(DUE))
        self.home.write_config('remind.lead = "10m"\n')
        self.assertEqual("", self.remind(at(DUE, minutes=1)))

    def test_moved_promise_is_reminded_of_anew(self):
        self.promise()
        self.remind(DUE)
        self.run_ok("promise", "move", "1", "fri 10:15", now=DUE)
        self.assertEqual("", self.remind(at(DUE, hours=1)))
        self.assertIn("Fri 27 Nov 2026 10:15", self.remind(at(DUE, days=1)))

    def test_closed_promises_are_no_longer_due(self):
        self.promise()
        self.run_ok("promise", "cancel", "1")
        self.assertEqual("", self.remind(DUE))

    def test_quiet_and_json(self):
        self.promise()
        self.assertEqual("[]\n", self.remind(at(DUE, minutes=-1), "--json"))
        [told] = json.loads(self.remind(DUE, "--json"))
        [item] = self.run_json("due", now=DUE)
        self.assertEqual(item, {key: told[key] for key in item})
        self.assertRegex(told["delivery_id"], "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-")
        self.assertEqual(1, told["attempt"])
        self.run_ok("promise", "move", "1", "fri 10:15", now=DUE)
        self.assertIn("call Dana", self.remind(at(DUE, days=1), "--quiet"))

    def test_lines_for_schedulers_as_json(self):
        for arguments, key in (([], "crontab"), (["--systemd"], "systemd")):
            text = self.run_ok("remind", "crontab", *arguments).text
            self.assertEqual({key: text}, self.run_json("remind", "crontab", *arguments))

    def test_folder_that_is_gone(self):
        gone = self.home.path / "gone"
        gone.mkdir()
        script = 'cd gone; rmdir ../gone; exec "$@"'
        for arguments in (["--db", "x.db"], ["--config", "x.toml"]):
            completed = subprocess.run(
                ["sh", "-c", script, "sh", os.environ["VMCOACH"], *arguments, "remind", "crontab"],
                env=self.home.environment, cwd=self.home.path, stderr=subprocess.PIPE, check=False)
            self.assertEqual(8, completed.returncode, completed.stderr)
            gone.mkdir()

    def test_missing_database_is_an_error(self):
        self.home.database.unlink()
        self.assertIn("there is no database", self.run_error(3, "remind")["message"])
        self.assertFalse(self.home.database.exists())

    def test_nobody_reads_so_it_comes_again(self):
        self.promise()
        reading, writing = os.pipe()
        os.close(reading)
        result = self.home.run("remind", now=DUE, stdout=writing)
        os.close(writing)
        self.assertEqual((0, b""), (result.code, result.err))
        self.assertIn("call Dana", self.remind(DUE))

    def test_full_device_is_an_error_and_it_comes_again(self):
        self.promise()
        with open("/dev/full", "wb") as full:
            self.assertEqual(8, self.home.run("remind", now=DUE, stdout=full).code)
        [told] = json.loads(self.remind(DUE, "--json"))
        self.assertEqual(1, told["attempt"])


class Usage(RemindTest):
    def test_mistakes(self):
        for arguments in (["crontba"], ["--lead", "soon"], ["--lead"], ["--exec"], ["--exec", ""],
                          ["--exec="], ["crontab", "--exec", "no-such-program"], ["status", "x"],
                          ["crontab", "--exec", "./no-such-program"],
                          ["crontab", "--exec", "/bin/echo", "a\nb"],
                          ["crontab", "--systemd", "--exec", "/bin/echo", "a\rb"],
                          ["crontab", "--exec", "/bin/echo", "x" * 1000]):
            with self.subTest(arguments):
                self.run_refused(2, "remind", *arguments)

    def test_all_behind_exec_is_the_programs(self):
        self.promise()
        out = self.remind(DUE, "--exec", "/bin/echo", "--help", "--lead", "-h", "--json", "--", "a")
        self.assertEqual("--help --lead -h --json -- a\n", out)
        self.assertEqual("x --json\n", self.remind(DUE, "--lead", "1m", "--exec=/bin/echo", "x",
                                                   "--json"))

    def test_error_object_is_asked_for_before_exec_only(self):
        self.promise()
        result = self.home.run("remind", "--exec", "/bin/false", "--json", now=DUE)
        self.assertEqual((9, "vmcoach: "), (result.code, result.error_text[:9]))


class Told(RemindTest):
    """What a hook is told."""

    SAVE = 'env -0 >"$HOME/environment"; cat >"$HOME/input"; echo said'

    def told(self):
        entries = (self.home.path / "environment").read_bytes().split(b"\0")
        variables = dict(entry.split(b"=", 1) for entry in entries if entry)
        return ({name[8:].decode(): value.decode() for name, value in variables.items()
                 if name.startswith(b"VMCOACH_")},
                json.loads((self.home.path / "input").read_bytes()))

    def test_variables_and_json(self):
        self.promise("thu 10:15", "1", "--about", "the warehouse")
        self.assertEqual("said\n", self.remind(DUE, *self.hook(self.SAVE)))
        variables, told = self.told()
        self.assertEqual({
            "DELIVERY_ID": told["delivery_id"], "ATTEMPT": "1", "PROMISE_ID": "p1",
            "PROSPECT_ID": "1", "NAME": "Dana Ortiz", "PRONUNCIATION": "or-TEEZ",
            "PHONE": "+1 312 555 0142", "COMPANY": "Acme", "LOCAL_TIME": "2026-11-26T10:15",
            "TIME_ZONE": "America/Chicago", "DUE_AT": DUE, "ABOUT": "the warehouse",
            "LINE": "call Dana Ortiz [or-TEEZ], Acme, +1 312 555 0142: Thu 26 Nov 2026 10:15"
                    " (17:15 for you), now, about: the warehouse",
            "DB": str(self.home.database), "NOW": DUE, "ZONE": "Europe/Berlin"}, variables)
        [item] = self.run_json("due", now=DUE)
        self.assertEqual(item, {key: told[key] for key in item})
        self.assertEqual("", self.remind(DUE, *self.hook(self.SAVE)))

    def test_hostile_texts_reach_it_byte_for_byte(self):
        texts = [*share(STORABLE, self), "$(touch $HOME/x) `touch $HOME/x` \"'; touch x\n\x1b[31m\t\\"]
        for number, text in enumerate(texts):
            who = self.run_json("prospect", "add", "Kim", "--company", text, "--time-zone", "UTC",
                                "--allow-duplicate")["id"]
            self.run_ok("promise-call", str(who), "thu 12:00", "--about", text, "--override", "x")
            self.remind("2026-11-26T12:00:00Z", "--lead", "0m", *self.hook(self.SAVE))
            variables, told = self.told()
            self.assertEqual((text, text), (variables["COMPANY"], variables["ABOUT"]), number)
            self.assertEqual((text, text), (told["company"], told["about"]))
            self.assertNotIn("\n", variables["LINE"])
        self.assertFalse((self.home.path / "x").exists())

    def test_longest_texts(self):
        for unit in ("x", "\u0301", "\u202e"):
            text = "a" + unit * (65535 // len(unit.encode()))
            who = self.run_json("prospect", "add", text, "--company", text, "--phone",
                                "+1 312 555 0199", "--pronunciation", text, "--time-zone", "UTC",
                                "--allow-duplicate")["id"]
            self.run_ok("promise-call", str(who), "thu 12:00", "--about", text, "--override", "x")
            self.remind("2026-11-26T12:00:00Z", *self.hook(self.SAVE))
            variables, told = self.told()
            self.assertEqual((text, text, text),
                             (variables["NAME"], variables["ABOUT"], told["pronunciation"]))

    def test_digest(self):
        names = self.promise_to_others([f"thu 1{hour}:00" for hour in range(4)])
        self.assertEqual("said\n", self.remind("2026-11-26T14:00:00Z", *self.hook(self.SAVE)))
        variables, told = self.told()
        self.assertEqual({"DIGEST", "LINE", "DB", "NOW", "ZONE"}, set(variables))
        self.assertEqual("4", variables["DIGEST"])
        self.assertEqual(names, [item["prospect"] for item in told])
        self.assertEqual(4, len({item["delivery_id"] for item in told}))

    def test_inner_run_does_not_see_what_the_outer_was_told(self):
        self.promise()
        self.remind(DUE, *self.hook(self.SAVE),
                    environment={"VMCOACH_DIGEST": "9", "VMCOACH_ABOUT": "old"})
        variables, _ = self.told()
        self.assertEqual((None, ""), (variables.get("DIGEST"), variables["ABOUT"]))

    def test_database_by_option_is_the_hooks_too(self):
        self.promise()
        moved = self.home.path / "other.db"
        self.home.database.rename(moved)
        self.remind(DUE, "--db", "other.db", *self.hook(self.SAVE))
        self.assertEqual(str(moved), self.told()[0]["DB"])

    def test_needs_no_shebang_guess_and_no_shell(self):
        self.promise()
        script = self.home.path / "no-shebang"
        script.write_text("echo hello\n")
        script.chmod(0o755)
        error = self.run_error(9, "remind", "--exec", str(script), now=DUE)
        self.assertIn("cannot start", error["message"])

    def test_hook_of_the_settings(self):
        self.promise()
        self.home.write_config('remind.command = ["/bin/sh", "-c", "echo \\"$VMCOACH_NAME\\" $1", '
                               '"sh", "$HOME"]\n')
        self.assertEqual("Dana Ortiz $HOME\n", self.remind(DUE))
        # What was told by one way is told by the other, too.
        self.home.config.unlink()
        self.assertIn("call Dana", self.remind(DUE))

    def test_hook_may_write(self):
        self.promise()
        vmcoach = os.environ["VMCOACH"]
        self.remind(DUE, *self.hook(f'{vmcoach} call "$VMCOACH_PROSPECT_ID" busy -q'))
        self.assertEqual("kept", self.run_json("promise", "list", "--all")[0]["state"])


class Failing(RemindTest):
    def run_failing(self, now, *arguments):
        return self.run_error(9, "remind", *arguments, now=now)["message"]

    def test_tried_again_after_1_2_4_and_8_minutes(self):
        self.promise()
        hook = self.hook('echo "$VMCOACH_DELIVERY_ID $VMCOACH_ATTEMPT" >>"$HOME/calls"; exit 3')
        failed = []
        for minute in range(60 * 3):
            now = at(DUE, minutes=minute, seconds=minute % 50)
            result = self.home.run("remind", *hook, now=now)
            if result.code != 0:
                failed.append(minute)
                self.assertEqual(9, result.code)
                self.assertIn("p1 to Dana Ortiz failed: '/bin/sh' ended with exit code 3",
                              result.error_text)
            else:
                self.assertEqual((b"", b""), (result.out, result.err))
            if minute > 30 and minute % 30:
                continue
            [item] = self.run_json("due", "--all", now=now)
            self.assertTrue(item["reminder_failed"])
            status = self.run_json("remind", "status", now=now)
            retries = [m for m in (1, 3, 7, 15) if m > minute]
            self.assertEqual(at(DUE, minutes=retries[0]) if retries else None,
                             status["failed"][0]["retry_at"])
        self.assertEqual([0, 1, 3, 7, 15], failed)
        calls = [line.split() for line in (self.home.path / "calls").read_text().splitlines()]
        self.assertEqual(["1", "2", "3", "4", "5"], [attempt for _, attempt in calls])
        self.assertEqual(1, len({delivery for delivery, _ in calls}))
        text = self.run_ok("due", now=at(DUE, hours=1)).text
        self.assertIn("the reminder has failed", text)
        self.assertIn("5 attempts failed, and there will be no more",
                      self.run_ok("remind", "status", now=at(DUE, hours=1)).text)
        self.assertEqual(["failed"], self.states())

    def test_no_retry_is_promised_that_never_comes(self):
        self.promise()
        self.run_failing(DUE, "--exec", "false")
        self.assertEqual({"channel": "exec", "lead_minutes": 0, "attempts": 1,
                          "retry_at": at(DUE, minutes=1)},
                         {key: value for key, value in
                          self.run_json("remind", "status", now=DUE)["failed"][0].items()
                          if key in ("channel", "lead_minutes", "attempts", "retry_at")})
        [failed] = self.run_json("remind", "status", now=at(DUE, hours=73))["failed"]
        self.assertIsNone(failed["retry_at"])

    def test_success_clears_the_mark(self):
        self.promise()
        self.run_failing(DUE, "--exec", "/bin/false")
        self.remind(at(DUE, minutes=1), "--exec", "/bin/true")
        self.assertFalse(self.run_json("due", now=DUE)[0]["reminder_failed"])
        self.assertEqual([], self.run_json("remind", "status", now=DUE)["failed"])

    def test_causes_are_told(self):
        for number, (words, cause) in enumerate({
                ("/bin/false",): "'/bin/false' ended with exit code 1",
                ("/bin/sh", "-c", "kill -9 $$"): "ended by signal 9",
                ("no-such-program",): "cannot start 'no-such-program': No such file",
                ("/etc/passwd",): "cannot start '/etc/passwd': Permission denied",
                ("/",): "cannot start '/'"}.items()):
            with self.subTest(words):
                if number == 0:
                    self.promise()
                else:
                    self.run_ok("promise", "move", "1", f"thu 1{number}:00")
                self.assertIn(cause, self.run_failing(at(DUE, hours=20), "--exec", *words))

    def test_one_that_fails_stops_no_other(self):
        names = self.promise_to_others(["thu 10:00", "thu 10:15", "thu 10:30"])
        hook = self.hook('echo "$VMCOACH_NAME"; [ "$VMCOACH_NAME" != "Kim 1" ]')
        result = self.home.run("remind", *hook, now="2026-11-26T10:31:00Z")
        self.assertEqual((9, names), (result.code, result.text.splitlines()))
        self.assertEqual("Kim 1\n", self.home.run("remind", *hook, now="2026-11-26T10:32:00Z").text)

    def test_failed_digest_is_tried_again_as_a_whole(self):
        self.promise_to_others([f"thu 1{hour}:00" for hour in range(5)])
        now = "2026-11-26T16:00:00Z"
        self.assertIn("the digest of 5 reminders failed", self.run_failing(now, "--exec", "false"))
        self.assertEqual("", self.remind(now, "--exec", "/usr/bin/env"))
        self.assertIn("VMCOACH_DIGEST=5", self.remind(at(now, minutes=1), "--exec", "/usr/bin/env"))
        self.assertEqual(["delivered"] * 5, self.states())

    def test_ctrl_c_ends_the_hook_and_it_comes_again(self):
        self.promise()
        hook = self.hook('echo $$ >"$HOME/pid"; exec sleep 1000')
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.home.start("remind", *hook, now=DUE, stderr=subprocess.PIPE)
            pid = self.home.path / "pid"
            while not pid.exists() or not pid.read_text().endswith("\n"):
                self.assertIsNone(process.poll())
            process.send_signal(number)
            self.assertIn(b"interrupted", process.communicate(timeout=60)[1])
            self.assertEqual(130, process.returncode)
            self.assertFalse(pathlib.Path("/proc", pid.read_text().strip()).exists())
            pid.unlink()
        self.assertEqual("1\n", self.remind(DUE, *self.hook('echo "$VMCOACH_ATTEMPT"')))

    def test_crash_is_made_up_for_when_the_claim_ends(self):
        self.promise()
        hook = self.hook('echo "$VMCOACH_DELIVERY_ID" >>"$HOME/ids"; echo "$VMCOACH_ATTEMPT"\n'
                         '[ "$VMCOACH_ATTEMPT" -gt 1 ] || kill -9 $PPID')
        self.assertEqual(-signal.SIGKILL, self.home.run("remind", *hook, now=DUE).code)
        self.assertEqual("", self.remind(at(DUE, seconds=59), *hook))
        self.assertEqual("2\n", self.remind(at(DUE, seconds=60), *hook))
        self.assertEqual("", self.remind(at(DUE, minutes=3), *hook))
        self.assertEqual(1, len(set((self.home.path / "ids").read_text().split())))

    def test_crash_before_the_clock_was_set_back_is_made_up_for_at_once(self):
        self.promise("thu 9:00")
        self.assertEqual(-9, self.home.run("remind", *self.hook("kill -9 $PPID"), now=DUE).code)
        self.assertEqual("2\n", self.remind(at(DUE, minutes=-70),
                                            *self.hook('echo "$VMCOACH_ATTEMPT"')))


class AtOnce(RemindTest):
    def test_a_run_that_began_later_keeps_its_claims(self):
        self.promise_to_others([f"thu 9:5{n}" for n in range(3)])
        first = self.hook('echo "$VMCOACH_NAME"; [ "$VMCOACH_NAME" = "Kim 1" ] || exit 0\n'
                          'echo >>"$HOME/first"; while [ ! -e "$HOME/go" ]; do sleep 0.01; done')
        older = self.home.start("remind", *first, now="2026-11-26T10:00:00Z",
                                stdout=subprocess.PIPE)
        while not (self.home.path / "first").exists():
            self.assertIsNone(older.poll())
        # Meanwhile, at the end of the older one's time, a younger one begins with the next.
        script = self.home.path / "second.sh"
        script.write_text('echo "$VMCOACH_NAME"; echo >"$HOME/go"; sleep 0.2; exit 3')
        younger = self.home.run("remind", "--exec", "/bin/sh", str(script),
                                now="2026-11-26T10:00:50Z")
        self.assertEqual("Kim 2\n", younger.text)
        self.assertEqual(b"Kim 0\nKim 1\n", older.communicate(timeout=60)[0])
        self.assertEqual("Kim 2\n", self.remind("2026-11-26T10:01:00Z",
                                                *self.hook('echo "$VMCOACH_NAME"')))

    def test_program_prints_to_stderr_beside_json(self):
        self.promise()
        result = self.run_ok("remind", "--json", "--exec", "/bin/echo", "hello", now=DUE)
        self.assertEqual(("hello\n", 1), (result.error_text, len(result.json)))

    def test_ignored_hangup_is_ignored(self):
        self.promise()
        hook = self.hook('kill -HUP $PPID; kill -QUIT $PPID; sleep 0.1; echo said')
        ignoring = subprocess.run(
            ["sh", "-c", 'trap "" HUP QUIT; exec "$@"', "sh", os.environ["VMCOACH"], "remind",
             *hook], env={**self.home.environment, "VMCOACH_NOW": DUE}, stdout=subprocess.PIPE,
            check=True)
        self.assertEqual(b"said\n", ignoring.stdout)


class Gaps(RemindTest):
    def test_idle_runs_print_nothing(self):
        self.promise("fri 10:15")
        for minute in share(range(1440), self):
            result = self.home.run("remind", now=at("2026-11-25T15:00:00Z", minutes=minute))
            self.assertEqual((0, b"", b""), (result.code, result.out, result.err))

    def test_three_days_are_one_digest_and_then_silence(self):
        times = [at("2026-11-24T08:00:00Z", hours=5 * n) for n in range(16)]
        names = self.promise_to_others(times)
        now = at(times[-1], minutes=11)
        digest = self.remind(now)
        self.assertEqual(1, digest.count("\n"))
        recent = [n for n, t in zip(names, times) if t >= at(now, hours=-72)]
        self.assertLess(len(recent), len(names))
        head = f"{len(recent)} calls that you promised are overdue: {recent[0]}, "
        self.assertEqual(head, digest[:len(head)])
        self.assertTrue(digest.endswith(f"; and {len(recent) - 10} more; see vmcoach due\n"))
        for minute in range(10):
            self.assertEqual("", self.remind(at(now, minutes=minute)))
        self.assertEqual(["expired"] * (len(names) - len(recent)) + ["delivered"] * len(recent),
                         self.states())
        self.assertEqual(len(names), len(self.run_json("due", now=now)))

    def test_few_or_hardly_late_ones_are_told_one_by_one(self):
        self.promise_to_others(["thu 10:00", "thu 10:15", "thu 10:30"])
        self.assertEqual(3, self.remind("2026-11-26T15:00:00Z").count("call Kim"))
        self.promise_to_others([f"fri 10:0{n}" for n in range(5)])
        self.assertEqual(5, self.remind("2026-11-27T10:10:00Z").count("call Kim"))

    def test_digest_and_what_is_in_time(self):
        self.promise_to_others(["thu 9:00", "thu 9:15", "thu 9:30", "thu 9:45", "thu 10:00"])
        first, second = self.remind("2026-11-26T10:01:00Z").splitlines()
        self.assertEqual("4 calls that you promised are overdue: Kim 0, Thu 26 Nov 2026 09:00 (10:00"
                         " for you); Kim 1, Thu 26 Nov 2026 09:15 (10:15 for you); Kim 2, Thu 26 Nov"
                         " 2026 09:30 (10:30 for you); Kim 3, Thu 26 Nov 2026 09:45 (10:45 for you);"
                         " see vmcoach due", first)
        self.assertIn("call Kim 4", second)

    def test_calls_that_lie_ahead_are_told_one_by_one(self):
        self.promise_to_others([f"thu 1{n}:00" for n in range(5)])
        self.assertEqual(5, self.remind("2026-11-26T10:10:00Z", "--lead", "6h").count("call Kim"))

    def test_expired_by_a_clock_that_was_wrong_is_not_lost(self):
        self.promise()
        self.assertEqual("", self.remind(at(DUE, days=365)))
        self.assertEqual(["expired"], self.states())
        self.assertIn("call Dana", self.remind(DUE))


class Clocks(RemindTest):
    def run_minutes(self, start, minutes):
        """The names that runs at these minutes tell."""
        told = []
        for minute in minutes:
            for line in self.remind(at(start, minutes=minute)).splitlines():
                told.append(line.split(":")[0][5:])
        return told

    def test_clock_set_back(self):
        start = "2026-11-26T10:00:00Z"
        names = self.promise_to_others([at(start, minutes=15 * n) for n in range(13)])
        self.assertEqual(names[:9], self.run_minutes(start, range(0, 121, 5)))
        self.assertEqual(names[9:], self.run_minutes(start, range(0, 181, 5)))

    def test_both_clock_changes(self):
        for zone, day in share((("America/New_York", "2027-03-14"),
                                ("America/New_York", "2027-11-07"), ("Europe/Berlin", "2027-03-28"),
                                ("Europe/Berlin", "2027-10-31"),
                                ("Australia/Lord_Howe", "2027-04-04")), self):
            start = at(f"{day}T00:00:00Z", hours=-16)
            now = at(start, days=-2)
            expected = []
            for number in range(32):
                name = f"{zone} {day} {number}"
                who = self.run_json("prospect", "add", name, "--time-zone", zone)["id"]
                result = self.home.run("promise-call", str(who), at(start, minutes=60 * number),
                                       "--override", "x", now=now)
                self.assertEqual(0, result.code, result)
                expected.append(name)
            with self.subTest(zone=zone, day=day):
                self.home.environment["VMCOACH_ZONE"] = zone
                minutes = range(-5, 32 * 60, 5 * SHARE)
                self.assertEqual(expected, self.run_minutes(start, minutes))

    def test_changed_zone_of_the_seller(self):
        self.promise()
        self.assertEqual("", self.remind(at(DUE, minutes=-1), "--zone", "Pacific/Kiritimati"))
        self.assertIn("06:15", self.remind(DUE, "--zone", "Pacific/Kiritimati"))
        self.assertEqual("", self.remind(at(DUE, minutes=1), "--zone", "Pacific/Midway"))


class Status(RemindTest):
    def test_never_run(self):
        self.assertEqual({"last_run": None, "running": False, "failed": []},
                         self.run_json("remind", "status"))
        result = self.run_ok("remind", "status")
        self.assertEqual("last run: never\n", result.text)
        self.assertIn("remind crontab", result.error_text)

    def test_last_run(self):
        self.remind(DUE)
        for minutes, running in ((0, True), (10, True), (11, False), (60 * 24 * 9, False),
                                 (-200, True)):
            now = at(DUE, minutes=minutes)
            status = self.run_json("remind", "status", now=now)
            self.assertEqual((DUE, running), (status["last_run"], status["running"]))
            result = self.run_ok("remind", "status", now=now)
            self.assertIn("last run: Thu 26 Nov 2026 17:15", result.text)
            self.assertEqual(not running, "aren't running" in result.error_text)

    def due_on_a_terminal(self, now, *arguments):
        code, printed = Terminal(self.home, "due", *arguments,
                                 environment={"VMCOACH_NOW": now}).finish()
        self.assertEqual(0, code)
        return printed

    def test_due_warns_on_a_terminal_only(self):
        late = at(DUE, minutes=11)
        self.assertNotIn("reminders", self.due_on_a_terminal(late))
        self.remind(DUE)
        self.assertNotIn("reminders", self.due_on_a_terminal(at(DUE, minutes=10)))
        self.assertIn("reminders aren't running: the last run was on Thu 26 Nov 2026 17:15, 11 min"
                      " ago", self.due_on_a_terminal(late))
        self.assertNotIn("reminders", self.due_on_a_terminal(late, "--quiet"))
        self.assertEqual("", self.run_ok("due", now=late).error_text)


if __name__ == "__main__":
    unittest.main()
