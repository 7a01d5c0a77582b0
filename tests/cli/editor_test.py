"""The editor that writes a text on a terminal: when it opens, and what becomes of the text."""

import unittest

from program import CommandTest
from terminal import Terminal


class EditorTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.opened = self.home.path / "opened"

    def run_on_terminal(self, *arguments, writes="hello", editor=None, variable="EDITOR"):
        """The exit code of a run on a terminal, and what it prints there."""
        self.opened.unlink(missing_ok=True)
        if editor is None:
            editor = f"touch {self.opened}; printf '{writes}' >"
        variables = {variable: editor, "TERM": "dumb"}
        return Terminal(self.home, *arguments, environment=variables).finish()

    def last(self, key):
        return self.run_json("prospect", "show", "1")[key][-1]

    def assert_refused_before_the_editor_opens(self, code, *arguments):
        before = self.home.dump()
        self.assertEqual(code, self.run_on_terminal(*arguments)[0])
        self.assertFalse(self.opened.exists(), f"the editor opened for {arguments}")
        self.assertEqual(before, self.home.dump())


class Opens(EditorTest):
    def test_note_without_text_is_written_in_the_editor(self):
        self.assertEqual(0, self.run_on_terminal("note", "1", "--fact")[0])
        self.assertEqual(("fact", "hello"), (self.last("notes")["kind"],
                                             self.last("notes")["text"]))

    def test_touch_is_written_in_the_editor_when_asked_for(self):
        for command in ("voicemail", "email"):
            for option in ("-e", "--edit"):
                self.assertEqual(0, self.run_on_terminal(command, "1", option)[0])
                self.assertEqual((command, "hello"),
                                 (self.last("touches")["kind"], self.last("touches")["text"]))

    def test_one_final_newline_is_dropped(self):
        self.run_on_terminal("note", "1", writes="a\\n\\n")
        self.assertEqual("a\n", self.last("notes")["text"])

    def test_visual_wins_over_editor(self):
        self.home.environment["EDITOR"] = "false"
        self.assertEqual(0, self.run_on_terminal("note", "1", variable="VISUAL")[0])

    def test_touch_without_the_option_opens_no_editor(self):
        self.assertEqual(0, self.run_on_terminal("voicemail", "1")[0])
        self.assertFalse(self.opened.exists())

    def test_note_that_says_what_to_keep_opens_no_editor(self):
        self.assertEqual(0, self.run_on_terminal("note", "1", "--cadence", "fast")[0])
        self.assertFalse(self.opened.exists())

    def test_no_text_stays_behind_in_a_file(self):
        folder = self.home.path / "tmp"
        folder.mkdir()
        self.home.environment["TMPDIR"] = str(folder)
        self.run_on_terminal("note", "1")
        self.run_on_terminal("note", "1", writes="\\377")
        self.assertEqual([], list(folder.iterdir()))


class Refuses(EditorTest):
    def test_what_can_be_refused_is_refused_before_the_editor_opens(self):
        for arguments in (["note", "nobody"], ["voicemail", "nobody", "-e"]):
            self.assert_refused_before_the_editor_opens(3, *arguments)
        for arguments in (["voicemail", "1", "-e", "--at", "23:59"],
                          ["voicemail", "1", "-e", "--seconds", "0"],
                          ["voicemail", "1", "text", "-e"],
                          ["email", "1", "-e", "--at", "soon"],
                          ["note", "1", "--cadence", "quick"]):
            self.assert_refused_before_the_editor_opens(2, *arguments)

    def test_time_that_cannot_be_promised_is_refused_before_the_editor_opens(self):
        for phrase in ("thu", "2026-11-20 10:00", "soon"):
            with self.subTest(phrase):
                self.assert_refused_before_the_editor_opens(2, "voicemail", "1", "-e", "--promise",
                                                            phrase)

    def test_promise_against_a_rule_is_refused_before_the_editor_opens(self):
        self.run_ok("prospect", "add", "Kim")
        self.run_ok("prospect", "edit", "kim", "--do-not-call")
        self.run_ok("promise-call", "1", "thu 10:15")
        for who in ("1", "kim"):
            with self.subTest(who):
                self.assert_refused_before_the_editor_opens(5, "voicemail", who, "-e", "--promise",
                                                            "fri 10:15")

    def test_text_that_cannot_be_kept_is_refused(self):
        before = self.home.dump()
        for writes in ("", "\\n", "\\377", "a\\000b"):
            self.assertEqual(2, self.run_on_terminal("note", "1", writes=writes)[0], writes)
        self.assertEqual(before, self.home.dump())

    def test_editor_that_fails_keeps_nothing(self):
        before = self.home.dump()
        for editor in ("false", "/no/such/editor", "kill -9 $$;"):
            self.assertEqual(8, self.run_on_terminal("note", "1", editor=editor)[0])
        self.assertEqual(before, self.home.dump())

    def test_off_a_terminal_no_editor_opens(self):
        self.home.environment["EDITOR"] = f"touch {self.opened}; printf hi >"
        for arguments in (["note", "1"], ["voicemail", "1", "-e"], ["email", "1", "-e"]):
            self.run_refused(2, *arguments)
        self.assertFalse(self.opened.exists())


class Fails(EditorTest):
    def drafts(self):
        return [path.read_bytes() for path in sorted(self.home.path.glob("vmcoach-*"))]

    def setUp(self):
        super().setUp()
        self.home.environment["TMPDIR"] = str(self.home.path)

    def test_stored_text_leaves_no_file(self):
        self.run_on_terminal("note", "1")
        self.assertEqual([], self.drafts())

    def test_text_that_can_not_be_stored_stays_in_its_file(self):
        code, printed = self.run_on_terminal("note", "1", writes="caf\\351")
        self.assertEqual(2, code)
        self.assertEqual([b"caf\xe9"], self.drafts())
        self.assertIn("what you wrote is in", printed)

    def test_text_is_kept_when_storing_fails(self):
        database = self.home.database
        editor = f"mv {database} {database}.gone; printf hello >"
        code, printed = self.run_on_terminal("voicemail", "1", "-e", editor=editor)
        self.assertEqual(3, code)
        self.assertEqual([b"hello"], self.drafts())
        self.assertIn("what you wrote is in", printed)

    def test_empty_text_leaves_no_file(self):
        self.assertEqual(2, self.run_on_terminal("note", "1", editor="true")[0])
        self.assertEqual([], self.drafts())


if __name__ == "__main__":
    unittest.main()
