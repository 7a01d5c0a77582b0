"""Scripts that are judged before they are spoken, and messages that are judged after."""

import unittest

from program import CommandTest

GOOD = ("Hi Dana, this is Kim Lee from Initech. Congratulations on the second warehouse! I'd love to"
        " hear how you found the place. I'll call you Thursday at ten fifteen. Have a great week!")
BAD = "Hi Dana, Kim Lee here.\nPlease call me back, it's urgent.\n"

FINDING_KEYS = {"rule", "severity", "line", "column", "end_column", "match", "message", "advice"}


class ScriptTest(CommandTest):
    def check(self, text, *arguments, code=None, **options):
        result = self.home.run("--json", "script", "check", *arguments, stdin=text.encode(),
                               **options)
        if code is not None:
            self.assertEqual(code, result.code, result)
        return result.json

    def rules(self, text, *arguments, **options):
        return [finding["rule"] for finding in
                self.check(text, *arguments, **options)["findings"]]

    def add_dana_and_fact(self):
        self.add_dana()
        self.run_ok("note", "1", "opens a second warehouse in May", "--fact")
        self.run_ok("note", "1", "--pronunciation", "or-TEEZ")
        self.home.write_config('[seller]\nname = "Kim Lee"\ncompany = "Initech"\n')


class Check(ScriptTest):
    def test_needs_no_database_and_makes_none(self):
        self.check(GOOD, code=0)
        self.assertFalse(self.home.database.exists())
        del self.home.environment["HOME"]
        self.check(GOOD, code=0)
        self.assertIn("HOME", self.run_error(2, "script", "check", "--for", "1",
                                             stdin=b"hi")["message"])

    def test_only_an_error_is_exit_1(self):
        self.assertEqual([], self.rules(GOOD, code=0))
        self.assertEqual(["too-short"], self.rules(
            "Hi, this is Kim. I'll call you Thursday at ten fifteen.", code=0))
        self.check(BAD, code=1)

    def test_shape_of_the_answer(self):
        answer = self.check(BAD)
        self.assertLessEqual({"seconds", "seconds_low", "seconds_high", "words",
                              "words_per_minute", "verdict", "findings"}, answer.keys())
        self.assertEqual(("fix", 11, 150), (answer["verdict"], answer["words"],
                                            answer["words_per_minute"]))
        self.assertLess(answer["seconds_low"], answer["seconds"])
        self.assertLess(answer["seconds"], answer["seconds_high"])
        call, urgent, promise = answer["findings"][:3]
        self.assertEqual(FINDING_KEYS, call.keys())
        self.assertEqual(("asks-callback", "error", 2, 8, 20, "call me back"),
                         tuple(call[key] for key in ("rule", "severity", "line", "column",
                                                     "end_column", "match")))
        self.assertEqual(("pushy", 2, 27, 33), (urgent["rule"], urgent["line"], urgent["column"],
                                                urgent["end_column"]))
        self.assertEqual(("no-promise", None, None, None, None),
                         tuple(promise[key] for key in ("rule", "line", "column", "end_column",
                                                        "match")))
        self.assertEqual("ready", self.check(GOOD)["verdict"])

    def test_columns_are_characters(self):
        [finding] = [f for f in self.check("Zoë — hallo, 日本 call me back")["findings"]
                     if f["rule"] == "asks-callback"]
        self.assertEqual((17, 29), (finding["column"], finding["end_column"]))

    def test_findings_come_by_severity_and_place(self):
        findings = self.check("Sorry to bother you. We help companies. Call me back. It is urgent."
                              " Let's touch base.")["findings"]
        order = ["error", "warning", "suggestion"]
        keys = [(order.index(f["severity"]), f["line"] is None, f["line"] or 0, f["column"] or 0)
                for f in findings]
        self.assertEqual(sorted(keys), keys)

    def test_file_dash_and_nothing_name_the_script(self):
        file = self.home.path / "draft.txt"
        file.write_text(BAD)
        self.assertTrue(self.home.run("script", "check", str(file)).text.startswith(
            f"{file}:2:8: error: asks them to call back [asks-callback]\n    \"call me back\"\n"))
        for arguments in ([], ["-"]):
            result = self.home.run("script", "check", *arguments, stdin=BAD.encode())
            self.assertTrue(result.text.startswith("<stdin>:2:8: error: "), result)
            self.assertTrue(result.text.endswith("\nfix: 3 errors, 1 warning\n"), result)

    def test_what_is_no_script_is_refused(self):
        for text in (b"", b"\xff", b"a\0b", b"x" * 70000):
            result = self.home.run("script", "check", stdin=text)
            self.assertEqual(2, result.code, result)
        self.run_error(3, "script", "check", str(self.home.path / "missing"))
        self.run_error(8, "script", "check", str(self.home.path))
        self.run_error(3, "script", "check", "--for", "nobody", stdin=b"hi")

    def test_rate_is_the_options_the_settings_or_the_usual_one(self):
        slow, fast = (self.check(GOOD, "--wpm", rate) for rate in ("100", "200"))
        self.assertAlmostEqual(2, slow["seconds"] / fast["seconds"], delta=0.05)
        self.home.write_config("coach.wpm = 120\n")
        self.assertEqual(120, self.check(GOOD)["words_per_minute"])
        for rate in ("0", "39", "401", "fast", "1.5"):
            self.run_error(2, "script", "check", "--wpm", rate, stdin=b"hi")

    def test_band_is_the_settings(self):
        self.home.write_config("coach.max_seconds = 11\n")
        self.assertIn("too-long", self.rules(GOOD))
        self.home.write_config("coach.min_seconds = 15\n")
        self.assertIn("too-short", self.rules(GOOD))

    def test_long_words_and_lines_are_judged_in_no_time(self):
        for piece in ("1-", "1/", "1:", "$", "a,", "a/", "I'll call you thursday at ten fifteen "):
            text = (piece * 70000)[:65536]
            self.assertIn(self.home.run("script", "check", stdin=text.encode()).code, (0, 1))

    def test_script_may_have_what_editors_leave(self):
        plain = self.check(GOOD)
        for text in (GOOD + "\n", "\ufeff" + GOOD, GOOD.replace(" ", "\r\n", 1),
                     "\ufeffvmcoach: ignore pitch\r\n" + GOOD, "Vmcoach: Ignore pitch\n" + GOOD):
            self.assertEqual(plain["seconds"], self.check(text)["seconds"], text)
        self.check("x" * 65535 + " \n")

    def test_nothing_stored_drives_the_terminal(self):
        self.add_dana()
        text = self.home.run("script", "check", stdin=b"Call me back \x1b[31m now\x07.").text
        self.assertNotIn("\x1b", text)
        self.assertNotIn("\x07", text)


class Silence(ScriptTest):
    def test_line_in_the_script_silences_a_rule_and_is_not_spoken(self):
        before = self.check(BAD)
        after = self.check(BAD + "vmcoach: ignore asks-callback, pushy\n")
        self.assertNotIn("asks-callback", [f["rule"] for f in after["findings"]])
        self.assertNotIn("pushy", [f["rule"] for f in after["findings"]])
        self.assertEqual((before["seconds"], before["words"]), (after["seconds"], after["words"]))

    def test_unknown_rule_is_an_error_with_the_likely_one(self):
        error = self.run_error(2, "script", "check",
                               stdin=b"Hi.\nvmcoach: ignore asks-calback\n")
        self.assertIn("line 2", error["message"])
        self.assertIn("asks-callback", error["hint"])
        self.home.write_config('coach.rules.asks-calback = "off"\n')
        self.assertIn("asks-callback", self.run_error(2, "script", "check", stdin=b"Hi.")["hint"])

    def test_settings_change_what_a_rule_counts_as(self):
        self.home.write_config('[coach.rules]\nasks-callback = "suggestion"\npushy = "off"\n'
                               'no-promise = "warning"\n')
        findings = {f["rule"]: f["severity"] for f in self.check(BAD, code=0)["findings"]}
        self.assertEqual("suggestion", findings["asks-callback"])
        self.assertEqual("warning", findings["no-promise"])
        self.assertNotIn("pushy", findings)


class ForSomebody(ScriptTest):
    def setUp(self):
        super().setUp()
        self.add_dana_and_fact()

    def test_without_a_prospect_rules_that_need_one_are_silent(self):
        text = "Hi Sam, this is Kim Lee. I'll call you Thursday at ten fifteen. Have a great week!"
        self.assertEqual(["too-short"], self.rules(text))
        self.assertLessEqual({"late-name", "no-hook", "late-hook"},
                             set(self.rules(text, "--for", "dana")))

    def test_cadence_sets_the_pace(self):
        for cadence, rate in (("slow", 130), ("measured", 150), ("fast", 175)):
            self.run_ok("prospect", "edit", "1", "--cadence", cadence)
            self.assertEqual(rate, self.check(GOOD, "--for", "1")["words_per_minute"])
        self.assertEqual(100, self.check(GOOD, "--for", "1", "--wpm", "100")["words_per_minute"])

    def test_open_promise_must_be_the_one_that_is_said(self):
        self.assertEqual([], self.rules(GOOD, "--for", "1"))
        self.run_ok("promise-call", "1", "fri 10:15")
        self.assertEqual(["promise-mismatch"], self.rules(GOOD, "--for", "1", code=1))
        self.assertEqual([], self.rules(GOOD, "--for", "1", "--promise", "thu 10:15"))
        # Once its time has come, the message makes the next one.
        self.assertEqual([], self.rules(GOOD.replace("Thursday", "Monday"), "--for", "1",
                                        now="2026-11-27T16:01:00Z"))

    def test_promise_is_read_on_their_clock_or_mine(self):
        for arguments in (["--promise", "thu 17:15", "--my-time"], ["--promise", "thu 10:15"]):
            self.assertEqual([], self.rules(GOOD, "--for", "1", *arguments))
        self.run_error(2, "script", "check", "--my-time", stdin=b"hi")
        self.run_error(2, "script", "check", "--promise", "thursday", stdin=b"hi")

    def test_message_of_before_is_a_repetition_for_them_and_their_colleagues(self):
        self.run_ok("voicemail", "1", GOOD)
        self.assertIn("repeat", self.rules(GOOD, "--for", "1"))
        self.run_ok("prospect", "add", "Sam Hill", "--company", "ACME", "--pronunciation", "sam")
        [finding] = [f for f in self.check(GOOD.replace("Dana", "Sam"), "--for", "2")["findings"]
                     if f["rule"] == "repeat"]
        self.assertIn("colleague", finding["message"])


class Messages(ScriptTest):
    """Voicemails that are logged get the same judgement, as hints."""

    def setUp(self):
        super().setUp()
        self.add_dana_and_fact()

    def test_message_is_judged_and_always_logged(self):
        result = self.run_ok("voicemail", "1", "Hi Dana, Kim Lee. Please call me back.")
        self.assertIn('hint: asks them to call back: "call me back" [asks-callback]\n',
                      result.error_text)
        self.assertEqual("", self.run_ok("-q", "voicemail", "1", "Call me back.").error_text)
        touch = self.run_json("voicemail", "1", "Hi Dana. Call me.")
        self.assertIn("asks-callback", [f["rule"] for f in touch["findings"]])

    def test_good_message_gets_no_hints(self):
        result = self.run_ok("voicemail", "1", GOOD, "--promise", "thu 10:15")
        self.assertEqual("", result.error_text)

    def test_message_is_held_against_its_own_promise(self):
        touch = self.run_json("voicemail", "1", GOOD, "--promise", "fri 10:15")
        self.assertEqual(["promise-mismatch"], [f["rule"] for f in touch["findings"]])

    def test_unknown_rule_in_a_message_is_told_but_the_message_logged(self):
        result = self.run_ok("voicemail", "1", "Hi Dana.\nvmcoach: ignore everything")
        self.assertIn("can't be judged", result.error_text)
        self.assertEqual(1, len(self.run_json("prospect", "show", "1")["touches"]))

    def test_seconds_are_given_or_estimated(self):
        estimate = round(self.check(GOOD, "--for", "1")["seconds"])
        self.assertEqual(estimate, self.run_json("voicemail", "1", GOOD)["seconds"])
        self.assertEqual(14, self.run_json("voicemail", "1", GOOD, "--seconds", "14")["seconds"])
        self.assertIsNone(self.run_json("voicemail", "1")["seconds"])
        self.assertIsNone(self.run_json("voicemail", "1", "Hi, Dana here.", "--inbound")["seconds"])

    def test_what_was_timed_is_judged_by_its_real_length(self):
        touch = self.run_json("voicemail", "1", GOOD, "--seconds", "21")
        [finding] = [f for f in touch["findings"] if f["rule"] == "too-long"]
        self.assertEqual("error", finding["severity"])
        self.assertIn("took 21 s", finding["message"])

    def test_timed_message_tells_how_fast_the_seller_speaks(self):
        result = self.run_ok("voicemail", "1", GOOD, "--seconds", "15")
        self.assertIn("words a minute", result.error_text)
        rate = self.check(GOOD)["words_per_minute"]
        self.assertAlmostEqual(15, self.check(GOOD)["seconds"], delta=0.3)
        # Too few words to tell, and a length that can't be.
        for text, seconds in (("Hi Dana.", "9"), (GOOD, "1"), (GOOD, "3600")):
            self.run_ok("voicemail", "1", text, "--seconds", seconds)
            self.assertEqual(rate, self.check(GOOD)["words_per_minute"])

    def test_pace_is_kept_as_the_sellers_own_whatever_the_cadence(self):
        self.run_ok("prospect", "edit", "1", "--cadence", "fast")
        self.run_ok("voicemail", "1", GOOD, "--seconds", "12")
        self.assertAlmostEqual(12, self.check(GOOD, "--for", "1")["seconds"], delta=0.3)

    def test_message_of_before_a_promise_is_not_held_against_it(self):
        self.run_ok("promise-call", "1", "fri 10:15")
        touch = self.run_json("voicemail", "1", GOOD, "--at", "yesterday 16:00")
        self.assertEqual([], touch["findings"])

    def test_other_touches_are_not_judged(self):
        for command in (["email", "1", "Call me back."], ["call", "1", "busy", "--note", "urgent"],
                        ["voicemail", "1", "Call me back.", "--inbound"]):
            self.assertEqual([], self.run_json(*command)["findings"])


if __name__ == "__main__":
    unittest.main()
