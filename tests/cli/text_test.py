"""What is typed comes back byte for byte, or is refused with exit 2 and nothing is stored."""

import itertools
import json
import os
import subprocess
import unittest

from hostile_texts import REFUSED, STORABLE
from program import CommandTest
from shares import share

NOTE_KINDS = {"note": [], "fact": ["--fact"], "connection": ["--connection"],
              "greeting": ["--greeting"]}
TEXT_OPTIONS = ["company", "title", "pronunciation", "source", "tag"]


def encoded(text):
    return text if isinstance(text, bytes) else text.encode()


def option(name, text):
    """`--name=TEXT` as one argument."""
    return b"--" + name.encode() + b"=" + encoded(text)


def of_all(listing, key):
    return [item[key] for item in listing]


class StorableText(CommandTest):
    """Every test puts its texts through one field, and reads them all back from the store."""

    def setUp(self):
        super().setUp()
        self.texts = share(STORABLE, self)
        self.run_ok("prospect", "add", "Dana Ortiz")

    def shown(self):
        return self.run_json("prospect", "show", "1")

    def assert_comes_back(self, expected, printed, arguments):
        self.assertTrue(expected == printed, f"{printed!r:.300} from {arguments!r:.300}")

    def put_as_argument(self, *before, key="text"):
        """Each text as the word behind `before` and a `--`."""
        for text in self.texts:
            arguments = [*before, "--", text]
            self.assert_comes_back(text, self.run_json(*arguments)[key], arguments)

    def put_on_stdin(self, arguments_of):
        """Each text as all of standard input: every other one as it is, the rest with the final
        newline that is dropped."""
        for number, text in enumerate(self.texts):
            arguments = arguments_of(number)
            newline = "\n" if number % 2 or text.endswith("\n") else ""
            stored = self.run_json(*arguments, stdin=encoded(text + newline))["text"]
            self.assert_comes_back(text, stored, arguments)

    def assert_same_texts(self, expected, found):
        """assertEqual, but with a short message for long texts."""
        for want, got in zip(expected, found):
            if want != got:
                self.fail(f"{want!r:.300} came back as {got!r:.300}")
        self.assertEqual(len(expected), len(found))

    def test_name_of_a_new_prospect(self):
        self.put_as_argument("prospect", "add", "--allow-duplicate", key="name")
        names = of_all(self.run_json("prospect", "list"), "name")
        self.assert_same_texts(["Dana Ortiz", *self.texts], names)

    def test_options_of_a_new_prospect_behind_an_equals_sign(self):
        for text in self.texts:
            arguments = [option(name, text) for name in TEXT_OPTIONS]
            self.assert_options(text, self.run_json("prospect", "add", "N", "--allow-duplicate",
                                                    *arguments))
        for text, prospect in zip(self.texts, self.run_json("prospect", "list")[1:], strict=True):
            self.assert_options(text, prospect)

    def test_options_of_a_changed_prospect_as_words_of_their_own(self):
        for text in self.texts:
            arguments = ["prospect", "edit", "1", "--name", text, "--clear", "tags"]
            for name in TEXT_OPTIONS:
                arguments += ["--" + name, text]
            self.run_json(*arguments)
            prospect = self.shown()
            self.assertEqual(text, prospect["name"])
            self.assert_options(text, prospect)

    def assert_options(self, text, prospect):
        self.assertEqual([text] * 4, [prospect[name] for name in TEXT_OPTIONS[:-1]])
        self.assertEqual([text], prospect["tags"])

    def test_many_tags_of_one_prospect(self):
        tags = [text for text in self.texts if len(text) < 1000]
        arguments = [word for tag in tags for word in ("--tag", tag)]
        self.assert_same_texts(tags, self.run_json("prospect", "edit", "1", *arguments)["tags"])
        self.assert_same_texts(tags, self.shown()["tags"])

    def test_phone_numbers(self):
        numbers = ["5550142 " + text for text in self.texts]
        self.assert_items_stored("phone", [n for n in numbers if len(encoded(n)) <= 65536])

    def test_email_addresses(self):
        self.assert_items_stored("email", share(["dana@" + text for text in STORABLE[:-3]], self))

    def assert_items_stored(self, name, items):
        """A list's items are stored as they are, or are refused: nothing between."""
        stored = []
        for item in items:
            result = self.home.run("--json", "prospect", "edit", "1", option(name, item))
            self.assertIn(result.code, (0, 2), result)
            if result.code == 0:
                stored.append(item)
        self.assertLess(5, len(stored))
        self.assert_same_texts(stored, self.shown()[name + "s"])

    def test_note_of_every_kind_as_an_argument(self):
        kinds = list(NOTE_KINDS.items())
        expected = []
        for number, text in enumerate([*self.texts, *self.texts[:-1]]):
            kind, options = kinds[number % 4]
            expected.append((kind, text))
            arguments = ["note", "1", *options, "--", text]
            self.assert_comes_back(text, self.run_json(*arguments)["text"], arguments)
        notes = [(note["kind"], note["text"]) for note in self.shown()["notes"]]
        self.assert_same_texts(expected, notes)

    def test_note_of_every_kind_from_stdin(self):
        kinds = [[*kind, "-"] for kind in NOTE_KINDS.values()]
        self.put_on_stdin(lambda number: ["note", "1", *kinds[number % 4]])
        self.put_on_stdin(lambda number: ["note", "1", *kinds[(number + 1) % 4]])

    def test_dash_on_stdin_is_a_text(self):
        self.assertEqual("-", self.run_json("note", "1", "-", stdin=b"-\n")["text"])

    def test_stdin_is_left_alone_where_no_dash_stands(self):
        reading, writing = os.pipe()
        os.write(writing, b"next line of the caller's list")
        os.close(writing)
        with os.fdopen(reading, "rb") as caller:
            process = self.home.start("note", "1", "hi", stdin=caller, stdout=subprocess.DEVNULL)
            self.assertEqual(0, process.wait(timeout=60))
            self.assertEqual(b"next line of the caller's list", caller.read())

    def test_voicemail(self):
        self.assert_touches_keep_their_texts("voicemail")

    def test_email(self):
        self.assert_touches_keep_their_texts("email")

    def assert_touches_keep_their_texts(self, command):
        self.put_as_argument(command, "1")
        self.put_on_stdin(lambda _: [command, "1", "-"])
        self.assert_same_texts(self.texts * 2, of_all(self.shown()["touches"], "text"))

    def test_note_of_a_call(self):
        for number, text in enumerate(self.texts):
            words = [option("note", text)] if number % 2 else ["--note", text]
            self.run_json("call", "1", "spoke", *words)
        self.put_on_stdin(lambda number: ["call", "1", "spoke",
                                          *(["--note=-"] if number % 2 else ["--note", "-"])])
        self.assert_same_texts(self.texts * 2, of_all(self.shown()["touches"], "text"))

    def test_about_and_why_of_a_promise(self):
        for text in self.texts:
            promise = self.run_json("promise-call", "1", "in 2 hours", option("about", text))
            self.assert_comes_back(text, promise["about"], "about")
            promise = self.run_json("promise", "cancel", "1", "--why", text)
            self.assert_comes_back(text, promise["why"], "why")
        promises = self.shown()["promises"]
        for key in ("about", "why"):
            self.assert_same_texts(sorted(self.texts), sorted(of_all(promises, key)))

    def test_text_that_is_shown_to_people_holds_no_control_characters(self):
        for text in STORABLE:
            self.run_ok("note", "1", "--", text)
        self.run_ok("prospect", "add", "--", "".join(t for t in STORABLE if len(t) < 1000))
        page = self.run_ok("prospect", "show", "1").text + self.run_ok("prospect", "list").text
        controls = [c for c in page if c not in "\n\t" and (ord(c) < 32 or 127 <= ord(c) < 160)]
        self.assertEqual([], controls)
        for bidi in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
            self.assertNotIn(bidi, page)


class RefusedText(CommandTest):
    def setUp(self):
        super().setUp()
        self.run_ok("prospect", "add", "Dana Ortiz")

    def lines_with(self, text):
        """Each place on a line where a text may stand, and what of it the program is told."""
        for name in [*TEXT_OPTIONS, "phone", "email"]:
            value = {"phone": b"5550142", "email": b"dana@"}.get(name, b"") + text
            yield ["prospect", "add", "N", option(name, value)], value
            yield ["prospect", "edit", "1", "--" + name, value], value
        for words in (["prospect", "add", "--"], ["prospect", "edit", "1", "--name"],
                      ["note", "1", "--pronunciation"], ["note", "1", "hi", "--pronunciation"],
                      *(["note", "1", *kind, "--"] for kind in NOTE_KINDS.values()),
                      ["voicemail", "1"], ["email", "1"], ["call", "1", "spoke", "--note"],
                      ["promise-call", "1", "in 2 hours", "--about"]):
            yield [*words, text], text

    def test_text_that_cannot_be_kept_is_refused_wherever_it_is_an_argument(self):
        lines = (line for text in REFUSED if b"\0" not in text for line in self.lines_with(text))
        for arguments, text in share(lines, self):
            self.refuse(*arguments, text=text)

    def test_reason_that_cannot_be_kept_leaves_the_promise_open(self):
        self.run_ok("promise-call", "1", "in 2 hours")
        for text in REFUSED:
            if b"\0" not in text:
                self.refuse("promise", "cancel", "1", "--why", text, text=text)

    def test_text_that_cannot_be_kept_is_refused_from_stdin(self):
        commands = (["note", "1", "-"], ["note", "1", "-", "--fact"], ["voicemail", "1", "-"],
                    ["email", "1", "-"], ["call", "1", "spoke", "--note", "-"])
        for arguments, text, end in share(itertools.product(commands, REFUSED, (b"", b"\n")), self):
            self.refuse(*arguments, stdin=text + end)

    def refuse(self, *arguments, stdin=b"", text=None):
        if text in (b"5550142", b"dana@"):
            return
        before = self.home.database.read_bytes()
        result = self.home.run("--json", *arguments, stdin=stdin)
        self.assertEqual(2, result.code, f"{arguments!r:.300} {result!r:.300}")
        json.loads(result.err.decode())
        self.assertEqual(b"", result.out)
        self.assertEqual(before, self.home.database.read_bytes(), f"{arguments!r:.300}")


if __name__ == "__main__":
    unittest.main()
