"""Ten thousand hostile texts in a database: what reaches a terminal is text and our own colours.

`export csv`, `vcard` and `ics` are left out: without a FILE they write data byte for byte, as `cat`
would, and their formats know no way to write a control character otherwise. JSON does, so `--json`
and `export jsonl` are held to the rule."""

import itertools
import json
import pathlib
import random
import re
import unicodedata
import unittest

from program import MEMORY, Home, ProgramTest
from shares import EVERY
from terminal import Terminal

STYLE = pathlib.Path(__file__).parents[2] / "src/view/style.cpp"
COLOURS = [colour.encode().decode("unicode_escape")
           for colour in re.findall(r'\\x1b\[[0-9;]*m', STYLE.read_text())]
SEED = 10
PEOPLE = 1000
NOW = "2026-11-23T15:00:00Z"
# How many of the people are shown one by one, and how many texts are tried where each takes runs.
SHOWN = 100 // EVERY
FEW = 32 // EVERY
# The codes of what may be refused, or not, for its text.
ANY = range(9)

LETTERS = "abcxyzÄß 0159'\"\\<>{}%$`-=,;:/"
SEQUENCES = ["\x1b[31m", "\x1b[0m", "\x1b[1m", "\x1b[2J", "\x1b[H", "\x1b[999D", "\x1b[6n",
             "\x1b[?1049h", "\x1b[201~", "\x1bc", "\x1b(0", "\x1b]0;title\x07", "\x1b#8",
             "\x1b]8;;http://x.example\x1b\\", "\x1b]52;c;cm0gLXJm\x07", "\x1bP$q\"p\x1b\\",
             "\x1b_x\x1b\\", "\x1b^x\x1b\\", "\x9b31m", "\x9d0;x\x9c", "\x90q\x9c", "\x1b", "\x1b[",
             "\r\n", "\r", "\n", "\t", "\b\b", "\v\f", "\x0e", "\x0f", "\x05", "\x7f", "\x85"]
FINAL = "".join(map(chr, range(0x40, 0x7f)))
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SEPARATORS = "\u2028\u2029"
OTHERS = ["\u0301", "\u0300" * 20, "\u20dd", "\u200b", "\u200d", "\ufeff", "\u00ad", "中文", "한",
          "العربية", "עברית", "👋", "👩‍👩‍👧‍👦", "🇩🇪", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u0378", "\ufffe", "\uffff",
          "\ufffd", "\U0010ffff", "\ue000", "\U000e0001"]


def character(chance):
    """Any of Unicode, but for NUL and the surrogates."""
    number = chance.randrange(1, 0x110000 - 0x800)
    return chr(number if number < 0xd800 else number + 0x800)


def piece(chance):
    return chance.choice([
        lambda: "".join(chance.choices(LETTERS, k=chance.randrange(1, 9))),
        lambda: chance.choice(SEQUENCES),
        lambda: chance.choice(SEQUENCES),
        lambda: f"\x1b[{chance.randrange(200)};{chance.randrange(9)}{chance.choice(FINAL)}",
        lambda: chr(chance.choice([*range(1, 32), *range(127, 160)])),
        lambda: chance.choice(BIDI + SEPARATORS),
        lambda: chance.choice(OTHERS),
        lambda: character(chance),
    ])()


def texts(chance):
    """Random texts without end, none of them blank."""
    while True:
        text = "".join(piece(chance) for _ in range(chance.randrange(1, 12)))
        yield text if text.strip() and not text.startswith("-") else text + "x"


def uid(number):
    return f"0193c8a5-0000-7000-8000-{number:012x}"


class Rows:
    """Everything about so many people, each text of it random, as `import jsonl` takes it."""

    def __init__(self, people):
        self.texts = texts(random.Random(SEED))
        self.numbers = itertools.count(1)
        self.taken = 0
        self.lines = [{"type": "vmcoach", "version": 1, "history": False, "schema": 1,
                       "sequences": {}}]
        for person in range(1, people + 1):
            self.add_person(person)

    def text(self):
        self.taken += 1
        return next(self.texts)

    def new(self):
        number = next(self.numbers)
        return {"id": number, "uid": uid(number)}

    def add_person(self, number):
        # The first hundred share a word, so that it names none of them.
        name = f"Kim {self.text()}" if number <= 100 else self.text()
        person = {
            "type": "prospect", "id": number, "uid": uid(1 << 20 | number), "name": name,
            "company": self.text(), "title": self.text(), "time_zone": None,
            "time_zone_source": None, "pronunciation": self.text(), "cadence": None,
            "formality": None, "source": self.text(), "do_not_call": number % 50 == 0,
            "created_at": NOW, "updated_at": NOW,
            "phones": [self.new() | {"typed": self.text(), "e164": None}],
            "emails": [self.new() | {"typed": self.text()}],
            "tags": [self.new() | {"name": self.text()}]}
        self.lines.append(person)
        owner = {"prospect_uid": person["uid"]}
        for kind in ("note", "fact", "connection"):
            self.lines.append({"type": "note", **self.identified("n"), **owner, "kind": kind,
                               "text": self.text(), "created_at": NOW})
        self.lines.append({"type": "touch", **self.identified("t"), **owner, "kind": "voicemail",
                           "direction": "outbound", "outcome": None, "text": self.text(),
                           "seconds": 11, "recognized": None, "at": NOW})
        self.add_promise(number, owner)

    def identified(self, letter):
        new = self.new()
        return {"id": f"{letter}{new['id']}", "uid": new["uid"]}

    def add_promise(self, number, owner):
        closed = number % 4 == 0
        self.lines.append({
            "type": "promise", **self.identified("p"), **owner, "anchor": "wall",
            "local_time": f"2026-11-{23 + number % 7}T16:{number % 60:02}", "time_zone": "UTC",
            "due_at": f"2026-11-{23 + number % 7}T16:{number % 60:02}:00Z", "phrase": self.text(),
            "zone_rules": self.text(), "about": self.text(),
            "state": "canceled" if closed else "open", "made_at": NOW,
            "closed_at": NOW if closed else None, "minutes_late": None, "moved_from_uid": None,
            "override_reason": self.text(), "why": self.text() if closed else None})

    def json(self):
        return "\n".join(json.dumps(line) for line in self.lines).encode()


def moves(character):
    """Whether a terminal may do something about it other than to show it."""
    return (unicodedata.category(character) == "Cc" or character in BIDI + SEPARATORS
            or unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI",
                                                        "RLI", "FSI", "PDI"))


class TerminalSequences(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.filled = Home(MEMORY)
        cls.addClassCleanup(cls.filled.remove)
        rows = Rows(PEOPLE)
        assert rows.taken >= 10000
        result = cls.filled.run("import", "jsonl", "-", "--json", stdin=rows.json())
        assert result.code == 0 and result.json["added"] == len(rows.lines) - 1, result

    def setUp(self):
        self.home = self.filled
        self.texts = texts(random.Random(SEED + 1))

    def shown(self, *arguments, codes=(0,), columns=80):
        """What a terminal gets, with colours, when it is nothing but text and these."""
        with self.subTest(arguments=arguments):
            code, printed = Terminal(self.home, *arguments, columns=columns).finish()
            self.assertIn(code, codes, ascii(printed))
            rest = printed.replace("\r\n", "")
            for colour in COLOURS:
                rest = rest.replace(colour, "")
            self.assertEqual("", ascii("".join(filter(moves, sorted(set(rest)))))[1:-1])
            return printed

    def assert_clean(self, *arguments, **options):
        self.shown(*arguments, **options)
        # A stored text may hold the very bytes of our colours.
        self.assertNotIn("\x1b", self.shown("--color", "never", *arguments, **options))

    def test_colours_are_ours(self):
        self.assertEqual({"\x1b[1m", "\x1b[1;31m", "\x1b[1;32m", "\x1b[0m"}, set(COLOURS))
        self.assertIn("\x1b[1m", self.shown("prospect", "show", "1"))
        self.assertIn("\x1b[1;31m", self.shown("prospect", "show", "50"))

    def test_lists(self):
        for command in (["prospect", "list"], ["due", "--all"], ["due", "--week"],
                        ["promise", "list", "--all"], ["remind", "status"],
                        ["search", "a", "--limit", "500"], ["search", "--limit", "500", "1 e"]):
            self.assert_clean(*command)
            self.assert_clean(*command, columns=23)
        self.assert_clean("due", "--all", "--format",
                          "{id} {name} {pronunciation} {phone} {about} {last}")

    def test_one_person(self):
        for number in range(1, SHOWN + 1):
            self.shown("prospect", "show", str(number))
            self.shown("brief", str(number), columns=100 - number % 80)
        for number in range(1, SHOWN + 1, 10):
            self.assert_clean("prospect", "show", str(number))
            self.assert_clean("brief", str(number))

    def test_what_a_change_says(self):
        for number, text in zip(range(200, 200 + FEW), self.texts):
            who = str(number)
            self.assert_clean("note", who, text)
            self.assert_clean("voicemail", who, text)
            self.assert_clean("prospect", "edit", who, "--company", text)
            self.assert_clean("promise-call", who, "fri 12:00", "--about", text, "--override", text,
                              codes=ANY)
            self.assert_clean("prospect", "merge", who, str(number + 100), codes=ANY)
        self.assert_clean("remind", "--quiet", "--lead", "90m")

    def test_errors(self):
        for who in ("kim", "k"):
            printed = self.shown("prospect", "show", who, codes=(4,))
            self.assertIn("Kim", printed)
        for text in itertools.islice(self.texts, FEW):
            self.shown("prospect", "show", text, codes=ANY)
            self.shown("note", "kim " + text[:3], "x", codes=ANY)
            self.shown(text, codes=ANY)
            self.shown("prospect", "list", "--" + text, codes=ANY)
            self.shown("when", text, codes=ANY)
            self.shown("search", "--", text, codes=ANY)
            self.shown("--zone", text, "due", codes=ANY)
            self.shown("--db", text.replace("/", ""), "due", codes=ANY)
            self.shown("--config", text, "due", codes=ANY)
            self.shown("import", "csv", text, codes=ANY)

    def test_scripts(self):
        script = self.home.path / "script.txt"
        for text in itertools.islice(self.texts, FEW):
            script.write_text(f"Hi {text}, call me back! {text}")
            self.shown("script", "check", str(script), codes=ANY)
        for number in range(1, 11):
            self.shown("script", "draft", str(number), codes=ANY)

    def test_refused_lines_of_files(self):
        file = self.home.path / "file.csv"
        for text in itertools.islice(self.texts, FEW):
            cell = text.replace('"', '""')
            file.write_text(f'name,email,"{cell}"\nKim,"{cell}",x\n,"{cell}","{cell}"\n')
            self.shown("import", "csv", file.name, "--dry-run", codes=ANY)
            file.write_text('{"type": "vmcoach", "version": 1, "history": false, "schema": 1,'
                            ' "sequences": {}}\n' + json.dumps({"type": text, text: 1}))
            self.shown("import", "jsonl", file.name, "--dry-run", codes=ANY)

    def test_json(self):
        for command in (["prospect", "list"], ["due", "--all"], ["promise", "list", "--all"],
                        ["prospect", "show", "1"], ["brief", "1"]):
            self.shown("--json", *command)
        self.shown("--json", "prospect", "show", "kim", codes=(4,))
        self.shown("export", "jsonl")


if __name__ == "__main__":
    unittest.main()
