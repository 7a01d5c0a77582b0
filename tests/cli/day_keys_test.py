"""`vmcoach day` on a terminal: each key does what its command does, and is stored at once."""

import contextlib
import os
import re
import signal
import sqlite3
import unittest

from contents import contents
from program import CommandTest
from terminal import Terminal

# Monday, 9:10 in Chicago, where everybody is.
NOW = "2026-11-23T15:10:00Z"

KEYS = "[u]ndo [q]uit"
SAY = "when you have said it"
SAID = "what did you say?"
KNEW = "did they know your name?"
NOTED = "what was said?"
WHEN = "when will you call?"
THEN = "or another time) "

# A day of three who are due. Each step: what the program asks for, what is typed, and the commands
# whose work is done when that has been answered.
DAY = [
    (KEYS, "v", []),
    (SAY, "t", []),
    (SAID, "Hi Dana, Kim here.\n", [["voicemail", "1", "Hi Dana, Kim here."]]),
    (THEN, "fri 9a\n", []),
    (THEN, "\n", [["promise-call", "1", "fri 9a"]]),
    (KEYS, "s", []),
    (KNEW, "y", []),
    (NOTED, "wants a quote\n",
     [["call", "2", "spoke", "--recognized", "--note", "wants a quote"]]),
    (WHEN, "\n", []),
    (KEYS, "m", []),
    (WHEN, "wed 10:15\n", []),
    (THEN, "\n", [["promise", "move", "3", "wed 10:15"]]),
    (KEYS, "u", [["undo"]]),
    (KEYS, "q", []),
]


class DayTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.home.environment.update(VMCOACH_NOW="2026-11-20T15:00:00Z",
                                     VMCOACH_ZONE="America/Chicago")
        for name in ("Dana Ortiz", "Lee Park", "王小明"):
            self.run_ok("prospect", "add", name, "--time-zone", "America/Chicago")
        for who, when in (("1", "mon 8:30"), ("2", "mon 9:00"), ("3", "mon 9:15")):
            self.run_ok("promise-call", who, when)
        self.home.environment["VMCOACH_NOW"] = NOW

    def start(self, *arguments, home=None, **options):
        return Terminal(home or self.home, *arguments, "day", **options)

    def play(self, steps, home=None):
        """A terminal on which these steps were answered."""
        terminal = self.start(home=home)
        for asked, typed, _ in steps:
            terminal.wait_for(asked)
            terminal.send(typed)
        return terminal

    def copy(self):
        home = self.home.copy()
        self.addCleanup(home.remove)
        home.environment.update(self.home.environment, HOME=str(home.path))
        return home

    def contents(self, home=None):
        """What undo would bring back, without random numbers."""
        rows = contents((home or self.home).database)
        return re.sub(r"b'(?:[^'\\]|\\.)*'|b\"(?:[^\"\\]|\\.)*\"", "uid", repr(rows))


class Work(DayTest):
    def commands(self, steps):
        """What a copy of the home holds when the steps' commands were given."""
        home = self.copy()
        for _, _, commands in steps:
            for words in commands:
                result = home.run(*words)
                self.assertEqual(0, result.code, result)
        return self.contents(home)

    def test_keys_do_what_their_commands_do(self):
        expected = self.commands(DAY)
        self.assertNotEqual(expected, self.contents())
        code, printed = self.play(DAY).finish()
        self.assertEqual(0, code, printed)
        self.assertEqual(expected, self.contents())
        self.assertIn("today: 1 voicemail, 1 call (1 conversation), 0 e-mails; 2 promises kept, "
                      "1 made", printed)
        self.assertIn("p3  王小明", printed)

    def test_killed_at_any_prompt_all_before_it_is_kept(self):
        for count in range(len(DAY)):
            home = self.copy()
            with self.subTest(count=count):
                terminal = self.play(DAY[:count], home)
                terminal.wait_for(DAY[count][0])
                os.kill(terminal.child, signal.SIGKILL)
                self.assertEqual(-signal.SIGKILL, terminal.finish()[0])
                self.assertEqual(self.commands(DAY[:count]), self.contents(home))

    def test_message_and_next_promise_take_four_keys(self):
        self.home.write_config("[seller]\nname = 'Kim'\n")
        keys = ["v", "\n", "\n"]
        terminal = self.play(zip((KEYS, SAY, THEN), keys, ([], [], [])))
        terminal.wait_for(KEYS)
        terminal.send("q")
        self.assertEqual(0, terminal.finish()[0])
        self.assertLessEqual(len("".join(keys)), 4)
        [touch] = self.run_json("prospect", "show", "1")["touches"]
        self.assertRegex(touch["text"], "Kim.*Wednesday")
        [promise] = self.run_json("promise", "list", "1")
        self.assertEqual("2026-11-25T15:15", promise["local_time"])

    def test_undo_goes_back_to_whom_it_concerned(self):
        terminal = self.start()
        for asked, typed in (("1  Dana", "n"), ("2  Lee", "u"), ("1  Dana", "k"), ("2  Lee", "q")):
            terminal.wait_for(asked)
            terminal.wait_for(KEYS)
            terminal.send(typed)
        self.assertEqual(0, terminal.finish()[0])
        self.assertEqual([], self.run_json("prospect", "show", "1")["touches"])

    def test_last_key_can_be_undone_when_nobody_is_left(self):
        terminal = self.start()
        for typed in "nnnuq":
            terminal.wait_for(KEYS)
            terminal.send(typed)
        code, printed = terminal.finish()
        self.assertEqual(0, code)
        self.assertIn("nobody else is left", printed)
        self.assertEqual(["p3"], [item["id"] for item in self.run_json("due")])

    def test_every_outcome_has_its_key(self):
        terminal = self.start()
        for typed in "bgwq":
            terminal.wait_for(KEYS)
            terminal.send(typed)
        terminal.finish()
        self.assertEqual(["busy", "gatekeeper", "wrong-number"],
                         [self.run_json("prospect", "show", who)["touches"][0]["outcome"]
                          for who in "123"])


class Order(DayTest):
    """Who comes when."""

    def headings(self, count):
        """The people that come when each is skipped."""
        terminal = self.start()
        for _ in range(count):
            terminal.wait_for(KEYS)
            terminal.send("k")
        terminal.wait_for(KEYS)
        terminal.send("q")
        code, printed = terminal.finish()
        self.assertEqual(0, code)
        return re.findall(r"--- (\w+)[^\r]*\r\n(?:\x1b\[1m)?(\d+)  ", printed)

    def test_due_then_never_called_at_a_decent_hour_then_later_today(self):
        for name, zone in (("Ann New", "America/Chicago"), ("Asleep", "Asia/Tokyo"),
                           ("Not Her", "America/Chicago"), ("Later", "America/Chicago")):
            self.run_ok("prospect", "add", name, "--time-zone", zone)
        self.run_ok("prospect", "edit", "6", "--do-not-call")
        self.run_ok("promise-call", "7", "15:00")
        self.assertEqual([("due", "1"), ("due", "2"), ("due", "3"), ("never", "4"),
                          ("later", "7")], self.headings(5))

    def test_nobody_at_all(self):
        home = self.copy()
        home.database.unlink()
        home.run("prospect", "add", "Ann")
        home.run("call", "ann", "busy")
        terminal = self.start(home=home)
        terminal.wait_for(KEYS)
        terminal.send("q")
        code, printed = terminal.finish()
        self.assertEqual(0, code)
        self.assertIn("0 calls due now, 0 promises later today; 0 prospects never called", printed)
        self.assertIn("today: 0 voicemails, 1 call (0 conversations)", printed)


class Mistakes(DayTest):
    def test_time_that_can_t_be_read_is_asked_for_again(self):
        terminal = self.start()
        for asked, typed in ((KEYS, "m"), (WHEN, "blursday\n"), ("can't read", ""),
                             (WHEN, "fri 9:00\n"), (THEN, "n\n"), (KEYS, "q")):
            terminal.wait_for(asked)
            terminal.send(typed)
        self.assertEqual(0, terminal.finish()[0])
        self.assertEqual("2026-11-23T08:30", self.run_json("promise", "list", "1")[0]["local_time"])

    def test_rule_can_be_set_aside_with_a_reason(self):
        for reason, expected in (("", "2026-11-23T08:30"), ("she asked", "2026-11-24T07:00")):
            terminal = self.start()
            steps = [(KEYS, "m"), (WHEN, "tue 7am\n"), ("outside calling hours", ""),
                     ("reason to insist", reason + "\n"), (WHEN, "\n"), (KEYS, "q")]
            for asked, typed in steps:
                terminal.wait_for(asked)
                terminal.send(typed)
            code, printed = terminal.finish()
            self.assertEqual(0, code)
            self.assertNotIn("--override", printed)
            self.assertEqual(expected, self.run_json("promise", "list", "1")[0]["local_time"])

    def test_line_that_the_terminal_may_have_cut_is_not_taken(self):
        terminal = self.start()
        for asked, typed in ((KEYS, "v"), (SAY, "t"), (SAID, "x" * 5000 + "\n"),
                             ("a line takes less than", ""), (SAID, "short\n"), (THEN, "n\n"),
                             (KEYS, "q")):
            terminal.wait_for(asked)
            terminal.send(typed)
        self.assertEqual(0, terminal.finish()[0])
        self.assertEqual("short", self.run_json("prospect", "show", "1")["touches"][0]["text"])

    def test_other_keys_do_nothing(self):
        terminal = self.start()
        terminal.wait_for(KEYS)
        terminal.send("x1\x1b[A\tü?")
        terminal.wait_for("they hung up")
        terminal.wait_for(KEYS)
        terminal.send("\x04")
        self.assertEqual(0, terminal.finish()[0])

    def test_control_c_ends_it_and_loses_only_the_answer(self):
        for steps, outcomes in (([(KEYS, "")], []), ([(KEYS, "m"), (WHEN, "")], []),
                                ([(KEYS, "v"), ("  0.", "")], []),
                                ([(KEYS, "s"), (KNEW, "y"), (NOTED, "half a li")], ["spoke"]),
                                ([(KEYS, "v"), (SAY, "t"), (SAID, "Hi")], [None])):
            home = self.copy()
            terminal = self.start(home=home)
            for asked, typed in steps:
                terminal.wait_for(asked)
                terminal.send(typed)
            terminal.send("\x03")
            self.assertEqual(130, terminal.finish()[0])
            touches = [touch for who in "12"
                       for touch in home.run("--json", "prospect", "show", who).json["touches"]]
            self.assertEqual(outcomes, [touch["outcome"] for touch in touches], steps)
            self.assertEqual([None] * len(touches), [touch["text"] for touch in touches])

    def answer(self, *steps, **options):
        """A day on which all of these are answered; a step may be a function to call."""
        terminal = self.start(**options)
        for asked, typed in steps:
            terminal.wait_for(asked)
            if callable(typed):
                typed()
            else:
                terminal.send(typed)
        code, printed = terminal.finish()
        self.assertEqual(0, code, printed)
        return printed

    def test_editor_that_fails_keeps_the_message(self):
        self.answer((KEYS, "v"), (SAY, "e"), ("the editor", ""), ("[e]ditor", "t"),
                    (SAID, "-\n"), ("a dash", ""), (SAID, "Hi.\n"), (THEN, "n\n"), (KEYS, "q"),
                    environment={"EDITOR": "false"})
        self.assertEqual("Hi.", self.run_json("prospect", "show", "1")["touches"][0]["text"])

    def test_question_can_be_taken_back(self):
        for key, asked in (("v", SAY), ("s", KNEW)):
            for cancel in ("\x1b", "\x04"):
                self.answer((KEYS, key), (asked, cancel), (KEYS, "q"))
        self.assertEqual([], self.run_json("prospect", "show", "1")["touches"])

    def test_what_is_pasted_behind_a_line_is_no_answer(self):
        printed = self.answer((KEYS, "v"), (SAY, "t"), (SAID, "Hi Dana.\n\nsecond\nthird\n"),
                              ("left out", ""), (THEN, "n\n"), (KEYS, "q"))
        self.assertIn("left out", printed)
        [touch] = self.run_json("prospect", "show", "1")["touches"]
        self.assertEqual("Hi Dana.", touch["text"])
        self.assertEqual([], self.run_json("promise", "list", "1"))

    def test_what_could_not_be_stored_is_tried_again(self):
        with contextlib.closing(sqlite3.connect(self.home.database)) as other:
            self.answer((KEYS, "s"), (KNEW, lambda: other.execute("BEGIN IMMEDIATE")), ("", "y"),
                        (NOTED, "a long note\n"), ("[t]ry again", other.rollback), ("", "t"),
                        (WHEN, "\n"), (KEYS, "q"))
        [touch] = self.run_json("prospect", "show", "1")["touches"]
        self.assertEqual(("a long note", True), (touch["text"], touch["recognized"]))

    def test_database_that_is_busy_between_two_people_is_waited_for(self):
        with contextlib.closing(sqlite3.connect(self.home.database)) as other:
            self.answer((KEYS, lambda: other.execute("BEGIN EXCLUSIVE")), ("", "k"),
                        ("[t]ry again", other.rollback), ("", "t"), ("2  Lee", ""), (KEYS, "q"))

    def test_person_who_vanishes_meanwhile_is_passed(self):
        def forget():
            self.run_ok("prospect", "forget", "1", "--yes")
        self.answer((KEYS, "v"), (SAY, "n"), (THEN, forget), ("", "\n"), ("no longer there", ""),
                    ("2  Lee", ""), (KEYS, "q"))

    def test_promise_on_the_page_is_moved_also_where_there_are_two(self):
        self.run_ok("prospect", "merge", "1", "2", "--yes")
        self.answer((KEYS, "m"), (WHEN, "fri 9:00\n"), (THEN, "\n"), (KEYS, "q"))
        self.assertEqual(["2026-11-23T09:00", "2026-11-27T09:00"],
                         [promise["local_time"] for promise in self.run_json("promise", "list", "2")])

    def test_editor_begins_with_the_draft(self):
        self.home.write_config("[seller]\nname = 'Kim'\n")
        terminal = self.start(environment={"EDITOR": "sed -i s/Kim/Kimberly/"})
        for asked, typed in ((KEYS, "v"), (SAY, "e"), (THEN, "n\n"), (KEYS, "q")):
            terminal.wait_for(asked)
            terminal.send(typed)
        self.assertEqual(0, terminal.finish()[0])
        self.assertIn("Kimberly", self.run_json("prospect", "show", "1")["touches"][0]["text"])

    def test_without_a_terminal_it_names_what_to_type(self):
        error = self.run_refused(2, "day")
        self.assertIn("vmcoach due", error["hint"])
        self.assertIn("vmcoach brief", error["hint"])
        terminal = self.start("--json")
        self.assertEqual(2, terminal.finish()[0])

    def test_message_is_timed_from_the_key(self):
        terminal = self.start()
        for asked, typed in ((KEYS, "v"), ("  3.", "t"), (SAID, "Hi.\n"), (THEN, "n\n"),
                             (KEYS, "q")):
            terminal.wait_for(asked)
            terminal.send(typed)
        self.assertEqual(0, terminal.finish()[0])
        self.assertIn(self.run_json("prospect", "show", "1")["touches"][0]["seconds"], (3, 4))


if __name__ == "__main__":
    unittest.main()
