"""promise-call and promise list, keep and cancel."""

import unittest

from program import NOW, CommandTest

KEYS = {"id", "prospect_id", "prospect", "due_at", "local_time", "time_zone", "about", "state",
        "made_at", "closed_at", "minutes_late", "moved_to"}
# Thursday 10:15 in Chicago.
DUE = "2026-11-26T16:15:00Z"


class PromiseTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()

    def promise(self, *arguments, **options):
        return self.run_json("promise-call", "1", *arguments, **options)

    def listed(self, *arguments):
        return self.run_json("promise", "list", *arguments)


class Make(PromiseTest):
    def test_time_is_on_the_prospects_clock(self):
        promise = self.promise("thu 10:15", "--about", "pricing")
        self.assertLessEqual(KEYS, promise.keys())
        self.assertEqual(
            {"id": "p1", "prospect_id": 1, "prospect": "Dana Ortiz", "due_at": DUE,
             "local_time": "2026-11-26T10:15", "time_zone": "America/Chicago", "about": "pricing",
             "state": "open", "made_at": NOW, "closed_at": None, "minutes_late": None,
             "moved_to": None}, {key: promise[key] for key in KEYS})
        self.assertEqual([promise], self.listed())

    def test_time_may_be_several_words(self):
        self.assertEqual(DUE, self.promise("thu", "10:15")["due_at"])

    def test_my_time_is_read_on_the_sellers_clock_and_told_on_theirs(self):
        promise = self.promise("thu 17:15", "--my-time")
        self.assertEqual((DUE, "2026-11-26T10:15", "America/Chicago"),
                         (promise["due_at"], promise["local_time"], promise["time_zone"]))

    def test_today_is_the_prospects_day(self):
        self.run_ok("prospect", "edit", "1", "--time-zone", "Pacific/Auckland")
        promise = self.promise("today 9:00")
        self.assertEqual(("2026-11-23T20:00:00Z", "2026-11-24T09:00"),
                         (promise["due_at"], promise["local_time"]))

    def test_moment_with_an_offset_is_told_on_the_prospects_clock(self):
        self.assertEqual("2026-11-26T10:15", self.promise("2026-11-26T17:15+01:00")["local_time"])

    def test_success_is_echoed_on_both_clocks(self):
        text = self.run_ok("promise-call", "1", "thu 10:15").text
        self.assertIn("Thu 26 Nov 2026 10:15 America/Chicago (in 3 days) = 17:15 for you", text)

    def test_unknown_zone_of_the_prospect_is_warned_of(self):
        self.run_ok("prospect", "add", "Kim")
        result = self.run_ok("promise-call", "kim", "thu 10:15")
        self.assertIn("time zone", result.error_text)
        self.assertIn("Europe/Berlin", result.error_text)
        self.assertNotIn("warning", result.text)
        [promise] = self.listed("kim")
        self.assertEqual(("Europe/Berlin", "2026-11-26T09:15:00Z"),
                         (promise["time_zone"], promise["due_at"]))

    def test_warning_leaves_json_clean_and_quiet_silences_it(self):
        self.run_ok("prospect", "add", "Kim")
        self.assertTrue(self.run_ok("--json", "promise-call", "kim", "thu 10:15").err)
        self.run_ok("promise", "cancel", "kim")
        result = self.run_ok("--quiet", "promise-call", "kim", "thu 10:15")
        self.assertEqual((b"", b""), (result.out, result.err))

    def test_known_zone_needs_no_warning(self):
        self.assertEqual(b"", self.run_ok("promise-call", "1", "thu 10:15").err)

    def test_second_open_promise_is_refused_and_the_first_named(self):
        self.promise("thu 10:15")
        self.assertIn("p1", str(self.run_refused(5, "promise-call", "1", "fri 10:15")))

    def test_new_promise_after_the_first_is_closed(self):
        for number, closing in enumerate(("keep", "cancel"), start=1):
            self.assertEqual(f"p{number}", self.promise("thu 10:15")["id"])
            self.run_ok("promise", closing, "1")
        self.assertEqual("p3", self.promise("thu 10:15")["id"])

    def test_somebody_not_to_be_called_is_promised_nothing(self):
        self.run_ok("prospect", "edit", "1", "--do-not-call")
        error = self.run_refused(5, "promise-call", "1", "thu 10:15")
        self.assertIn("--may-call", error["hint"])
        self.run_ok("prospect", "edit", "1", "--may-call")
        self.promise("thu 10:15")

    def test_time_that_is_past_or_cannot_be_read_is_refused(self):
        for phrase in ("2026-11-20 10:00", "today 8am", "thu", "soon", "mon 15:00", "in 0 min",
                       "2027-03-14 02:30", "2038-01-01 10:00", "9999-12-31 23:59",
                       "in 999999 weeks at 10am",
                       "in 999999999999 hours"):
            with self.subTest(phrase):
                self.run_refused(2, "promise-call", "1", phrase)

    def test_hour_that_comes_twice_is_settled_by_an_offset(self):
        self.run_refused(2, "promise-call", "1", "2027-11-07 01:30")
        promise = self.promise("2027-11-07T01:30-06:00", "--override", "asked for")
        self.assertEqual(("2027-11-07T07:30:00Z", "2027-11-07T01:30"),
                         (promise["due_at"], promise["local_time"]))
        self.assertIn("-06:00", self.run_ok("when", "2027-11-07T01:30-06:00", "--zone",
                                            "America/Chicago").text)

    def test_about_is_read_from_stdin_where_a_dash_stands(self):
        self.assertEqual("pricing", self.promise("thu 10:15", "--about", "-",
                                                 stdin=b"pricing\n")["about"])


class Close(PromiseTest):
    def setUp(self):
        super().setUp()
        self.promise("thu 10:15")

    def keep(self, *arguments, now):
        return self.run_json("promise", "keep", "1", *arguments, now=now)

    def test_promise_kept_on_time_early_or_late(self):
        for now, late in ((DUE, 0), ("2026-11-26T16:25:00Z", 10), ("2026-11-26T16:10:00Z", -5),
                          ("2026-11-26T16:15:59Z", 0), ("2026-11-27T16:15:00Z", 1440)):
            with self.subTest(now):
                promise = self.keep(now=now)
                self.assertEqual(("kept", late, now),
                                 (promise["state"], promise["minutes_late"], promise["closed_at"]))
                self.promise("thu 10:15")

    def test_kept_at_counts_from_when_you_called(self):
        promise = self.keep("--at", "17:05", now="2026-11-26T18:00:00Z")
        self.assertEqual(("2026-11-26T16:05:00Z", -10), (promise["closed_at"],
                                                         promise["minutes_late"]))
        self.promise("thu 10:15")
        promise = self.keep("--at", "30 min ago", now="2026-11-26T18:00:00Z")
        self.assertEqual(("2026-11-26T17:30:00Z", 75), (promise["closed_at"],
                                                        promise["minutes_late"]))

    def test_kept_at_in_the_future_is_refused(self):
        for phrase in ("23:59", "tomorrow", "2026-11-24 10:00"):
            self.run_refused(2, "promise", "keep", "1", "--at", phrase)

    def test_kept_long_ago_is_never_counted_wrongly(self):
        result = self.home.run("--json", "promise", "keep", "1", "--at", "999999 weeks ago")
        if result.code == 0:
            self.assertLess(result.json["minutes_late"], -10_000_000_000)
        else:
            self.assertEqual(2, result.code)

    def test_canceled_promise_keeps_the_reason(self):
        promise = self.run_json("promise", "cancel", "1", "--why", "they called first")
        self.assertEqual(("canceled", NOW, None),
                         (promise["state"], promise["closed_at"], promise["minutes_late"]))
        self.assertEqual("they called first", promise["why"])
        self.assertIn("they called first", self.run_ok("prospect", "show", "1").text)

    def test_reason_is_read_from_stdin_where_a_dash_stands(self):
        promise = self.run_json("promise", "cancel", "1", "--why", "-",
                                stdin=b"they called first\n")
        self.assertEqual("they called first", promise["why"])

    def test_promise_is_named_by_its_id_or_by_who(self):
        for name in ("p1", "dana", "1", "+1 312 555 0142"):
            closed = self.run_json("promise", "keep", name)
            self.assertEqual("kept", closed["state"])
            self.run_ok("promise-call", "1", "thu 10:15")
        self.assertEqual("kept", self.run_json("promise", "keep", "p5")["state"])

    def test_what_is_no_promise_is_not_found(self):
        for name in ("p2", "p0", "p999999", "p", "n1", "t1", "P", "p1x", "p-1", "2"):
            with self.subTest(name):
                self.run_refused(3, "promise", "keep", name)
                self.run_refused(3, "promise", "cancel", name)

    def test_closed_promise_stays_as_it_was(self):
        self.run_ok("promise", "cancel", "p1", "--why", "first")
        self.run_refused(5, "promise", "keep", "p1")
        self.run_refused(5, "promise", "cancel", "p1", "--why", "second")
        self.run_refused(3, "promise", "cancel", "dana")

    def test_closed_promise_is_due_no_more(self):
        self.assertEqual(1, len(self.run_json("due", "--all")))
        self.run_ok("promise", "keep", "1")
        self.assertEqual([], self.run_json("due", "--all"))

    def test_words_confirm_and_quiet_does_not(self):
        self.assertIn("p1", self.run_ok("promise", "keep", "1").text)
        self.promise("thu 10:15")
        self.assertEqual(b"", self.run_ok("-q", "promise", "cancel", "1").out)


class List(PromiseTest):
    def setUp(self):
        super().setUp()
        self.run_ok("prospect", "add", "Kim", "--time-zone", "Asia/Tokyo")
        self.promise("thu 10:15")
        self.run_ok("promise-call", "kim", "wed 10:15")

    def ids(self, *arguments):
        return [promise["id"] for promise in self.listed(*arguments)]

    def test_open_ones_are_listed_by_when_they_are_due(self):
        self.assertEqual(["p2", "p1"], self.ids())
        for promise in self.listed():
            self.assertLessEqual(KEYS, promise.keys())

    def test_who_selects(self):
        self.assertEqual(["p1"], self.ids("dana"))
        self.assertEqual(["p2"], self.ids("2"))

    def test_all_has_the_closed_ones_too(self):
        self.run_ok("promise", "keep", "p1")
        self.run_ok("promise", "cancel", "p2")
        self.assertEqual([], self.ids())
        self.assertEqual(["p1"], self.ids("dana", "--all"))
        self.assertEqual({"p1": "kept", "p2": "canceled"},
                         {promise["id"]: promise["state"] for promise in self.listed("--all")})

    def test_words_hold_who_when_and_about(self):
        self.run_ok("promise", "cancel", "dana")
        self.promise("thu 10:15", "--about", "pricing")
        text = self.run_ok("promise", "list").text
        for word in ("p3", "Dana Ortiz", "Thu 26 Nov 2026 10:15", "America/Chicago", "pricing"):
            self.assertIn(word, text)
        self.assertEqual(2, text.count("\n"))


if __name__ == "__main__":
    unittest.main()
