"""Zone rules that change under stored promises."""

import pathlib
import shutil
import unittest

from program import CommandTest

ZONES = pathlib.Path("/usr/share/zoneinfo")


class ZoneRules(CommandTest):
    """Dana is in Chicago, Kim in Berlin; then Chicago takes over New York's time."""

    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("prospect", "add", "Kim", "--time-zone", "Europe/Berlin")
        self.run_ok("promise-call", "1", "thu 10:15")
        self.run_ok("promise-call", "2", "thu 10:15")
        self.new_rules = self.home.path / "zoneinfo"
        for name in ("America/Chicago", "America/New_York", "Europe/Berlin"):
            (self.new_rules / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ZONES / name, self.new_rules / name)
        shutil.copy(ZONES / "America/New_York", self.new_rules / "America/Chicago")
        (self.new_rules / "tzdata.zi").write_text("# version 2099z\n")

    def change_rules(self):
        self.home.environment["TZDIR"] = str(self.new_rules)

    def due_times(self):
        return [item["due_at"] for item in self.run_json("due", "--week")]

    def test_promises_follow_the_wall_once_and_say_so(self):
        self.change_rules()
        result = self.run_ok("due", "--week")
        self.assertIn("have changed", result.error_text)
        self.assertEqual(["2026-11-26T09:15:00Z", "2026-11-26T16:15:00Z"], self.due_times())
        result = self.run_ok("call", "2", "busy")
        self.assertIn("p1 to Dana Ortiz stays Thu 26 Nov 2026 10:15 America/Chicago",
                      result.error_text)
        self.assertIn("2026-11-26T15:15:00Z instead of 2026-11-26T16:15:00Z", result.error_text)
        self.assertNotIn("p2", result.error_text)
        self.assertEqual(["2026-11-26T09:15:00Z", "2026-11-26T15:15:00Z"], self.due_times())
        self.assertEqual("", self.run_ok("call", "2", "busy").error_text)
        self.assertEqual("", self.run_ok("due", "--week").error_text)

    def test_moments_and_closed_promises_stay(self):
        self.run_ok("promise", "cancel", "1")
        self.run_ok("promise-call", "1", "2026-11-26T16:15:00Z")
        self.change_rules()
        self.assertIn("p3 to Dana Ortiz stays 2026-11-26T16:15:00Z, which is now"
                      " Thu 26 Nov 2026 11:15 America/Chicago instead of Thu 26 Nov 2026 10:15",
                      self.run_ok("call", "2", "busy").error_text)
        self.assertEqual(["2026-11-26T09:15:00Z", "2026-11-26T16:15:00Z"], self.due_times())
        self.assertEqual("2026-11-26T11:15", self.run_json("due", "--week")[1]["local_time"])

    def test_error_object_holds_what_was_told_before_it(self):
        self.change_rules()
        error = self.run_error(3, "promise-call", "nobody", "thu 9:00")
        self.assertIn("new zone rules", error["warnings"][0])
        self.assertEqual([], self.run_error(3, "promise-call", "nobody", "thu 9:00")["warnings"])


class ClockChanges(CommandTest):
    def test_minutes_are_counted_across_clock_changes(self):
        for zone, now, local, minutes in (
                ("America/New_York", "2027-03-13T15:00:00Z", "2027-03-14T10:00", 23 * 60),
                ("America/New_York", "2027-11-06T14:00:00Z", "2027-11-07T10:00", 25 * 60),
                ("Australia/Lord_Howe", "2027-04-02T23:00:00Z", "2027-04-04T10:00", 24 * 60 + 30),
                ("Australia/Lord_Howe", "2027-10-01T23:30:00Z", "2027-10-03T10:00", 23 * 60 + 30),
                ("Europe/Dublin", "2027-03-27T10:00:00Z", "2027-03-28T10:00", 23 * 60),
                ("Europe/Dublin", "2027-10-30T09:00:00Z", "2027-10-31T10:00", 25 * 60)):
            with self.subTest(zone=zone, now=now):
                who = str(self.run_json("prospect", "add", zone + now, "--time-zone", zone)["id"])
                self.run_ok("promise-call", who, local, now=now)
                [item] = self.run_json("due", "--all", now=now)
                self.assertEqual((local, minutes), (item["local_time"], item["minutes_until"]))
                self.run_ok("promise", "cancel", who)


if __name__ == "__main__":
    unittest.main()
