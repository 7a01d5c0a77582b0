"""What stands on terminals of any width: nothing that a caller needs is cut off."""

import re
import unittest

from program import CommandTest
from terminal import Terminal

COLORS = re.compile(r"\x1b\[[0-9;]*m")


class Width(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("prospect", "edit", "1", "--pronunciation", "or-TEEZ")
        self.run_ok("voicemail", "1", "Hi Dana, this is Kim at Initech, and I have read about the"
                    " second warehouse. " * 4, "--promise", "today 14:30")

    def lines(self, columns, *arguments):
        code, printed = Terminal(self.home, *arguments, columns=columns).finish()
        self.assertEqual(0, code)
        lines = COLORS.sub("", printed).splitlines()
        for line in lines:
            self.assertLessEqual(len(line), columns)
        return lines

    def assert_shows(self, lines, *needed):
        text = re.sub(r"\s+", " ", " ".join(lines))
        for part in needed:
            self.assertIn(part, text)

    def test_due_list_shows_number_and_time_at_any_width(self):
        for columns in (40, 60, 80, 200):
            self.assert_shows(self.lines(columns, "due"), "Dana Ortiz [or-TEEZ]",
                              "+1 312 555 0142", "14:30 (21:30 for you), in 5 h 30 min")

    def test_brief_shows_hour_and_promise_at_any_width(self):
        for columns in (40, 60, 80, 200):
            lines = self.lines(columns, "brief", "1")
            self.assert_shows(lines, "America/Chicago, a decent hour", "14:30, in 5 h 30 min",
                              "+1 312 555 0142", "Hi Dana, this is Kim at Initech")
            self.assertLessEqual(len(lines), 23)


if __name__ == "__main__":
    unittest.main()
