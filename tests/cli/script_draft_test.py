"""Messages written from what is on record."""

import unittest

from program import CommandTest
from terminal import Terminal


class Draft(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.home.write_config('[seller]\nname = "Kim Lee"\ncompany = "Initech"\n')
        self.templates = self.home.config.parent / "templates"
        self.templates.mkdir()

    def draft(self, *arguments, **options):
        return self.run_ok("script", "draft", "dana", "--promise", "thu 10:15", *arguments,
                           **options).text

    def test_draft_is_ready_as_it_is(self):
        self.run_ok("note", "1", "opens a second warehouse in May", "--fact")
        text = self.draft()
        self.assertEqual("Hello Dana, this is Kim Lee from Initech. I saw that you open a second"
                         " warehouse in May. I'd love to hear more about that. I'll call you on"
                         " Thursday at ten fifteen, your time. Until then, have a great week!\n",
                         text)
        check = self.run_json("script", "check", "--for", "dana", "--promise", "thu 10:15",
                              stdin=text.encode())
        self.assertEqual(["say-it-right"], [f["rule"] for f in check["findings"]])

    def test_greeting_is_by_formality(self):
        for formality, greeting in (("formal", "Good morning, Dana Ortiz."), ("casual", "Hi Dana,"),
                                    ("neutral", "Hello Dana,")):
            self.run_ok("prospect", "edit", "1", "--formality", formality)
            self.assertTrue(self.draft().startswith(greeting))

    def test_open_promise_is_said_without_an_option(self):
        self.run_ok("promise-call", "1", "fri 14:30")
        self.assertIn("on Friday at two thirty, your time.", self.run_ok("script", "draft",
                                                                        "1").text)

    def test_template_that_fits_is_chosen(self):
        self.assertIn("get to know you", self.draft())
        self.run_ok("note", "1", "knows Lee Park", "--connection")
        self.assertIn("We both know Lee Park.", self.draft())
        self.run_ok("email", "1", "the photo")
        self.assertIn("email from me in your inbox", self.draft())
        self.run_ok("promise-call", "1", "today 9:30")
        self.run_ok("call", "1", "busy", now="2026-11-23T15:30:00Z")
        self.assertIn("I said I'd call today at nine thirty, and here I am.",
                      self.draft(now="2026-11-23T15:31:00Z"))

    def test_message_at_the_promised_time_is_a_second_one(self):
        self.run_ok("note", "1", "opens a second warehouse in May", "--fact")
        self.run_ok("voicemail", "1", self.draft().strip(), "--promise", "thu 10:15")
        text = self.run_ok("script", "draft", "1", "--promise", "fri 9:00",
                           now="2026-11-26T16:15:00Z").text
        self.assertIn("I said I'd call today at ten fifteen, and here I am.", text)

    def test_promise_that_was_kept_long_ago_is_named_with_its_date(self):
        self.run_ok("promise-call", "1", "in 2 hours", now="2026-11-05T15:00:00Z")
        self.run_ok("call", "1", "busy", now="2026-11-05T17:00:00Z")
        self.assertIn("I called on Thursday, November fifth, at eleven o'clock, as I promised.",
                      self.draft())

    def test_week_is_wished_only_when_the_call_is_not_at_once(self):
        self.assertIn("great week", self.draft())
        self.assertNotIn("great week", self.run_ok("script", "draft", "1", "--promise",
                                                   "today 16:00").text)

    def test_nothing_stored_drives_the_terminal(self):
        (self.templates / "mine.txt").write_text("{fact}\nBye.")
        self.run_ok("note", "1", "opens \x1b]0;pwn\x07 a bar", "--fact")
        code, printed = Terminal(self.home, "script", "draft", "1", "--promise", "thu 10:15",
                                 "--template", "mine").finish()
        self.assertEqual(0, code)
        self.assertIn("opens \\x1b]0;pwn\\x07 a bar\r\nBye.", printed)
        self.assertEqual("opens \x1b]0;pwn\x07 a bar\nBye.\n", self.draft("--template", "mine"))

    def test_folder_is_no_template(self):
        (self.templates / "mine.txt").mkdir()
        error = self.run_refused(2, "script", "draft", "1", "--promise", "thu 9:00", "--template",
                                 "mine")
        self.assertNotIn("mine", error["hint"])

    def test_what_is_missing_is_said(self):
        error = self.run_refused(2, "script", "draft", "1")
        self.assertIn("--promise", error["hint"])
        error = self.run_refused(2, "script", "draft", "1", "--promise", "thu 9:00", "--template",
                                 "friend")
        self.assertIn("no common friend", error["message"])
        self.home.config.unlink()
        error = self.run_refused(2, "script", "draft", "1", "--promise", "thu 9:00")
        self.assertIn("seller.name", error["hint"])

    def test_own_template_is_found_beside_the_settings(self):
        (self.templates / "mine.txt").write_text("{greeting}! {seller}.\nI'll call {promise}.\n")
        self.assertEqual("Hello Dana! Kim Lee.\nI'll call Thursday at ten fifteen, your time.\n",
                         self.draft("--template", "mine"))

    def test_own_template_comes_before_a_built_in_one(self):
        (self.templates / "first.txt").write_text("Hi {first_name}.")
        self.assertEqual("Hi Dana.\n", self.draft("--template", "first"))

    def test_unknown_template_or_field_is_refused_with_the_likely_one(self):
        (self.templates / "mine.txt").write_text("{frist_name}")
        refuse = lambda name: self.run_refused(2, "script", "draft", "1", "--promise", "thu 9:00",
                                               "--template", name)
        self.assertIn("{first_name}", refuse("mine")["hint"])
        self.assertIn("second", refuse("secnd")["hint"])
        self.assertIn("mine", refuse("nothing-like-it")["hint"])
        for name in ("../templates/mine", "", ".mine"):
            self.assertIn("no template", refuse(name)["message"])

    def test_answer_in_json_is_the_text_and_its_judgement(self):
        answer = self.run_json("script", "draft", "1", "--promise", "thu 10:15")
        self.assertTrue(answer["text"].startswith("Hello Dana"))
        self.assertEqual("ready", answer["verdict"])

    def test_draft_stores_nothing(self):
        before = self.home.dump()
        self.draft()
        self.assertEqual(before, self.home.dump())


if __name__ == "__main__":
    unittest.main()
