"""One screen before you dial."""

import unittest

from program import CommandTest


class Brief(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()

    def test_page_holds_what_a_caller_needs(self):
        self.run_ok("prospect", "edit", "1", "--pronunciation", "or-TEEZ", "--cadence", "fast",
                    "--formality", "casual", "--title", "Head of Sales")
        self.run_ok("note", "1", "opens a second warehouse", "--fact")
        self.run_ok("note", "1", "knows Lee Park", "--connection")
        self.run_ok("voicemail", "1", "Hi Dana", "--seconds", "12", "--promise", "thu 10:15")
        self.assertEqual(
            "1  Dana Ortiz, Acme, Head of Sales\n"
            "  say         or-TEEZ\n"
            "  phone       +1 312 555 0142\n"
            "  speaks      fast, casual\n"
            "  there now   Mon 23 Nov 2026 09:00 America/Chicago, a decent hour\n"
            "  promise     p1 Thu 26 Nov 2026 10:15, in 3 days\n"
            "  connection  knows Lee Park\n"
            "  fact        opens a second warehouse\n"
            "  last        Mon 23 Nov 2026, voicemail, 12 s: Hi Dana\n",
            self.run_ok("brief", "dana").text)

    def test_hour_is_judged_at_their_place(self):
        for now, decent in (("2026-11-23T13:59:00Z", False), ("2026-11-23T14:00:00Z", True),
                            ("2026-11-24T03:00:00Z", True), ("2026-11-24T03:01:00Z", False)):
            self.assertIs(decent, self.run_json("brief", "1", now=now)["decent_hour"])

    def test_page_fits_a_screen_whatever_is_on_record(self):
        for number in range(8):
            self.run_ok("prospect", "edit", "1", "--phone", f"+1 312 555 010{number}",
                        "--do-not-call", "--cadence", "slow", "--pronunciation", "x")
            for kind in ("--fact", "--connection", "--greeting"):
                self.run_ok("note", "1", f"{kind[2:]} {number}", kind)
            self.run_ok("call", "1", "busy", "--note", f"call {number}")
        text = self.run_ok("brief", "1").text
        self.assertLessEqual(text.count("\n"), 23)
        self.assertIn("fact 7", text)
        self.assertIn("call 7", text)
        self.assertNotIn("fact 4", text)

    def test_attempts_don_t_hide_what_was_said(self):
        self.run_ok("voicemail", "1", "Hi Dana, congratulations.")
        for _ in range(4):
            self.run_ok("call", "1", "busy", now="2026-11-23T16:00:00Z")
        text = self.run_ok("brief", "1").text
        self.assertIn("Hi Dana, congratulations.", text)
        self.assertEqual(1, text.count("busy"))
        self.run_ok("promise-call", "1", "thu 10:15")
        self.assertIn("call, busy; before that: Hi Dana, congratulations.",
                      self.run_ok("due", "--week").text)

    def test_what_was_said_comes_newest_first(self):
        for number in range(5):
            self.run_ok("note", "1", str(number), "--fact")
        self.assertEqual(["4", "3", "2"],
                         [note["text"] for note in self.run_json("brief", "1")["facts"]])


if __name__ == "__main__":
    unittest.main()
