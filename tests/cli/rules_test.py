"""What keeps promises decent: calling hours, clashes, and how a promise ends by itself."""

import unittest

from program import CommandTest


class Rules(CommandTest):
    """Now is Monday 9:00 in Chicago, where Dana is."""

    def setUp(self):
        super().setUp()
        self.add_dana()

    def add(self, name, zone="America/Chicago"):
        return str(self.run_json("prospect", "add", name, "--time-zone", zone)["id"])

    def promise(self, *arguments, **options):
        return self.run_json("promise-call", "1", *arguments, **options)


class Hours(Rules):
    def test_both_ends_of_the_hours_belong_to_them(self):
        for phrase in ("thu 08:00", "thu 21:00"):
            self.promise(phrase)
            self.run_ok("promise", "cancel", "1")
        for phrase in ("thu 07:59", "thu 21:01", "thu 00:30"):
            error = self.run_refused(5, "promise-call", "1", phrase)
            self.assertIn("08:00 to 21:00", error["message"])
            self.assertIn("America/Chicago, given", error["message"])
            self.assertIn("--override", error["hint"])

    def test_hours_are_those_of_the_settings(self):
        self.home.write_config('promise.hours = "09:00-17:00"\n')
        self.run_refused(5, "promise-call", "1", "thu 8:30")
        self.promise("thu 9:00")

    def test_hours_are_counted_at_their_place(self):
        self.run_refused(5, "promise-call", "1", "thu 9:00", "--my-time")
        self.promise("thu 16:00", "--my-time")

    def test_reason_is_kept(self):
        promise = self.promise("thu 6:30am", "--override", "she asked for it")
        self.assertEqual("she asked for it", promise["override_reason"])
        self.assertIsNone(self.run_json("promise", "move", "1", "fri 9:00")["override_reason"])

    def test_do_not_call_can_not_be_overridden(self):
        self.run_ok("prospect", "edit", "1", "--do-not-call")
        self.run_refused(5, "promise-call", "1", "thu 9:00", "--override", "x")
        result = self.run_ok("voicemail", "1", "hi")
        self.assertIn("must not be called", result.error_text)


class Clash(Rules):
    def test_ten_minutes_apart_is_too_close(self):
        self.promise("thu 10:00")
        kim = self.add("Kim", "America/New_York")
        for phrase in ("thu 11:00", "thu 10:50", "thu 11:10"):
            error = self.run_refused(5, "promise-call", kim, phrase)
            self.assertIn("p1", error["message"])
        self.run_ok("promise-call", kim, "thu 11:11")
        lee = self.add("Lee")
        self.run_ok("promise-call", lee, "thu 10:00", "--override", "a short one")

    def test_second_promise_points_at_move(self):
        self.promise("thu 10:00")
        error = self.run_refused(5, "promise-call", "1", "fri 10:00", "--override", "x")
        self.assertIn("promise move p1 fri 10:00", error["hint"])
        error = self.run_refused(5, "promise-call", "1", "10 o'clock fri", "--my-time", "--about",
                                 "a new quote")
        self.assertIn("vmcoach promise move p1 10 'o'\\''clock' fri --my-time"
                      " --about 'a new quote'", error["hint"])


class Warnings(Rules):
    def warnings(self, phrase):
        text = self.run_ok("promise-call", "1", phrase).error_text
        self.run_ok("promise", "cancel", "1")
        return text

    def test_weekends_and_far_days_are_warned_of(self):
        self.assertEqual("", self.warnings("thu 10:00"))
        self.assertIn("weekend", self.warnings("sat 10:00"))
        self.assertIn("weekend", self.warnings("sun 10:00"))
        self.assertIn("more than a week", self.warnings("dec 1 10:00"))
        self.assertNotIn("more than a week", self.warnings("2026-11-30T15:00:00Z"))
        # A week with a clock change in it has 169 hours.
        self.assertEqual("", self.run_ok("promise-call", "1", "nov 6 9:00",
                                         now="2026-10-30T14:00:00Z").error_text)

    def test_fourth_touch_in_a_day_is_warned_of(self):
        for hour in ("12", "14", "16"):
            text = self.run_ok("call", "1", "busy", now=f"2026-11-23T{hour}:00:00Z").error_text
            self.assertEqual("", text)
        self.run_ok("call", "1", "spoke", "--inbound", now="2026-11-23T17:00:00Z")
        later = self.run_ok("call", "1", "busy", now="2026-11-24T11:59:00Z")
        self.assertIn("4 touches in 24 hours", later.error_text)
        later = self.run_ok("call", "1", "busy", now="2026-11-24T16:00:00Z")
        self.assertEqual("", later.error_text)


class Ends(Rules):
    def setUp(self):
        super().setUp()
        self.promise("thu 10:15")

    def test_call_from_15_minutes_before_keeps_it(self):
        touch = self.run_json("call", "1", "no-answer", now="2026-11-26T15:59:59Z")
        self.assertIsNone(touch["kept"])
        touch = self.run_json("call", "1", "no-answer", now="2026-11-26T16:00:00Z")
        self.assertEqual(("p1", "kept", -15, "2026-11-26T16:00:00Z"),
                         tuple(touch["kept"][key] for key in ("id", "state", "minutes_late",
                                                              "closed_at")))

    def test_what_they_do_and_emails_keep_nothing(self):
        result = self.run_ok("call", "1", "spoke", "--inbound", now="2026-11-26T16:10:00Z")
        self.assertIn("promise keep p1", result.error_text)
        self.run_ok("email", "1", "hi", now="2026-11-26T16:10:00Z")
        self.assertEqual("open", self.run_json("promise", "list")[0]["state"])

    def test_touch_that_was_earlier_keeps_nothing(self):
        self.run_ok("call", "1", "busy", "--at", "16:00", now="2026-11-26T16:20:00Z")
        self.assertEqual("open", self.run_json("promise", "list")[0]["state"])

    def test_call_before_the_promise_was_made_keeps_nothing(self):
        self.run_ok("promise", "move", "1", "in 12 min", now="2026-11-26T16:00:00Z")
        touch = self.run_json("call", "1", "busy", "--at", "2026-11-26T15:59Z",
                              now="2026-11-26T16:01:00Z")
        self.assertIsNone(touch["kept"])
        touch = self.run_json("call", "1", "busy", now="2026-11-26T16:01:00Z")
        self.assertEqual("p2", touch["kept"]["id"])

    def test_moved_promise_points_to_the_new_one(self):
        self.run_ok("promise", "cancel", "1")
        self.promise("thu 11:00", "--about", "pricing")
        moved = self.run_json("promise", "move", "dana", "fri", "9:00")
        self.assertEqual(("p3", "open", "pricing", "2026-11-27T15:00:00Z"),
                         tuple(moved[key] for key in ("id", "state", "about", "due_at")))
        old = self.run_json("promise", "list", "1", "--all")[1]
        self.assertEqual(("p2", "moved", "p3"), (old["id"], old["state"], old["moved_to"]))

    def test_moving_a_little_does_not_clash_with_itself(self):
        self.run_ok("promise", "move", "1", "thu 10:20")

    def test_closed_promise_stays_closed(self):
        self.run_ok("promise", "cancel", "1")
        for command in (["keep"], ["cancel"], ["miss"]):
            self.run_refused(5, "promise", *command, "p1")
        self.run_refused(5, "promise", "move", "p1", "fri 9:00")

    def test_only_what_is_past_can_be_missed(self):
        self.run_refused(5, "promise", "miss", "1")
        missed = self.run_json("promise", "miss", "1", now="2026-11-26T18:00:00Z")
        self.assertEqual(("missed", "2026-11-26T18:00:00Z", None),
                         (missed["state"], missed["closed_at"], missed["minutes_late"]))

    def test_refused_next_promise_leaves_everything_as_it_was(self):
        before = self.home.dump()
        self.home.run("voicemail", "1", "hi", "--promise", "fri 6:00am",
                      now="2026-11-26T16:17:00Z")
        self.assertEqual(before, self.home.dump())


class Played(Rules):
    def test_a_promise_from_monday_to_thursday(self):
        self.run_ok("voicemail", "dana", "Hi Dana, I'll call Thursday at ten fifteen.",
                    "--seconds", "12", "--promise", "thu 10:15")
        for clock, status, minutes in (("16:05", "upcoming", 10), ("16:15", "now", 0),
                                       ("16:40", "overdue", -25)):
            [item] = self.run_json("due", now=f"2026-11-26T{clock}:00Z")
            self.assertEqual((status, minutes), (item["status"], item["minutes_until"]))
        result = self.run_ok("voicemail", "dana", "Hi Dana, as promised.", "--seconds", "11",
                             "--promise", "fri 9:00", now="2026-11-26T16:17:00Z")
        self.assertEqual("logged t2: Dana Ortiz, Acme, voicemail, 11 s\n"
                         "p1 kept 2 min late: Thu 26 Nov 2026 10:15 America/Chicago\n"
                         "p2 Dana Ortiz: Fri 27 Nov 2026 09:00 America/Chicago (in 22 h 43 min)"
                         " = 16:00 for you\n", result.text)
        self.assertEqual([], self.run_json("due", now="2026-11-26T16:20:00Z"))


if __name__ == "__main__":
    unittest.main()
