"""A time zone that the phone number suggests: shown, stored as such, and never in place of one that
was given."""

import unittest

from program import CommandTest


class Suggestion(CommandTest):
    def add(self, *phones, **options):
        arguments = [word for phone in phones for word in ("--phone", phone)]
        return self.run_json("prospect", "add", "Dana Ortiz", *arguments, **options)

    def assert_zone(self, prospect, zone, source):
        self.assertEqual((zone, source), (prospect["time_zone"], prospect["time_zone_source"]))

    def test_number_suggests_a_zone_that_is_shown_and_stored_as_such(self):
        result = self.run_ok("prospect", "add", "Dana Ortiz", "--phone", "+1 312 555 0142")
        self.assertIn("suggests the time zone America/Chicago", result.error_text)
        self.assertIn("prospect edit 1 --time-zone", result.error_text)
        self.assert_zone(self.run_json("prospect", "show", "1"), "America/Chicago", "suggested")
        self.assertIn("(suggested by the phone number)", self.run_ok("prospect", "show", "1").text)
        self.assertIn("(suggested by the phone number)", self.run_ok("brief", "1").text)

    def test_given_zone_wins_and_is_kept(self):
        prospect = self.run_json("prospect", "add", "Dana", "--phone", "+1 312 555 0142",
                                 "--time-zone", "Europe/Berlin")
        self.assert_zone(prospect, "Europe/Berlin", "given")
        result = self.run_ok("prospect", "edit", "1", "--phone", "+44 20 7946 0000")
        self.assertEqual("", result.error_text)
        self.assert_zone(self.run_json("prospect", "show", "1"), "Europe/Berlin", "given")

    def test_number_that_leaves_several_zones_suggests_none(self):
        # Idaho's code, which a clock boundary cuts; a toll-free number; one without a country.
        for phone in ("+1 208 555 0142", "+1 800 555 0142", "312 555 0142"):
            prospect = self.run_json("prospect", "add", phone, "--phone", phone)
            self.assert_zone(prospect, None, None)

    def test_default_country_completes_the_number(self):
        self.home.write_config('default_country = "US"\n')
        self.assert_zone(self.add("312 555 0142"), "America/Chicago", "suggested")

    def test_numbers_that_disagree_suggest_nothing(self):
        self.assert_zone(self.add("+1 312 555 0142", "+1 212 555 0142"), None, None)

    def test_suggestion_follows_the_numbers(self):
        self.add("+1 312 555 0142")
        result = self.run_ok("prospect", "edit", "1", "--phone", "+1 212 555 0142")
        self.assertIn("no longer suggest", result.error_text)
        self.assert_zone(self.run_json("prospect", "show", "1"), None, None)
        self.run_ok("prospect", "edit", "1", "--no-phone", "+1 312 555 0142")
        self.assert_zone(self.run_json("prospect", "show", "1"), "America/New_York", "suggested")

    def test_cleared_zone_stays_cleared(self):
        self.add("+1 312 555 0142")
        self.run_ok("prospect", "edit", "1", "--clear", "time-zone")
        self.assert_zone(self.run_json("prospect", "edit", "1", "--title", "x"), None, None)

    def test_promise_in_a_suggested_zone_says_so(self):
        self.add("+1 312 555 0142")
        result = self.run_ok("promise-call", "1", "thu 10:15")
        self.assertIn("America/Chicago is what the phone number suggests", result.error_text)
        error = self.run_refused(5, "promise", "move", "1", "thu 6:30am")
        self.assertIn("America/Chicago, suggested", error["message"])


class OpenPromise(CommandTest):
    def test_promise_stays_where_it_was_made_and_that_is_said(self):
        self.add_dana()
        self.run_ok("promise-call", "1", "thu 10:15")
        result = self.run_ok("prospect", "edit", "1", "--time-zone", "America/Denver")
        self.assertIn("p1 stays open, for Thu 26 Nov 2026 10:15 America/Chicago",
                      result.error_text)
        self.assertIn("10:15 America/Chicago", self.run_ok("brief", "1").text)
        result = self.run_ok("prospect", "edit", "1", "--do-not-call")
        self.assertIn("vmcoach promise cancel p1", result.error_text)


if __name__ == "__main__":
    unittest.main()
