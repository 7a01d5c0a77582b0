"""When there is colour: every way to ask for it, with every way to ask for none."""

import itertools
import re
import unittest

from program import CommandTest
from terminal import Terminal

BOLD = "\x1b[1m"


def wants_color(on_terminal, no_color, forced, option, term):
    """What people expect: the option first, then NO_COLOR, then CLICOLOR_FORCE, then the terminal
    (no-color.org, bixense.com/clicolors)."""
    if option in ("always", "never"):
        return option == "always"
    if no_color:
        return False
    if forced and forced != "0":
        return True
    return on_terminal and term != "dumb"


class Color(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("promise-call", "1", "thu 10:15")

    def printed(self, on_terminal, no_color, forced, option, term):
        environment = {"TERM": term}
        if no_color is not None:
            environment["NO_COLOR"] = no_color
        if forced is not None:
            environment["CLICOLOR_FORCE"] = forced
        words = ["due", "--week", *(["--color", option] if option else [])]
        if not on_terminal:
            return self.run_ok(*words, environment=environment).text
        code, text = Terminal(self.home, *words, environment=environment).finish()
        self.assertEqual(0, code)
        return text

    def test_matrix(self):
        count = 0
        for case in itertools.product((True, False), (None, "", "1"), (None, "", "0", "1"),
                                      (None, "auto", "always", "never"), ("xterm", "dumb")):
            with self.subTest(case):
                text = self.printed(*case)
                self.assertIn("Dana Ortiz", text)
                self.assertEqual(wants_color(*case), BOLD in text, text)
                if not wants_color(*case):
                    self.assertNotIn("\x1b", text)
                count += 1
        self.assertEqual(192, count)

    def test_color_carries_no_meaning_alone(self):
        for words in (["due", "--week"], ["brief", "1"], ["prospect", "show", "1"],
                      ["script", "check", "--for", "1"], ["history"], ["db", "check"]):
            with self.subTest(words):
                texts = []
                for color in ("always", "never"):
                    text = self.home.run(*words, "--color", color, stdin=b"Hi Dana").text
                    texts.append(re.sub(r"\x1b\[[0-9;]*m", "", text))
                self.assertEqual(*texts)

    def test_errors_have_none(self):
        for option in ("always", "auto"):
            terminal = Terminal(self.home, "--color", option, "brief", "nobody")
            code, text = terminal.finish()
            self.assertEqual(3, code)
            self.assertNotIn("\x1b", text)


if __name__ == "__main__":
    unittest.main()
