"""note, voicemail, call and email: what is logged, when, and what goes with it."""

import unittest

from program import NOW, CommandTest

NOTE_KEYS = {"id", "prospect_id", "kind", "text", "created_at"}
TOUCH_KEYS = {"id", "prospect_id", "kind", "direction", "outcome", "text", "seconds", "recognized",
              "at"}
TOUCHES = [["voicemail", "1"], ["call", "1", "spoke"], ["email", "1"]]


class TouchTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()

    def shown(self, key):
        return self.run_json("prospect", "show", "1")[key]


class Note(TouchTest):
    def test_note_has_a_kind_and_a_time(self):
        for number, (option, kind) in enumerate([([], "note"), (["--fact"], "fact"),
                                                 (["--connection"], "connection"),
                                                 (["--greeting"], "greeting")], start=1):
            note = self.run_json("note", "1", "text", *option)
            self.assertLessEqual(NOTE_KEYS, note.keys())
            self.assertEqual({"id": f"n{number}", "prospect_id": 1, "kind": kind, "text": "text",
                              "created_at": NOW}, {key: note[key] for key in NOTE_KEYS})

    def test_manner_is_changed_with_and_without_a_text(self):
        self.run_ok("note", "1", "fast talker", "--cadence", "fast", "--pronunciation", "or-TEEZ")
        self.run_ok("note", "1", "--formality", "casual")
        shown = self.run_json("prospect", "show", "1")
        self.assertEqual(("fast", "casual", "or-TEEZ"),
                         (shown["cadence"], shown["formality"], shown["pronunciation"]))
        self.assertEqual(["fast talker"], [note["text"] for note in shown["notes"]])

    def test_note_without_text_off_a_terminal_is_refused(self):
        self.run_refused(2, "note", "1")
        self.run_refused(2, "note", "1", "--fact")

    def test_text_that_is_refused_leaves_the_manner_alone(self):
        self.run_refused(2, "note", "1", "", "--cadence", "fast")


class Touch(TouchTest):
    def test_voicemail_keeps_what_was_said_and_how_long_it_was(self):
        self.assert_touch({"id": "t1", "kind": "voicemail", "text": "Hi Dana", "seconds": 17},
                          "voicemail", "1", "Hi Dana", "--seconds", "17")

    def test_voicemail_and_email_may_be_without_text(self):
        self.assert_touch({"id": "t1", "kind": "voicemail"}, "voicemail", "1")
        self.assert_touch({"id": "t2", "kind": "email"}, "email", "1")

    def test_email_keeps_its_text(self):
        self.assert_touch({"id": "t1", "kind": "email", "text": "Dear Dana"}, "email", "1",
                          "Dear Dana")

    def test_call_keeps_every_outcome(self):
        for number, outcome in enumerate(("spoke", "no-answer", "busy", "gatekeeper",
                                          "wrong-number",
                                          "hung-up"), start=1):
            touch = self.run_json("call", "1", outcome)
            self.assertEqual((f"t{number}", "call", outcome),
                             (touch["id"], touch["kind"], touch["outcome"]))

    def test_call_tells_whether_your_name_was_known(self):
        self.assertFalse(self.run_json("call", "1", "spoke")["recognized"])
        self.assertIs(True, self.run_json("call", "1", "spoke", "--recognized")["recognized"])

    def test_inbound_touch_is_told_apart(self):
        for command in TOUCHES:
            self.assertEqual("outbound", self.run_json(*command)["direction"])
            self.assertEqual("inbound", self.run_json(*command, "--inbound")["direction"])

    def assert_touch(self, expected, *arguments):
        touch = self.run_touch(*arguments)
        self.assertLessEqual(TOUCH_KEYS, touch.keys())
        defaults = {"prospect_id": 1, "direction": "outbound", "outcome": None, "text": None,
                    "seconds": None, "recognized": None, "at": NOW}
        self.assertEqual({**defaults, **expected}, {key: touch[key] for key in TOUCH_KEYS})
        self.assertIn(touch, self.shown("touches"))

    def test_seconds_of_an_hour_at_most_and_one_at_least(self):
        self.assertEqual(1, self.run_json("voicemail", "1", "--seconds", "1")["seconds"])
        for value in ("0", "-1", "17.5", "99999"):
            self.run_refused(2, "voicemail", "1", "--seconds", value)

    def test_words_confirm_and_quiet_does_not(self):
        for command in TOUCHES:
            self.assertIn("Dana Ortiz", self.run_ok(*command).text)
            self.assertEqual(b"", self.run_ok("--quiet", *command).out)

    def test_touch_to_somebody_not_to_be_called_is_logged_with_a_warning(self):
        self.run_ok("prospect", "edit", "1", "--do-not-call")
        result = self.run_ok("voicemail", "1", "hi")
        self.assertIn("must not be called", result.error_text)
        self.assertEqual(b"", self.run_ok("-q", "voicemail", "1", "hi").err)


class At(TouchTest):
    # Now is Monday 23 November 2026, 16:00 in Berlin.
    PAST = {
        "9:40": "2026-11-23T08:40:00Z",
        "09:40": "2026-11-23T08:40:00Z",
        "16:00": "2026-11-23T15:00:00Z",
        "00:00": "2026-11-22T23:00:00Z",
        "today": "2026-11-22T23:00:00Z",
        "yesterday": "2026-11-21T23:00:00Z",
        "yesterday 16:30": "2026-11-22T15:30:00Z",
        "YESTERDAY 16:30": "2026-11-22T15:30:00Z",
        "last fri": "2026-11-19T23:00:00Z",
        "last friday": "2026-11-19T23:00:00Z",
        "last monday": "2026-11-15T23:00:00Z",
        "last sun": "2026-11-21T23:00:00Z",
        "20 min ago": "2026-11-23T14:40:00Z",
        "2 hours ago": "2026-11-23T13:00:00Z",
        "3 days ago": "2026-11-20T15:00:00Z",
        "2 weeks ago": "2026-11-09T15:00:00Z",
        "5 weeks ago": "2026-10-19T14:00:00Z",
        "2026-11-20": "2026-11-19T23:00:00Z",
        "2026-11-20 10:15": "2026-11-20T09:15:00Z",
        "2026-11-20T10:15": "2026-11-20T09:15:00Z",
        "2026-07-01 10:15": "2026-07-01T08:15:00Z",
        "2026-11-20T10:15Z": "2026-11-20T10:15:00Z",
        "2026-11-20T10:15:00Z": "2026-11-20T10:15:00Z",
        "2026-11-20T10:15:30Z": "2026-11-20T10:15:30Z",
        "2026-11-20T10:15:00-06:00": "2026-11-20T16:15:00Z",
    }
    REFUSED = ["16:01", "23:59", "tomorrow", "2026-11-24", "2026-11-23T15:01:00Z", "thu 10:15",
               "next mon",
               "in 5 min", "0x10", "", "ago", "min ago", "-5 min ago", "5 ago", "1.5 hours ago",
               "yesterday 25:00", "last", "last foo", "2026-02-30", "2026-11-20 10:75",
               "yesterday junk",
               "9:40 junk", "2026-03-29 02:30", "99999999999 days ago"]

    def test_every_form_of_a_past_is_read_on_the_sellers_clock(self):
        for phrase, instant in self.PAST.items():
            with self.subTest(phrase):
                self.assertEqual(instant, self.run_json("voicemail", "1", "--at", phrase)["at"])

    def test_what_lies_ahead_or_cannot_be_read_is_refused(self):
        for phrase in self.REFUSED:
            for command in TOUCHES:
                with self.subTest(phrase):
                    self.run_refused(2, *command, "--at", phrase)

    def test_time_is_kept_in_years_of_four_digits(self):
        for phrase in ("999999 weeks ago", "999999 days ago", "0001-01-01"):
            with self.subTest(phrase):
                result = self.home.run("--json", "voicemail", "1", "--at", phrase)
                if result.code == 0:
                    self.assertRegex(result.json["at"], r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
                else:
                    self.assertEqual(2, result.code, result)

    def test_zone_of_the_command_decides(self):
        touch = self.run_json("voicemail", "1", "--at", "9:40", "--zone", "America/New_York")
        self.assertEqual("2026-11-23T14:40:00Z", touch["at"])

    def test_earlier_touch_that_is_logged_late_is_not_the_last_one(self):
        self.run_ok("promise-call", "1", "in 1 hour")
        self.run_ok("call", "1", "busy")
        self.run_ok("voicemail", "1", "--at", "yesterday")
        self.assertEqual("call", self.run_json("due")[0]["last_touch"]["kind"])


class WithPromise(TouchTest):
    def test_touch_and_promise_are_both_stored(self):
        for command in TOUCHES[:2]:
            touch = self.run_json(*command, "--promise", "thu 10:15")
            self.assertEqual(command[0], touch["kind"])
            [promise] = self.run_json("promise", "list")
            self.assertEqual("2026-11-26T16:15:00Z", promise["due_at"])
            self.run_ok("promise", "cancel", "1")

    def test_promise_on_your_own_clock(self):
        self.run_ok("voicemail", "1", "hi", "--promise", "thu 17:15", "--my-time")
        self.assertEqual("2026-11-26T16:15:00Z", self.run_json("promise", "list")[0]["due_at"])

    def test_promise_that_is_refused_leaves_no_touch(self):
        for command in TOUCHES[:2]:
            for phrase in ("thu", "yesterday 10:00", "", "thu 10:15 junk", "2026-11-20 10:00"):
                self.run_refused(2, *command, "--promise", phrase)
        self.run_ok("promise-call", "1", "thu 10:15")
        for command in TOUCHES[:2]:
            self.run_refused(5, *command, "--promise", "fri 10:15")

    def test_touch_that_is_refused_leaves_no_promise(self):
        self.run_refused(2, "voicemail", "1", "hi", "--promise", "thu 10:15", "--at", "23:59")
        self.run_refused(2, "voicemail", "1", "-", "--promise", "thu 10:15", stdin=b"\xff")


if __name__ == "__main__":
    unittest.main()
