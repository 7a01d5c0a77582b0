"""due: which promises are listed, in which state, and how they are shown."""

import unittest

from program import CommandTest

KEYS = {"id", "prospect_id", "prospect", "due_at", "local_time", "time_zone", "about", "state",
        "made_at", "closed_at", "minutes_late", "moved_to", "status", "minutes_until", "phone",
        "pronunciation", "last_touch"}
# Monday noon in Berlin, an hour before the first promise is made for.
MORNING = "2026-11-23T11:00:00Z"
# Monday 16:00 in Berlin.
NOW = "2026-11-23T15:00:00Z"


class DueTest(CommandTest):
    def promise(self, name, instant, now=MORNING):
        """An open promise to somebody new, due at this UTC instant."""
        who = self.run_json("prospect", "add", name, "--time-zone", "America/Chicago",
                            now=now)["id"]
        self.run_ok("promise-call", str(who), instant, "--override", "they asked for it", now=now)

    def due(self, *arguments, now=NOW, **options):
        return self.run_json("due", *arguments, now=now, **options)

    def names(self, *arguments, **options):
        return [item["prospect"] for item in self.due(*arguments, **options)]


class Range(DueTest):
    """Berlin's Monday ends at 23:00 UTC; its week ends with Sunday, 29 November."""

    TIMES = {
        "overdue": "2026-11-23T12:00:00Z",
        "soon": "2026-11-23T15:30:00Z",
        "in two hours": "2026-11-23T17:00:00Z",
        "just after two hours": "2026-11-23T17:01:00Z",
        "last of today": "2026-11-23T22:59:00Z",
        "first of tomorrow": "2026-11-23T23:00:00Z",
        "last of the week": "2026-11-29T22:59:00Z",
        "first after the week": "2026-11-29T23:00:00Z",
        "far away": "2036-01-01T00:00:00Z",
    }

    def setUp(self):
        super().setUp()
        for name, instant in reversed(self.TIMES.items()):
            self.promise(name, instant)

    def assert_until(self, last, *arguments):
        names = list(self.TIMES)
        self.assertEqual(names[:names.index(last) + 1], self.names(*arguments))

    def test_without_options_overdue_and_the_rest_of_today(self):
        self.assert_until("last of today")

    def test_today_ends_at_the_sellers_midnight(self):
        self.assert_until("last of today", "--today")
        self.assert_until("first of tomorrow", "--today", "--zone", "Europe/London")
        self.assert_until("just after two hours", "--today", "--zone", "Asia/Karachi")

    def test_week_is_seven_days_with_today(self):
        self.assert_until("last of the week", "--week")

    def test_all_is_all_that_is_open(self):
        self.assert_until("far away", "--all")

    def test_within_has_its_last_minute(self):
        self.assert_until("in two hours", "--within", "2h")
        self.assert_until("in two hours", "--within", "120m")
        self.assert_until("soon", "--within", "1h59m")
        self.assert_until("overdue", "--within", "0m")
        self.assert_until("first of tomorrow", "--within", "1d")

    def test_overdue_alone(self):
        self.assertEqual(["overdue"], self.names("--overdue"))

    def test_overdue_narrows_every_range(self):
        for options in (["--all"], ["--week"], ["--today"], ["--within", "2h"]):
            self.assertEqual(["overdue"], self.names("--overdue", *options))

    def test_limit_keeps_the_most_urgent(self):
        self.assertEqual(["overdue", "soon"], self.names("--limit", "2"))
        self.assertEqual(["overdue"], self.names("--all", "--limit=1"))
        self.assertEqual(9, len(self.names("--all", "--limit", "0")))

    def test_exit_code_tells_whether_the_range_has_any(self):
        self.assertEqual(0, self.home.run("due", "--exit-code", "--overdue").code)
        self.run_ok("promise", "keep", "overdue")
        self.assertEqual(1, self.home.run("due", "--exit-code", "--overdue").code)
        self.assertEqual(0, self.home.run("due", "--exit-code").code)

    def test_day_of_a_clock_change_is_a_whole_day(self):
        self.run_ok("promise", "cancel", "soon")
        self.run_ok("promise-call", "soon", "2027-10-31T22:30:00Z", "--override", "asked")
        self.run_ok("promise", "cancel", "in two hours")
        self.run_ok("promise-call", "in two hours", "2027-10-31T23:00:00Z", "--override", "asked")
        names = self.names("--today", now="2027-10-31T00:30:00Z")
        self.assertIn("soon", names)
        self.assertNotIn("in two hours", names)


class Status(DueTest):
    def setUp(self):
        super().setUp()
        self.promise("Dana", NOW)

    def status(self, now, **options):
        [item] = self.due("--all", now=now, **options)
        return item["status"], item["minutes_until"]

    def test_grace_is_five_minutes_either_way(self):
        for now, status in (("2026-11-23T14:54:59Z", "upcoming"), ("2026-11-23T14:55:00Z", "now"),
                            (NOW, "now"), ("2026-11-23T15:05:00Z", "now"),
                            ("2026-11-23T15:05:01Z", "overdue")):
            with self.subTest(now):
                self.assertEqual(status, self.status(now)[0])

    def test_grace_comes_from_the_settings(self):
        self.home.write_config('promise.grace = "1h"\n')
        for now, status in (("2026-11-23T13:59:59Z", "upcoming"), ("2026-11-23T14:00:00Z", "now"),
                            ("2026-11-23T16:00:00Z", "now"), ("2026-11-23T16:00:01Z", "overdue")):
            with self.subTest(now):
                self.assertEqual(status, self.status(now)[0])

    def test_overdue_alone_begins_where_the_status_does(self):
        self.assertEqual([], self.names("--overdue", now="2026-11-23T15:05:00Z"))
        self.assertEqual(["Dana"], self.names("--overdue", now="2026-11-23T15:05:01Z"))

    def test_no_grace_is_a_second(self):
        self.home.write_config('promise.grace = "0m"\n')
        self.assertEqual(["upcoming", "now", "overdue"],
                         [self.status(now)[0] for now in ("2026-11-23T14:59:59Z", NOW,
                                                          "2026-11-23T15:00:01Z")])

    def test_minutes_until_are_negative_when_overdue(self):
        for now, minutes in (("2026-11-23T13:30:00Z", 90), (NOW, 0), ("2026-11-23T16:30:00Z", -90),
                             ("2026-11-25T15:00:00Z", -2880)):
            self.assertEqual(minutes, self.status(now)[1])

    def test_what_is_overdue_is_never_left_out(self):
        for options in ([], ["--today"], ["--week"], ["--within", "1m"], ["--all"], ["--overdue"]):
            self.assertEqual(["Dana"], self.names(*options, now="2027-06-01T00:00:00Z"))


class Item(DueTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("promise-call", "1", "today 12:00", "--about", "pricing")

    def test_item_is_the_promise_and_more(self):
        [item] = self.due()
        self.assertLessEqual(KEYS, item.keys())
        [promise] = self.run_json("promise", "list")
        self.assertEqual(promise, {key: item[key] for key in promise})
        self.assertEqual(("upcoming", 180, "+1 312 555 0142", None, None),
                         tuple(item[key] for key in ("status", "minutes_until", "phone",
                                                     "pronunciation",
                                                     "last_touch")))

    def test_phone_is_the_first_and_null_without(self):
        self.run_ok("prospect", "edit", "1", "--phone", "555 0199")
        self.assertEqual("+1 312 555 0142", self.due()[0]["phone"])
        self.run_ok("prospect", "edit", "1", "--clear", "phones")
        self.assertIsNone(self.due()[0]["phone"])

    def test_last_touch_is_the_latest(self):
        self.run_ok("prospect", "edit", "1", "--pronunciation", "or-TEEZ")
        self.run_ok("voicemail", "1", "first")
        touch = self.run_touch("call", "1", "spoke", "--note", "second")
        [item] = self.due()
        self.assertEqual((touch, "or-TEEZ"), (item["last_touch"], item["pronunciation"]))

    def test_words_hold_what_a_caller_needs(self):
        self.run_ok("prospect", "edit", "1", "--pronunciation", "or-TEEZ")
        self.run_ok("voicemail", "1", "Hi Dana")
        text = self.run_ok("due").text
        for word in ("Today", "p1", "Dana Ortiz", "or-TEEZ", "+1 312 555 0142", "12:00", "19:00",
                     "pricing", "Hi Dana"):
            self.assertIn(word, text)

    def test_groups_stand_in_order(self):
        for name, instant in (("Overdue", "2026-11-23T12:00:00Z"), ("Now", "2026-11-23T15:02:00Z"),
                              ("Later", "2026-11-24T12:00:00Z")):
            self.promise(f"{name} Person", instant)
        lines = self.run_ok("due", "--all").text.splitlines()
        headings = [line.strip() for line in lines if not line.startswith(" ")]
        self.assertEqual(["Overdue", "Now", "Today", "Later"], headings)


class Output(DueTest):
    def setUp(self):
        super().setUp()
        self.promise("Dana \x1b[31mred\x9b1m\x07\u202etxt", "2026-11-23T12:00:00Z")

    def test_pipe_gets_no_escape_sequences_whatever_the_terminal_says(self):
        plain = self.run_ok("due").out
        self.assertNotIn(b"\x1b", plain)
        for environment in ({"TERM": "xterm-256color"}, {"COLUMNS": "20"},
                            {"LC_ALL": "de_DE.UTF-8"},
                            {"LC_ALL": "C"}, {"NO_COLOR": "1"}):
            self.assertEqual(plain, self.run_ok("due", environment=environment).out)

    def test_color_never_enters_json(self):
        self.assertEqual(self.run_ok("--json", "due").out,
                         self.run_ok("--json", "due", "--color", "always").out)

    def test_stored_control_characters_are_shown_escaped(self):
        text = self.run_ok("due").text
        for raw in "\x1b\x9b\x07\u202e":
            self.assertNotIn(raw, text)
        self.assertIn("\\x1b[31mred", text)

    def test_nothing_due_prints_nothing_into_a_pipe(self):
        self.run_ok("promise", "cancel", "1")
        self.assertEqual(b"", self.run_ok("due").out)
        self.assertEqual(b"[]\n", self.run_ok("due", "--json").out)

    def test_quiet_prints_what_was_asked_for(self):
        self.assertEqual(self.run_ok("due").out, self.run_ok("due", "--quiet").out)


if __name__ == "__main__":
    unittest.main()
