"""A rehearsal on a terminal: the words light up, a key ends it, and the pace is kept."""

import os
import signal
import termios
import unittest

from program import CommandTest
from terminal import Terminal

# Fifteen short words, so that a reading of three seconds has a likely pace.
SHORT = "Hi Al, I am Bo, so I am to go on at it. Be it."


class Rehearse(CommandTest):
    def setUp(self):
        super().setUp()
        self.script = self.home.path / "draft.txt"
        self.script.write_text(SHORT + "\n")

    def rate(self):
        return self.run_json_of_check()["words_per_minute"]

    def run_json_of_check(self):
        return self.home.run("--json", "script", "check", str(self.script)).json

    def rehearse(self, *arguments, answer="y", until="  3.", environment=None):
        """A reading that ends when the timer shows `until`."""
        terminal = Terminal(self.home, "script", "rehearse", str(self.script), *arguments,
                            environment=environment)
        terminal.wait_for("press a key to begin")
        terminal.send(" ")
        terminal.wait_for(until)
        terminal.send(" ")
        terminal.wait_for("you took")
        terminal.wait_for("[y/N]")
        terminal.send(answer)
        return terminal.finish()

    def test_reading_is_timed_and_its_pace_kept_when_wanted(self):
        code, printed = self.rehearse()
        self.assertEqual(0, code)
        self.assertIn("too short (10 to 20 s)", printed)
        self.assertIn("\x1b[1mHi", printed)
        kept = self.rate()
        self.assertGreater(kept, 80)
        self.assertLess(kept, 260)
        self.rehearse(answer="n")
        self.assertEqual(kept, self.rate())

    def test_settings_count_before_the_pace_that_was_kept(self):
        self.home.write_config("coach.wpm = 140\n")
        code, printed = self.rehearse()
        self.assertEqual(0, code)
        self.assertIn("coach.wpm in the settings counts before it", printed)
        self.assertEqual(140, self.rate())

    def test_control_c_ends_it_and_keeps_nothing(self):
        terminal = Terminal(self.home, "script", "rehearse", str(self.script))
        terminal.wait_for("press a key to begin")
        terminal.send(" ")
        terminal.wait_for("  0.")
        terminal.send("\x03")
        self.assertEqual(130, terminal.finish()[0])
        self.assertFalse(self.home.database.exists())

    def test_few_words_tell_no_pace(self):
        self.script.write_text("Hi Al, I am Bo.\n")
        terminal = Terminal(self.home, "script", "rehearse", str(self.script))
        terminal.wait_for("press a key to begin")
        terminal.send(" ")
        terminal.wait_for("  0.")
        terminal.send(" ")
        code, printed = terminal.finish()
        self.assertEqual(0, code)
        self.assertIn("that was too short", printed)

    def test_dumb_terminal_gets_words_and_no_escape_sequences(self):
        terminal = Terminal(self.home, "script", "rehearse", str(self.script),
                            environment={"TERM": "dumb"})
        terminal.wait_for("press a key to begin")
        terminal.send(" ")
        terminal.wait_for("Bo,")
        terminal.send(" ")
        code, printed = terminal.finish()
        self.assertEqual(0, code)
        self.assertNotIn("\x1b", printed)

    def test_script_longer_than_the_screen_is_shown_around_its_word(self):
        self.script.write_text("".join(f"Line {number}.\n" for number in range(40)))
        terminal = Terminal(self.home, "script", "rehearse", str(self.script), rows=10)
        terminal.wait_for("press a key to begin")
        terminal.send(" ")
        terminal.wait_for("  0.")
        self.assertIn(b"Line 6", terminal.printed)
        self.assertNotIn(b"Line 20", terminal.printed)
        terminal.send("\x03")
        terminal.finish()

    def test_signal_that_ends_it_leaves_the_terminal_as_it_was(self):
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            terminal = Terminal(self.home, "script", "rehearse", str(self.script))
            before = termios.tcgetattr(terminal.descriptor)
            terminal.wait_for("press a key to begin")
            terminal.send(" ")
            terminal.wait_for("  0.")
            self.assertNotEqual(before, termios.tcgetattr(terminal.descriptor))
            # Kept open here, so that the terminal outlives the program.
            slave = os.open(f"/proc/{terminal.child}/fd/1", os.O_RDWR | os.O_NOCTTY)
            os.kill(terminal.child, number)
            os.waitpid(terminal.child, 0)
            self.assertEqual(before, termios.tcgetattr(slave))
            os.close(slave)
            os.close(terminal.descriptor)

    def test_key_of_several_bytes_is_one_key(self):
        terminal = Terminal(self.home, "script", "rehearse", str(self.script))
        terminal.wait_for("press a key to begin")
        terminal.send("\x1b[B")
        terminal.wait_for("  1.")
        terminal.send("\x03")
        self.assertEqual(130, terminal.finish()[0])

    def test_script_may_come_from_a_pipe_and_keys_from_the_terminal(self):
        with self.script.open() as file:
            terminal = Terminal(self.home, "script", "rehearse", stdin=file)
            terminal.wait_for("press a key to begin")
            terminal.send(" ")
            terminal.wait_for("  0.")
            terminal.send("\x03")
            self.assertEqual(130, terminal.finish()[0])

    def test_there_is_no_answer_in_json(self):
        code, printed = Terminal(self.home, "--json", "script", "rehearse",
                                 str(self.script)).finish()
        self.assertEqual(2, code)
        self.assertNotIn("\x1b", printed)

    def test_without_a_terminal_it_says_so(self):
        error = self.run_refused(2, "script", "rehearse", str(self.script))
        self.assertIn("terminal", error["message"])
        self.assertIn("script check", error["hint"])


if __name__ == "__main__":
    unittest.main()
