"""What can't be understood is refused with exit 2 and a way out, and changes nothing."""

import re
import shlex
import unittest

from command_tree import CommandTree
from program import CommandTest

COMMANDS = ["prospect add", "prospect list", "prospect show", "prospect edit", "note", "voicemail",
            "call", "email", "promise-call", "promise list", "promise keep", "promise cancel",
            "due", "stats",
            "when", "config", "db path"]
FAMILIES = ["prospect", "promise", "db"]


class UsageTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()

    def refuse(self, *arguments, **options):
        return self.run_refused(2, *arguments, **options)

    def line_to_type(self, *arguments):
        """The words that the hint of a refusal tells to type, without the harness's own --json."""
        hint = self.refuse(*arguments)["hint"]
        words = shlex.split(hint[hint.index("vmcoach "):])
        self.assertEqual(["vmcoach", "--json"], words[:2])
        return words[2:]


class Unknown(UsageTest):
    def test_mistyped_command_gets_a_suggestion(self):
        for typed, meant in (("prospct", "prospect"), ("voicmail", "voicemail"), ("deu", "due"),
                             ("promise-cal", "promise-call"), ("emial", "email"),
                             ("Note", "note"), ("confg", "config")):
            error = self.refuse(typed)
            self.assertIn(typed, error["message"])
            self.assertIn("did you mean", error["hint"])
            self.assertIn(meant, error["hint"])

    def test_mistyped_command_of_a_family_gets_a_suggestion(self):
        for words, meant in ((("prospect", "lst"), "list"), (("promise", "kep"), "keep"),
                             (("promise", "cancle"), "cancel"), (("db", "pth"), "path")):
            self.assertIn(meant, self.refuse(*words)["hint"])

    def test_right_name_in_the_wrong_place_gets_the_whole_line(self):
        for words, meant in ((["add"], "vmcoach prospect add"), (["crontab"], "vmcoach remind crontab"),
                             (["list"], "vmcoach prospect list' or 'vmcoach promise list"),
                             (["prospect-add"], "vmcoach prospect add"),
                             (["promise", "call"], "vmcoach promise-call"),
                             (["prospect", "note"], "vmcoach note"),
                             (["prospet-add"], "vmcoach prospect add"),
                             (["DUE"], "vmcoach due"), (["rehearsr"], "vmcoach script rehearse")):
            self.assertEqual(f"did you mean '{meant}'?", self.refuse(*words)["hint"])

    def test_command_that_resembles_nothing_gets_no_false_suggestion(self):
        error = self.refuse("xyzzy")
        self.assertNotIn("did you mean", error["hint"] or "")

    def test_empty_command_is_refused(self):
        self.refuse("")
        self.refuse("prospect", "")

    def test_mistyped_option_gets_a_suggestion(self):
        for words, meant in ((("prospect", "add", "N", "--compnay", "C"), "--company"),
                             (("prospect", "add", "N", "--timezone", "UTC"), "--time-zone"),
                             (("due", "--weak"), "--week"), (("due", "--jsn"), "--json"),
                             (("--qiet", "due"), "--quiet"),
                             (("voicemail", "1", "hi", "--second", "9"), "--seconds"),
                             (("note", "1", "hi", "--facts"), "--fact")):
            error = self.refuse(*words)
            self.assertIn("did you mean", error["hint"])
            self.assertIn(meant, error["hint"])

    def test_option_typed_another_way_gets_a_suggestion(self):
        for words, meant in ((("due", "-json"), "--json"), (("due", "-jsn"), "--json"),
                             (("--JSON", "due"), "--json"), (("due", "-quiet"), "--quiet"),
                             (("prospect", "add", "N", "--time_zone", "UTC"), "--time-zone"),
                             (("prospect", "add", "N", "--comp", "C"), "--company"),
                             (("due", "--hlep"), "--help")):
            self.assertEqual(f"did you mean '{meant}'?", self.refuse(*words)["hint"])

    def test_option_of_another_command_is_refused(self):
        self.refuse("note", "1", "hi", "--seconds", "9")
        self.refuse("due", "--fact")
        self.refuse("email", "1", "hi", "--promise", "thu 10:15")

    def test_abbreviated_option_is_refused(self):
        self.refuse("prospect", "add", "N", "--comp", "C")

    def test_text_that_begins_with_a_dash_is_told_to_stand_behind_two(self):
        self.assertIn("--", self.refuse("note", "1", "-x")["hint"])

    def test_family_without_its_command_is_refused(self):
        for family in FAMILIES:
            self.assertIn(family, self.refuse(family)["message"])


class Words(UsageTest):
    def test_missing_word_is_named(self):
        for words, missing in ((["prospect", "add"], "NAME"), (["prospect", "show"], "WHO"),
                               (["prospect", "edit"], "WHO"), (["note"], "WHO"),
                               (["voicemail"], "WHO"), (["call"], "WHO"),
                               (["call", "1"], "OUTCOME"),
                               (["email"], "WHO"), (["promise-call"], "WHO"),
                               (["promise-call", "1"], "WHEN"), (["promise", "keep"], "PROMISE"),
                               (["promise", "cancel"], "PROMISE"), (["when"], "PHRASE")):
            self.assertIn(missing, self.refuse(*words)["message"])

    def test_edit_without_a_change_is_refused(self):
        self.refuse("prospect", "edit", "1")

    def test_line_to_type_holds_what_was_one_word_too_many(self):
        for typed, meant in (
                (["note", "dana", "answers", "fast"], ["note", "dana", "answers fast"]),
                (["note", "1", "it's", "$HOME", 'a"b'], ["note", "1", "it's $HOME a\"b"]),
                (["voicemail", "1", "Hi", "Dana"], ["voicemail", "1", "Hi Dana"]),
                (["email", "1", "Hi", "Dana"], ["email", "1", "Hi Dana"]),
                (["prospect", "add", "Kim", "Lee"], ["prospect", "add", "Kim Lee"]),
                (["prospect", "show", "dana", "ortiz"], ["prospect", "show", "dana ortiz"]),
                (["promise", "keep", "dana", "ortiz"], ["promise", "keep", "dana ortiz"])):
            self.assertEqual(meant, self.line_to_type(*typed))

    def test_line_to_type_keeps_the_options(self):
        line = self.line_to_type("note", "1", "new", "warehouse", "--fact")
        self.assertIn("--fact", line)
        line = self.line_to_type("voicemail", "1", "Hi", "Dana", "--seconds", "17")
        self.assertIn("--seconds 17", shlex.join(line).replace("=", " "))

    def test_line_to_type_keeps_the_two_dashes(self):
        line = self.line_to_type("note", "1", "--", "-x", "y")
        self.assertLess(line.index("--"), line.index("-x y"))

    def test_command_without_words_refuses_any(self):
        for command in ("due", "config", "db path", "prospect list"):
            self.refuse(*command.split(), "extra")

    def test_words_may_follow_where_time_comes_last(self):
        self.assertEqual(self.run_json("when", "thu 10:15"), self.run_json("when", "thu", "10:15"))

    def test_option_may_stand_among_the_words_of_a_time(self):
        promise = self.run_json("promise-call", "1", "thu", "--about", "pricing", "10:15")
        self.assertEqual(("2026-11-26T10:15", "pricing"), (promise["local_time"], promise["about"]))

    def test_command_name_as_text_runs_nothing_else(self):
        self.run_ok("prospect", "add", "Call")
        for text in ("due", "note", "prospect", "promise-call", "config"):
            result = self.run_ok("--json", "note", "call", text)
            self.assertEqual((2, text), (result.json["prospect_id"], result.json["text"]))
            self.assertEqual(1, result.text.count("\n"))


class Options(UsageTest):
    def test_option_given_twice_is_refused(self):
        for words in (["prospect", "add", "N", "--company", "A", "--company", "A"],
                      ["prospect", "add", "N", "--title=A", "--title", "B"],
                      ["voicemail", "1", "hi", "--seconds", "9", "--seconds", "9"],
                      ["due", "--limit", "1", "--limit", "2"],
                      ["--zone", "UTC", "due", "--zone", "UTC"]):
            self.assertIn("twice", self.refuse(*words)["message"])

    def test_options_that_exclude_each_other_are_refused(self):
        for words in (["note", "1", "hi", "--fact", "--greeting"],
                      ["note", "1", "hi", "--connection", "--fact"],
                      ["prospect", "edit", "1", "--do-not-call", "--may-call"],
                      ["due", "--week", "--all"], ["due", "--today", "--within", "2h"],
                      ["due", "--week", "--today"]):
            self.refuse(*words)

    def test_overdue_goes_with_a_range(self):
        for options in (["--all"], ["--week"], ["--today"], ["--within", "2h"]):
            self.assertEqual([], self.run_json("due", "--overdue", *options))

    def test_option_without_its_value_is_refused(self):
        for words in (["prospect", "add", "N", "--company"], ["due", "--limit"], ["--db"],
                      ["due", "--zone"], ["call", "1", "spoke", "--note"]):
            self.assertIn(words[-1], self.refuse(*words)["message"])

    def test_flag_with_a_value_is_refused(self):
        for words in (["due", "--week=1"], ["note", "1", "hi", "--fact=yes"], ["--quiet=1", "due"],
                      ["prospect", "edit", "1", "--do-not-call="]):
            self.refuse(*words)

    def test_option_takes_one_value_and_leaves_the_next_word(self):
        prospect = self.run_json("prospect", "add", "--tag", "a", "--tag", "b", "Kim Lee")
        self.assertEqual(("Kim Lee", ["a", "b"]), (prospect["name"], prospect["tags"]))

    def test_value_may_look_like_an_option(self):
        for value in ("--title", "-x", "--", "-h", "--help", "-q", "=", "--company=x"):
            prospect = self.run_json("prospect", "edit", "1", "--company", value)
            self.assertEqual((value, None), (prospect["company"], prospect["title"]))

    def test_everything_behind_two_dashes_is_words(self):
        self.assertEqual("--fact", self.run_json("note", "1", "--", "--fact")["text"])
        self.assertEqual("--", self.run_json("note", "1", "--", "--")["text"])
        self.assertEqual("hi", self.run_json("note", "--", "1", "hi")["text"])
        self.assertEqual("hi", self.run_json("note", "1", "hi", "--")["text"])
        self.refuse("note", "--", "1", "hi", "--fact")

    def test_global_options_stand_before_and_behind_the_command(self):
        before = self.run_json("--zone", "UTC", "--now=2026-11-23T09:00:00Z", "when", "10:15")
        self.assertEqual(before, self.run_json("when", "10:15", "--now", "2026-11-23T09:00:00Z",
                                               "--zone=UTC"))
        between = self.run_json("prospect", "--quiet", "list")
        self.assertEqual(between, self.run_json("-q", "-y", "prospect", "list", "--yes"))
        self.assertEqual("2026-11-23T10:15:00Z", before["instant"])


class BadValues(UsageTest):
    def test_bad_number_is_refused(self):
        for value in ("x", "-1", "1.5", "", " 1", "1 ", "+1", "0x10", "1e3", "9" * 30, "१"):
            self.refuse("due", "--limit=" + value)
            self.refuse("prospect", "list", "--limit", value)
            self.refuse("voicemail", "1", "hi", "--seconds", value)
        self.refuse("voicemail", "1", "hi", "--seconds", "0")

    def test_bad_choice_is_refused_and_names_the_choices(self):
        for words, choices in (
                (["prospect", "add", "N", "--cadence", "quick"], ["slow", "measured", "fast"]),
                (["prospect", "edit", "1", "--formality", "Formal"],
                 ["formal", "neutral", "casual"]),
                (["note", "1", "hi", "--cadence", ""], ["slow", "measured", "fast"]),
                (["call", "1", "voicemail"], ["spoke", "no-answer", "busy", "gatekeeper",
                                              "wrong-number", "hung-up"]),
                (["prospect", "edit", "1", "--clear", "name"], ["company", "title"]),
                (["--color", "sometimes", "due"], ["auto", "always", "never"])):
            error = self.refuse(*words)
            for choice in choices:
                self.assertIn(choice, error["message"] + (error["hint"] or ""))

    def test_mistyped_choice_gets_a_suggestion(self):
        for words, meant in (
                (["call", "1", "noanswer"], "no-answer"), (["call", "1", "Busy"], "busy"),
                (["prospect", "edit", "1", "--clear", "compny"], "company"),
                (["prospect", "edit", "1", "--cadence", "fats"], "fast"),
                (["--color", "alwys", "due"], "always"),
                (["due", "--format", "{pronunciatoin}"], "{pronunciation}"),
                (["import", "csv", "-", "--map", "X=compny"], "company")):
            self.assertIn(f"did you mean {meant}?",
                          self.refuse(*words)["hint"].replace("'", ""), words)

    def test_mistyped_setting_gets_a_suggestion(self):
        for line, meant in (("zoen = 'UTC'", "zone"), ("[coach]\nwmp = 150", "coach.wpm"),
                            ("[coach.rules]\ntoo-shrt = 'off'", "too-short")):
            self.home.write_config(line)
            self.assertIn(f"did you mean '{meant}'?", self.refuse("due")["hint"])

    def test_bad_duration_is_refused(self):
        for value in ("", "5", "m", "1.5h", "-5m", "5 m", "5s", "1h30", "30m1h", "1h1h", "1w",
                      "9" * 20 + "d"):
            self.refuse("due", "--within=" + value)

    def test_bad_zone_is_refused_with_a_suggestion(self):
        for value, meant in (("America/Chigaco", "America/Chicago"), ("chicago", "America/Chicago"),
                             ("europe/berlin", "Europe/Berlin"), ("Berlin", "Europe/Berlin")):
            self.assertIn(meant, self.refuse("prospect", "edit", "1", "--time-zone", value)["hint"])
            self.assertIn(meant, self.refuse("when", "thu 10:15", "--zone", value)["hint"])
        for value in ("", "CST", "../../../etc/passwd", "/etc/localtime", "posix/UTC", "Europe",
                      "Europe/Berlin/", "Europe//Berlin", "Europe/Berlin\n", "UTC+2"):
            self.refuse("prospect", "add", "N", "--time-zone=" + value)
            self.refuse("due", "--zone=" + value)

    def test_bad_moment_for_now_is_refused(self):
        for value in ("", "now", "2026-11-23", "2026-11-23T15:00:00", "2026-02-30T15:00:00Z",
                      "2026-11-23T25:00:00Z", "2026-11-23T15:00:00Z junk", "1700000000"):
            self.refuse("due", "--now=" + value)
            self.refuse("note", "1", "hi", "--now=" + value)

    def test_bad_global_value_is_refused_even_where_it_is_not_needed(self):
        for command in (["prospect", "list"], ["db", "path"], ["note", "1", "hi"]):
            for name, value in (("--color", "sometimes"), ("--zone", "Bogus"),
                                ("--now", "yesterday")):
                with self.subTest(command=command, option=name):
                    self.refuse(name, value, *command)

    def test_bad_address_or_number_is_refused(self):
        for value in ("dana", "@", "a@", "@b", "a b@c"):
            self.refuse("prospect", "add", "N", "--email", value)
        for value in ("none", "+", "12"):
            self.refuse("prospect", "add", "N", "--phone", value)

    def test_database_without_a_name_is_refused(self):
        self.refuse("--db", "", "prospect", "list")
        self.refuse("--db=", "prospect", "add", "N")


class Help(CommandTest):
    def setUp(self):
        super().setUp()
        self.tree = CommandTree(self.home)

    def assert_narrow(self, text):
        self.assertLessEqual(max(map(len, text.splitlines())), 80, text)

    def test_short_help_of_everything_fits_on_a_screen_and_has_an_example(self):
        for command in ["", *self.tree.families, *self.tree.commands]:
            with self.subTest(command):
                text = self.run_ok(*command.split(), "-h").text
                usage, example = text.split("\nexample:\n")
                self.assertIn(f"vmcoach {command}".strip(), usage)
                self.assertIn(f"vmcoach {command}".strip(), example)
                self.assertLessEqual(len(text.splitlines()), 25, text)
                self.assert_narrow(text)
                for option in self.tree.options(command):
                    self.assertIn(option, usage)
        self.assertIsNone(self.home.dump())

    def test_long_help_explains_every_option(self):
        for command in ["", *self.tree.families, *self.tree.commands]:
            with self.subTest(command):
                text = self.run_ok(*command.split(), "--help").text
                self.assert_narrow(text)
                short = self.run_ok(*command.split(), "-h").text
                if text != short:
                    self.assertGreater(len(text.splitlines()), 25)
                    self.assertIn(f"\nmore: {f'vmcoach {command}'.strip()} --help, man ", short)
                for option in self.tree.options(command):
                    self.assertRegex(text, rf"(?m)^  .*{option}\b.*  \S")

    def test_help_names_the_manual_page(self):
        for command in self.tree.commands:
            self.assertIn(f"man vmcoach-{command.replace(' ', '-')}\n",
                          self.run_ok(*command.split(), "-h").text)
        for family in ["", *self.tree.families]:
            self.assertIn("man vmcoach\n", self.run_ok(*family.split(), "-h").text)

    def test_every_family_names_its_commands(self):
        for family in self.tree.families:
            text = self.run_ok(family, "--help").text
            for command in self.tree.commands:
                if command.startswith(family + " "):
                    self.assertRegex(text, rf"(?m)^ +{command.split()[1]}\b")

    def test_help_names_every_command_and_global_option(self):
        text = self.run_ok("--help").text
        for name in [*COMMANDS, "--db", "--config", "--json", "--now", "--zone", "--color", "--yes",
                     "--quiet", "--version"]:
            self.assertIn(name, text)

    def test_short_help_of_the_program_names_every_command_by_what_it_is_for(self):
        text = self.run_ok("-h").text
        section = text.split("\ncommands:\n")[1].split("\n\n")[0]
        shown = re.findall(r"[a-z-]+", re.sub(r"(?m)^  [a-z]+( [a-z]+)?  +", "", section))
        for command in self.tree.commands:
            for word in command.split():
                self.assertIn(word, shown)

    def test_help_is_a_word_too(self):
        self.assertEqual(self.run_ok("--help").text, self.run_ok("help").text)
        for command in ("due", "prospect", "prospect edit"):
            self.assertEqual(self.run_ok(*command.split(), "--help").text,
                             self.run_ok("help", *command.split()).text)
        self.assertIn("did you mean 'due'", self.run_error(2, "help", "deu")["hint"])
        self.add_dana()
        self.assertEqual("help", self.run_json("note", "dana", "help")["text"])

    def test_help_of_help_and_of_what_is_not_listed(self):
        for words in (["help", "-h"], ["help", "complete"], ["complete", "--help"]):
            lines = self.run_ok(*words).text.splitlines()
            self.assertLessEqual(len(lines), 25)
            self.assertIn("usage: vmcoach", "\n".join(lines))

    def test_help_wins_over_missing_words(self):
        self.run_ok("note", "dana", "--help")
        self.run_ok("--json", "promise-call", "--help")

    def test_program_alone_shows_a_sellers_day(self):
        text = self.run_ok().text
        for command in ("due", "prospect add", "note", "voicemail", "promise-call"):
            self.assertIn("vmcoach " + command, text)
        self.assertIsNone(self.home.dump())

    def test_version_is_one_line(self):
        self.assertRegex(self.run_ok("--version").text, r"\Avmcoach \d+\.\d+\.\d+\n\Z")


if __name__ == "__main__":
    unittest.main()
