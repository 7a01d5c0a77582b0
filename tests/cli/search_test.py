"""`vmcoach search`: what is found, in which order, and how it is shown."""

import random
import re
import shlex
import sqlite3
import unicodedata
import unittest

import hostile_texts
from program import CommandTest
from shares import share
from terminal import Terminal

COLORS = re.compile(r"\x1b\[[0-9;]*m")
BOLD = re.compile(r"\x1b\[1m(.*?)\x1b\[0m")


def is_mark(c):
    return unicodedata.category(c).startswith("M")


def columns_of(line):
    """For texts without emoji."""
    return sum(0 if is_mark(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


class SearchTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("prospect", "add", "Kim Müller", "--time-zone", "Europe/Paris")

    def note(self, text, who="1", **options):
        return self.run_json("note", who, text, **options)["id"]

    def ids(self, *arguments, **options):
        return [hit["id"] for hit in self.run_json("search", *arguments, **options)]

    def assert_nothing(self, *arguments):
        result = self.home.run("--json", "search", *arguments)
        self.assertEqual((1, b"[]\n", b""), (result.code, result.out, result.err), arguments)


class Found(SearchTest):
    def test_each_kind_is_found_newest_first(self):
        self.note("a quote, a fact", now="2026-11-20T09:00:00Z")
        self.run_ok("voicemail", "2", "about your quote", now="2026-11-20T10:00:00Z")
        self.run_ok("email", "1", "the quote", "--at", "2026-11-19", now="2026-11-20T11:00:00Z")
        self.run_ok("call", "1", "no-answer", now="2026-11-20T12:00:00Z")
        self.run_ok("promise-call", "1", "thu 10:15", "--about", "the quote")
        self.assertEqual(
            [{"kind": "promise", "id": "p1", "prospect_id": 1, "prospect": "Dana Ortiz",
              "at": "2026-11-23T15:00:00Z", "text": "the quote"},
             {"kind": "voicemail", "id": "t1", "prospect_id": 2, "prospect": "Kim Müller",
              "at": "2026-11-20T10:00:00Z", "text": "about your quote"},
             {"kind": "note", "id": "n1", "prospect_id": 1, "prospect": "Dana Ortiz",
              "at": "2026-11-20T09:00:00Z", "text": "a quote, a fact"},
             {"kind": "email", "id": "t2", "prospect_id": 1, "prospect": "Dana Ortiz",
              "at": "2026-11-18T23:00:00Z", "text": "the quote"}],
            self.run_json("search", "quote"))
        self.assertEqual(["p1", "n1", "t2"], self.ids("quote", "--who", "dana"))
        self.assertEqual(["p1", "t1"], self.ids("quote", "--since", "2026-11-20 11:00"))
        self.assertEqual(["p1"], self.ids("quote", "--since", "today", "--who", "dana"))
        self.assertEqual(["p1", "t1"], self.ids("--limit", "2", "quote"))

    def test_what_a_call_brought_is_found(self):
        self.run_ok("call", "1", "spoke", "--note", "wants a quote")
        [hit] = self.run_json("search", "quote")
        self.assertEqual("wants a quote", hit["text"])

    def test_words_are_beginnings_and_phrases_are_exact(self):
        both = self.note("opens a second warehouse in May")
        other = self.note("the warehouse is their second")
        self.assertEqual([other, both], self.ids("ware", "SEC"))
        self.assertEqual([other, both], self.ids("ware*", "sec*"))
        self.assertEqual([both], self.ids('"second warehouse"'))
        self.assertEqual([both], self.ids("may", '"second warehouse"'))
        self.assert_nothing('"second ware"')
        self.assert_nothing("house")
        self.assert_nothing("warehouse", "and", "pricing")

    def test_case_and_accents_do_not_matter(self):
        self.note("spoke to Muller")
        self.note("spoke to Mu\u0308ller", who="2")
        self.note("spoke to MÜLLER")
        self.assertEqual(["n3", "n2", "n1"], self.ids("müller"))
        self.assertEqual(["n3", "n2", "n1"], self.ids("MULLER"))

    def test_a_moved_promise_is_found_once(self):
        self.run_ok("promise-call", "1", "thu 10:15", "--about", "pricing")
        self.run_ok("promise", "move", "p1", "fri", "10:15")
        self.assertEqual(["p2"], self.ids("pricing"))
        self.run_ok("promise", "move", "p2", "fri", "11:15", "--about", "delivery")
        self.assertEqual(["p3"], self.ids("delivery"))
        self.assertEqual(["p2"], self.ids("pricing"))

    def test_what_was_removed_is_not_found(self):
        self.note("a quote")
        self.run_ok("remove", "n1")
        self.assert_nothing("quote")
        self.run_ok("undo")
        self.assertEqual(["n1"], self.ids("quote"))
        self.run_ok("prospect", "forget", "1", "--yes")
        self.assert_nothing("quote")

    def test_twenty_are_shown_unless_told(self):
        with sqlite3.connect(self.home.database) as connection:
            connection.executemany(
                "INSERT INTO note (uid, prospect_id, kind, text, created_at)"
                " VALUES (randomblob(16), 1, 'note', 'quote', ?)", [(at,) for at in range(1500)])
            # Recorded last, and long ago.
            connection.execute("INSERT INTO note (uid, prospect_id, kind, text, created_at)"
                               " VALUES (randomblob(16), 1, 'note', 'quote', 5)")
            connection.execute("UPDATE note SET created_at = 2000 WHERE id = 7")
        self.assertEqual(["n7", *(f"n{id}" for id in range(1500, 1481, -1))], self.ids("quote"))
        self.assertEqual(1501, len(self.ids("quote", "--limit", "0")))
        self.assertEqual(1200, len(self.ids("quote", "--limit", "1200")))

    def test_order_is_that_of_sorting_everything(self):
        chance = random.Random(7)
        rows = [(1 + chance.randrange(2), chance.choice(("quote", "quotes sent", "no")),
                 chance.randrange(3000)) for _ in range(4000)]
        with sqlite3.connect(self.home.database) as connection:
            connection.executemany(
                "INSERT INTO note (uid, prospect_id, kind, text, created_at)"
                " VALUES (randomblob(16), ?, 'note', ?, ?)", rows)
        hits = [(at, id, who) for id, (who, text, at) in enumerate(rows, 1) if text != "no"]
        newest = [f"n{id}" for _, id, _ in sorted(hits, reverse=True)]
        theirs = [f"n{id}" for _, id, who in sorted(hits, reverse=True) if who == 2]
        for limit in (1, 20, 1000, 1001, 2000):
            self.assertEqual(newest[:limit], self.ids("quote", "--limit", str(limit)))
        self.assertEqual(newest, self.ids("quote", "--limit", "0"))
        self.assertEqual(theirs[:20], self.ids("quote", "--who", "2"))


class Refused(SearchTest):
    def test_nothing_found_is_an_answer(self):
        self.assert_nothing("quote")
        result = self.home.run("search", "quote")
        self.assertEqual((1, b"", b""), (result.code, result.out, result.err))

    def test_people_are_found_elsewhere(self):
        for words in (["dana"], ["Dana", "Ortiz"]):
            result = self.home.run("search", *words)
            self.assertEqual((1, "", "hint: that is a name: vmcoach prospect show"
                              f" {shlex.quote(' '.join(words))}\n"),
                             (result.code, result.text, result.error_text))
        self.assertEqual(b"", self.home.run("search", "dana", "--quiet").err)
        self.assertEqual((1, "nothing is found\r\n"),
                         Terminal(self.home, "search", "quote").finish())

    def test_ill_values(self):
        for words in ("*", '"', '""', "...", "👋", " ", "- -"):
            error = self.run_error(2, "search", "--", words)
            self.assertEqual("there is no word to search for", error["message"])
        self.assertIn("UTF-8", self.run_error(2, "search", b"caf\xe9")["message"])
        self.assertIn("WORDS", self.run_error(2, "search")["message"])
        self.run_error(2, "search", "quote", "--since", "tomorrow")
        self.run_error(2, "search", "quote", "--since", "2099-01-01")
        self.run_error(2, "search", "quote", "--limit", "-1")
        self.run_error(3, "search", "quote", "--who", "nobody")
        self.run_ok("prospect", "add", "Dana Smith")
        self.run_error(4, "search", "quote", "--who", "dana")

    def test_no_database(self):
        self.assertIn("no database", self.run_error(3, "--db", "none.db", "search", "x")["message"])
        self.assertFalse((self.home.path / "none.db").exists())

    def test_nothing_typed_is_syntax(self):
        self.note("what AND near say")
        hostile = [text for text in hostile_texts.STORABLE if len(text.encode()) < 100_000]
        hostile += ["AND", "OR", "NOT", "NEAR(a b)", "NEAR(a, 2)", "a AND", "AND a", "a NOT b",
                    "a OR", "^a", "a:b", "text:a", "-text:a", "{text rowid}:a", "a + b", "(a", "a)",
                    "((((", '"a', 'a"', '"a"*', '"a" * b', '"a"^', "a''b", "a\"\"b", "rank:a", "a*b",
                    "*a", "a**", "NEAR", "NEAR(", "a -b", "--a", "+", "a;b", "a/*", "--", "?1", ":x",
                    "@x", "$x", "%", "\\", "\"\\\"", "a" * 60_000, "a " * 500, '"' * 999,
                    "(" * 5000, '"' + "a " * 5000]
        chance = random.Random(1)
        for _ in range(60):
            hostile.append("".join(chance.choices('"*()^:+-{}, aANDORT\n\'', k=12)))
        for text in share(hostile, self):
            with self.subTest(text[:60]):
                result = self.home.run("search", "--", text)
                self.assertIn(result.code, (0, 1, 2), result)
                self.assertEqual(result.code == 2, b"no word to search for" in result.err, result)
        self.assertEqual(["n1"], self.ids("--", "AND"))
        self.assertEqual(["n1"], self.ids("NEAR("))

    def test_every_storable_text_with_a_word_is_found_by_itself(self):
        texts = [text for text in hostile_texts.STORABLE if len(text) < 1000]
        with sqlite3.connect(self.home.database) as connection:
            connection.executemany(
                "INSERT INTO note (uid, prospect_id, kind, text, created_at)"
                " VALUES (randomblob(16), 1, 'note', ?, 5)", [(text,) for text in texts])
        for number, text in share(enumerate(texts, 1), self):
            result = self.home.run("--json", "search", "--limit", "0", "--", text)
            self.assertIn(result.code, (0, 2), (text, result))
            if result.code == 0:
                self.assertIn(f"n{number}", [hit["id"] for hit in result.json], text)


class Shown(SearchTest):
    LONG = "before it, " * 200 + "the second warehouse opens" + ", after it" * 200

    def lines(self, columns, *arguments, environment=None):
        code, printed = Terminal(self.home, "search", *arguments, columns=columns,
                                 environment=environment).finish()
        self.assertEqual(0, code)
        lines = printed.split("\r\n")[:-1]
        for line in lines:
            self.assertLessEqual(columns_of(COLORS.sub("", line)), columns, line)
        return lines

    def test_pipe(self):
        self.note("second\twarehouse\n\x1b[31m*x*")
        self.run_ok("voicemail", "2", "a warehouse", "--at", "9:00")
        expected = ("n1\tnote\tMon 23 Nov 2026 16:00\tDana Ortiz\t"
                    "second\\twarehouse\\n\\x1b[31m*x*\n"
                    "t1\tvoicemail\tMon 23 Nov 2026 09:00\tKim Müller\ta warehouse\n")
        self.assertEqual(expected, self.run_ok("search", "ware").text)
        self.assertEqual(expected, self.run_ok("search", "ware", "--color", "always",
                                               environment={"COLUMNS": "40"}).text)

    def test_long_name_hides_neither_kind_nor_time(self):
        self.run_ok("prospect", "add", "王小明" * 20)
        self.run_ok("note", "王", "warehouse")
        text = " ".join(self.lines(40, "ware"))
        self.assertIn("note, Mon 23 Nov 2026 16:00", text)
        self.assertIn("王小明王", text)

    def test_matches_are_bold(self):
        self.note("a second Warehouse, and wares")
        self.assertEqual(["n1  Dana Ortiz, note, Mon 23 Nov 2026 16:00",
                          "      a second \x1b[1mWarehouse\x1b[0m, and \x1b[1mwares\x1b[0m"],
                         self.lines(80, "ware"))
        self.assertEqual("      a \x1b[1msecond Warehouse\x1b[0m, and wares",
                         self.lines(80, '"second warehouse"')[1])

    def test_matches_are_marked_without_colours(self):
        self.note("a second Warehouse, and wares")
        for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            self.assertEqual("      a second *Warehouse*, and *wares*",
                             self.lines(80, "ware", environment=environment)[1])

    def test_a_long_text_is_shown_around_its_first_match(self):
        self.note(self.LONG)
        for columns in (40, 80, 200):
            for environment in ({}, {"NO_COLOR": "1"}):
                lines = self.lines(columns, "warehouse", environment=environment)
                self.assertEqual(1, sum("warehouse" in line for line in lines))
                excerpt = [line for line in lines if line.startswith("      ")][-2:]
                self.assertTrue(excerpt[0].startswith("      …"), excerpt)
                self.assertTrue(excerpt[-1].endswith("…"), excerpt)
                self.assertIn("the second", " ".join(lines))
                self.assertIn("opens, after", re.sub(r"\s+", " ", COLORS.sub("", " ".join(lines))))

    def test_all_lines_of_a_text_of_two_lines(self):
        text = "the second warehouse opens in May, and the third one in June"
        self.note(text)
        lines = self.lines(40, "june")
        self.assertEqual(["      the second warehouse opens in May,",
                          "      and the third one in \x1b[1mJune\x1b[0m"], lines[-2:])

    def test_a_match_that_is_broken_is_bold_on_both_lines(self):
        self.note("w" * 50)
        self.assertEqual(["\x1b[1m" + "w" * 34 + "\x1b[0m", "\x1b[1m" + "w" * 16 + "\x1b[0m"],
                         [line.strip() for line in self.lines(40, "www")[-2:]])
        self.note("x" * 5000)
        self.assertEqual("\x1b[1m" + "x" * 33 + "\x1b[0m…", self.lines(40, "xxx")[-1].strip())

    def test_scripts_of_the_world(self):
        texts = {"中文": "中文" * 100 + " 日本", "日本": "東京 " * 100 + "日本語", "שלום": "אבג " * 50 + "שלום דנה",
                 "हिन्दी": "में " * 60 + "हिन्दी में", "muller": "ä" * 60 + " Mu\u0308ller " + "e\u0301" * 90}
        for text in texts.values():
            self.note(text)
        for word, text in texts.items():
            for columns in (40, 80, 200):
                lines = self.lines(columns, word)
                marked = "".join(BOLD.findall("\n".join(lines)))
                wanted = next(part for part in text.split(" ")
                              if part.startswith("Mu" if word == "muller" else word))
                self.assertTrue(wanted.startswith(marked[:len(wanted)]) and marked, (word, lines))
                for line in lines:
                    self.assertFalse(is_mark(COLORS.sub("", line).strip()[0]), line)

    def test_what_a_text_holds_cannot_steer_the_terminal(self):
        self.note("ware\x1b[2J\x9b31m\u202eware\x07")
        printed = "".join(self.lines(80, "ware"))
        self.assertNotRegex(COLORS.sub("", printed), "[\x00-\x1f\x7f-\x9f\u202e]")
        self.assertIn("\x1b[1mware\x1b[0m\\x1b[2J", printed)


if __name__ == "__main__":
    unittest.main()
