"""A seller's day, from an empty home to the due list."""

import unittest

from program import ProgramTest


class Day(ProgramTest):
    def test_promise_is_due_at_the_prospects_time(self):
        self.add_dana()
        self.run_ok("note", "dana", "answers fast", "--greeting")
        self.run_ok("voicemail", "dana", "Hi Dana, this is Kim.", "--seconds", "17")
        self.run_ok("promise-call", "dana", "thu 10:15")
        [item] = self.run_json("due", "--week")
        self.assertEqual("2026-11-26T16:15:00Z", item["due_at"])
        self.assertEqual("2026-11-26T10:15", item["local_time"])
        self.assertEqual("America/Chicago", item["time_zone"])
        self.assertEqual("upcoming", item["status"])
        self.assertEqual(17, item["last_touch"]["seconds"])


if __name__ == "__main__":
    unittest.main()
