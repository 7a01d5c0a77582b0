"""What `stats` counts, and that text, document, picture and page say the same."""

import os
import re
import sqlite3
import unittest
import xml.etree.ElementTree as ElementTree

from program import CommandTest
from terminal import Terminal

SVG = "{http://www.w3.org/2000/svg}"
COLORS = re.compile(r"\x1b\[[0-9;]*m")
SHARE = r"(\d+) of (\d+): (\d+) % \((\d+) to (\d+)\)"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def percent(share):
    return int(share * 100 + 0.5)


def numbers(proportion, count="count", of="of"):
    """Count, denominator, share, low and high of a share in JSON, as people are shown them."""
    return (proportion[count], proportion[of],
            *(percent(proportion[key]) for key in ("share", "low", "high")))


def figures(document):
    """The numbers of a document, by the label that people are shown; without those of nothing."""
    shares = {"on time": document["promises"]["kept_on_time"],
              "inside": document["messages"]["inside"],
              "returned": document["voicemails"]["returned"],
              "picked up": document["pick_ups"]["picked_up"]}
    for entry, label in zip(document["name_known"],
                            ("1st touch", "2nd touch", "3rd touch", "4th or later")):
        shares[label] = entry
    return {label: numbers(share) for label, share in shares.items() if share["of"] > 0}


def hours(document):
    return {f"{cell['weekday'][:3].title()} {cell['hour']:02}:00":
            numbers(cell, "picked_up", "attempts") for cell in document["pick_ups"]["map"]}


class StatsTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()

    def stats(self, *arguments, **options):
        return self.run_json("stats", *arguments, **options)

    def file(self, option, name, *arguments):
        path = self.home.path / name
        self.run_ok("stats", option, name, *arguments)
        return path.read_text()

    def log(self, *arguments, at):
        self.run_ok(*arguments, "--at", at, "--quiet")

    def keep_promise(self, promised, called):
        """A promise to Dana, and when she is called; both of a day in November, by UTC."""
        self.run_ok("promise-call", "dana", "--my-time", "--override", "test", promised,
                    now="2026-11-01T00:00:00Z")
        self.run_ok("call", "dana", "no-answer", now=called)

    def a_busy_month(self):
        """An hour with enough calls, one with few, and something in each figure."""
        self.run_ok("prospect", "add", "Bob", "--time-zone", "Europe/Berlin")
        for week in range(3):
            for minute in range(0, 12, 3):
                outcome = "spoke" if minute == 3 else "no-answer"
                self.log("call", "bob", outcome, at=f"2026-10-{6 + 7 * week:02}T09:{minute:02}:00Z")
        self.log("call", "dana", "spoke", "--recognized", at="2026-10-12T15:00:00Z")
        self.log("voicemail", "dana", "--seconds", "12", at="2026-10-13T15:00:00Z")
        self.log("call", "dana", "spoke", "--inbound", at="2026-10-14T15:00:00Z")
        self.log("voicemail", "dana", "--seconds", "31", at="2026-10-15T15:00:00Z")
        self.log("call", "dana", "spoke", "--recognized", at="2026-10-16T15:00:00Z")
        self.log("voicemail", "dana", "--seconds", "20", at="2026-11-20T15:00:00Z")
        self.keep_promise("2026-11-02 10:00", "2026-11-02T09:04:00Z")
        self.keep_promise("2026-11-03 10:00", "2026-11-03T09:30:00Z")


class Figures(StatsTest):
    def test_promises(self):
        self.keep_promise("2026-11-02 10:00", "2026-11-02T09:05:30Z")
        self.keep_promise("2026-11-03 10:00", "2026-11-03T09:06:00Z")
        self.keep_promise("2026-11-04 10:00", "2026-11-04T08:50:00Z")
        self.run_ok("promise-call", "dana", "--my-time", "today 15:54", now="2026-11-23T14:00:00Z")
        promises = self.stats()["promises"]
        self.assertEqual((1, 4), numbers(promises["kept_on_time"])[:2])
        self.assertEqual([300, 1, 1, 0, 1], [promises[key] for key in (
            "grace_seconds", "early", "late", "missed", "overdue")])
        self.assertIn("1 early, 1 late, 1 overdue", self.run_ok("stats").text)
        self.run_ok("promise", "miss", "dana")
        self.assertEqual([1, 0], [self.stats()["promises"][key] for key in ("missed", "overdue")])

    def test_settings_say_what_is_on_time_and_inside(self):
        self.a_busy_month()
        self.home.write_config('[promise]\ngrace = "30m"\n[coach]\nmin_seconds = 15\n'
                               "max_seconds = 31\n")
        document = self.stats()
        self.assertEqual((2, 2), numbers(document["promises"]["kept_on_time"])[:2])
        self.assertEqual((2, 3), numbers(document["messages"]["inside"])[:2])
        self.assertIn("within 30 min of the promised", self.run_ok("stats").text)
        self.assertIn("Messages of 15 to 31 seconds", self.run_ok("stats").text)

    def test_a_busy_month(self):
        self.a_busy_month()
        document = self.stats()
        self.assertEqual({"since": "2026-10-06T09:00:00Z", "until": "2026-11-23T15:00:00Z"},
                         document["period"])
        self.assertEqual({"on time": (1, 2), "inside": (2, 3), "returned": (1, 2),
                          "picked up": (5, 19), "1st touch": (1, 1), "2nd touch": (0, 1),
                          "4th or later": (1, 3)},
                         {label: figure[:2] for label, figure in figures(document).items()})
        self.assertEqual(1, document["voicemails"]["too_recent"])
        self.assertEqual((3, 12, 25, 9, 53), hours(document)["Tue 11:00"])
        # Dana's clock is seven hours behind Berlin's, five behind UTC in October.
        self.assertEqual((1, 1), hours(document)["Mon 10:00"][:2])

    def test_of_prospects_without_a_zone_the_clock_is_the_sellers(self):
        self.run_ok("prospect", "add", "Bob")
        self.log("call", "bob", "spoke", at="2026-11-20T23:30:00Z")
        self.assertEqual(["Sat 00:00"], list(hours(self.stats())))
        self.assertEqual(["Fri 18:00"], list(hours(self.stats("--zone", "America/New_York"))))

    def test_an_unknown_zone_is_told_and_not_guessed(self):
        self.log("call", "dana", "spoke", at="2026-11-20T23:30:00Z")
        with sqlite3.connect(self.home.database) as connection:
            connection.execute("UPDATE prospect SET time_zone = 'Mars/\x1bBase'")
        result = self.run_ok("stats")
        self.assertIn("'Mars/\\x1bBase' is unknown here", result.error_text)
        self.assertNotIn("When they pick up", result.text)
        self.assertEqual((1, 1), figures(self.stats())["picked up"][:2])


class NoData(StatsTest):
    def test_it_is_said_what_to_log(self):
        result = self.run_ok("stats")
        self.assertIn("Nothing is on record yet\n", result.text)
        self.assertEqual(5, result.text.count("no data yet: "))
        self.assertNotIn("%", result.text.replace("published: 5 to 10 %, 25 % at best", ""))
        document = self.stats()
        self.assertEqual({}, figures(document))
        self.assertEqual([], document["pick_ups"]["map"])
        self.assertEqual({"count": 0, "of": 0, "share": None, "low": None, "high": None},
                         document["messages"]["inside"])
        self.assertIsNone(document["period"]["since"])
        for option, name in (("--svg", "s.svg"), ("--html", "s.html")):
            contents = self.file(option, name)
            ElementTree.fromstring(contents)
            self.assertEqual(5, contents.count("no data yet: "))

    def test_without_a_database_there_is_nothing_to_count(self):
        self.run_error(3, "--db", "none.db", "stats")

    def test_one_touch(self):
        self.log("call", "dana", "spoke", at="2026-11-20T16:30:00Z")
        document = self.stats()
        self.assertEqual({"1st touch": (0, 1, 0, 0, 79), "picked up": (1, 1, 100, 21, 100)},
                         figures(document))
        text = self.run_ok("stats").text
        self.assertIn("2nd touch     none yet\n", text)
        self.assertIn("      10\n", text)
        self.assertIn("      1/1\n", text)
        self.assertIn("no hour yet has 10 calls", text)


class Periods(StatsTest):
    def setUp(self):
        super().setUp()
        self.log("voicemail", "dana", "--seconds", "12", at="2026-11-02T15:00:00Z")
        self.log("voicemail", "dana", "--seconds", "30", at="2026-11-10T15:00:00Z")
        self.log("voicemail", "dana", "--seconds", "30", at="2026-11-23T15:00:00Z")

    def counted(self, *arguments):
        return self.stats(*arguments)["messages"]["inside"]["of"]

    def test_since_and_until(self):
        self.assertEqual(3, self.counted())
        self.assertEqual(2, self.counted("--since", "2026-11-10"))
        self.assertEqual(1, self.counted("--since", "last friday"))
        self.assertEqual(1, self.counted("--until", "2026-11-10"))
        self.assertEqual(1, self.counted("--since", "2026-11-03", "--until", "yesterday"))
        self.assertEqual(0, self.counted("--until", "2026-11-02"))
        text = self.run_ok("stats", "--until", "2026-11-02").text
        self.assertEqual(5, text.count("no data in this period\n"))
        self.assertNotIn("no data yet", text)

    def test_the_period_is_told(self):
        self.assertIn("From Mon 2 Nov 2026 16:00 (the first on record) until Mon 23 Nov 2026 16:00",
                      self.run_ok("stats").text)
        text = self.run_ok("stats", "--since", "2026-11-03", "--until", "yesterday").text
        self.assertIn("From Tue 3 Nov 2026 00:00 until Sun 22 Nov 2026 00:00, on the clock of\n"
                      "Europe/Berlin\n", text)
        self.assertEqual({"since": "2026-11-02T23:00:00Z", "until": "2026-11-21T23:00:00Z"},
                         self.stats("--since", "2026-11-03", "--until", "yesterday")["period"])

    def test_what_no_period_is(self):
        for arguments in (("--since", "yesterday", "--until", "2026-11-02"),
                          ("--since", "today", "--until", "today"), ("--since", "tomorrow"),
                          ("--until", "2026-12-01"), ("--since", "soon"), ("--since", "")):
            with self.subTest(arguments=arguments):
                self.run_refused(2, "stats", *arguments)


class SameNumbers(StatsTest):
    def setUp(self):
        super().setUp()
        self.a_busy_month()
        self.document = self.stats()

    def test_the_text(self):
        line = re.compile(r"^  (\w[\w ]*?) +[#=.-]+ +(\d+) % \((\d+) to (\d+)\) +(\d+) of (\d+)$",
                          re.MULTILINE)
        found = {label: (int(count), int(of), int(share), int(low), int(high))
                 for label, share, low, high, count, of in
                 line.findall(self.run_ok("stats").text)}
        self.assertEqual(figures(self.document), found)
        self.assertIn("    Tue 11:00, 3 of 12: 25 % (9 to 53)\n", self.run_ok("stats").text)

    def test_the_picture(self):
        root = ElementTree.fromstring(self.file("--svg", "s.svg"))
        self.assertIsNotNone(root.find(f"{SVG}title"))
        self.assertIsNotNone(root.find(f"{SVG}desc"))
        found, visible = {}, {}
        for group in root.iter(f"{SVG}g"):
            title = re.fullmatch(f"(.+): {SHARE}", group.find(f"{SVG}title").text)
            if title:
                found[title[1]] = tuple(map(int, title.groups()[1:]))
                visible[title[1]] = [text.text for text in group.iter(f"{SVG}text")]
        self.assertEqual({**figures(self.document), **hours(self.document)}, found)
        for label, (count, of, share, low, high) in figures(self.document).items():
            self.assertEqual([label, f"{share} %", f"({low} to {high})", f"{count} of {of}"],
                             visible[label])
        for label, (count, of, share, _, _) in hours(self.document).items():
            counts = [f"{count}/{of}"]
            self.assertEqual(counts if of < 10 else [f"{share} %", *counts], visible[label])

    def test_the_bars_of_the_picture(self):
        root = ElementTree.fromstring(self.file("--svg", "s.svg"))
        for group in root.iter(f"{SVG}g"):
            label = group.find(f"{SVG}title").text.split(":")[0]
            rectangles = {part.get("class"): part for part in group.iter(f"{SVG}rect")}
            if "track" in rectangles:
                _, _, share, low, high = figures(self.document)[label]
                track, bar = (rectangles[name] for name in ("track", "bar"))
                start, width = (float(track.get(name)) for name in ("x", "width"))
                self.assertAlmostEqual(share, float(bar.get("width")) / width * 100, delta=0.6)
                line = re.match(r"M([\d.]+) [\d.]+H([\d.]+)", next(
                    part for part in group.iter(f"{SVG}path")
                    if "H" in part.get("d")).get("d"))
                for end, place in zip((low, high), line.groups()):
                    self.assertAlmostEqual(end, (float(place) - start) / width * 100, delta=0.6)

    def test_the_page(self):
        root = ElementTree.fromstring(self.file("--html", "s.html"))
        tables = {kind: [table for table in root.iter("table") if table.get("class") == kind]
                  for kind in ("figures", "map")}
        found = {}
        for table in tables["figures"]:
            for row in table.iter("tr"):
                cells = ["".join(cell.itertext()) for cell in row]
                values = re.fullmatch(r"(\d+) % (\d+) to (\d+) (\d+) of (\d+)",
                                      " ".join(cells[2:]))
                if values:
                    share, low, high, count, of = map(int, values.groups())
                    found[cells[0]] = (count, of, share, low, high)
        self.assertEqual(figures(self.document), found)
        [table] = tables["map"]
        header, *rows = table.iter("tr")
        names = ["".join(cell.itertext()) for cell in header][1:]
        cells = {f"{row[0].text} {name}:00": "".join(cell.itertext())
                 for row in rows for name, cell in zip(names, row[1:]) if len(cell)}
        self.assertEqual({label: f"{count}/{of}" if of < 10 else f"{share} % {count}/{of}"
                          for label, (count, of, share, _, _) in hours(self.document).items()},
                         cells)

    def test_they_need_nothing_else_and_know_the_dark(self):
        for option, name in (("--svg", "s.svg"), ("--html", "s.html")):
            contents = self.file(option, name)
            self.assertIn("prefers-color-scheme:dark", contents)
            self.assertNotIn("<script", contents)
            self.assertEqual([], re.findall(r"(?:src|href|@import|url\()", contents))
            self.assertEqual([], [url for url in re.findall(r"https?:[^\"]*", contents)
                                  if url != "http://www.w3.org/2000/svg"])
        self.assertIn("published: 5 to 10 %, 25 % at best", self.file("--html", "s.html"))


class Places(StatsTest):
    """Where the answer goes, and how it looks there."""

    def setUp(self):
        super().setUp()
        self.a_busy_month()

    def shown(self, columns, **environment):
        code, printed = Terminal(self.home, "stats", columns=columns,
                                 environment=environment).finish()
        self.assertEqual(0, code)
        return COLORS.sub("", printed).splitlines()

    def test_it_fits_any_terminal_with_its_columns_aligned(self):
        for columns in (40, 80, 200):
            for locale in ("C.UTF-8", "C"):
                lines = self.shown(columns, LC_ALL=locale)
                self.assertLessEqual(max(map(len, lines)), columns)
                figures_shown = [line for line in lines if re.search(r"\d % \(\d+ to \d+\)$|"
                                                                     r"\d % \(.*\) +\d+ of", line)
                                 and "of 12:" not in line and "of 19:" not in line]
                self.assertEqual(7, len(figures_shown), lines)
                self.assertEqual(1, len({line.index("%") for line in figures_shown}))
                counts = [line for line in lines if re.search(r"^  \w.* \d+ of \d+$", line)]
                self.assertEqual(1, len({len(line) for line in counts}), counts)
                self.assertEqual(7, len(counts))

    def test_blocks_where_the_locale_has_them(self):
        for environment in ({"LC_ALL": "de_DE.UTF-8"}, {"LC_CTYPE": "C.utf8"},
                            {"LANG": "en_US.UTF-8"}, {"LC_ALL": "", "LANG": "C.UTF-8"}):
            self.assertIn("█", "".join(self.shown(80, **environment)), environment)
        for environment in ({}, {"LANG": "C"}, {"LC_ALL": "POSIX", "LANG": "C.UTF-8"},
                            {"LC_CTYPE": "de_DE.ISO-8859-1", "LANG": "C.UTF-8"}):
            self.assertTrue("".join(self.shown(80, **environment)).isascii(), environment)

    def test_a_pipe_gets_the_same_everywhere(self):
        plain = self.run_ok("stats").out
        self.assertTrue(plain.isascii())
        self.assertNotIn(b"\x1b", plain)
        self.assertLessEqual(max(map(len, plain.splitlines())), 80)
        self.assertEqual(plain, self.run_ok("stats", environment={
            "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "40"}).out)
        self.assertEqual(plain, self.run_ok("stats", "--quiet").out)

    def test_a_file_is_said_to_be_written(self):
        for option in ("--svg", "--html"):
            self.assertEqual("out: written\n", self.run_ok("stats", option, "out").text)
            self.assertEqual("", self.run_ok("stats", option, "out", "--quiet").text)
            written = (self.home.path / "out").read_bytes()
            document = self.run_json("stats", option, "out")
            self.assertEqual(self.stats(), document)
            self.assertEqual(written, (self.home.path / "out").read_bytes())
            self.assertEqual(written, self.run_ok("stats", option, "/dev/stdout").out)

    def test_refused(self):
        before = self.home.database.read_bytes()
        self.run_refused(2, "stats", "--svg", "a", "--html", "b")
        self.run_refused(2, "stats", "--svg", str(self.home.database))
        self.run_refused(2, "stats", "--svg", "")
        self.run_refused(2, "stats", "--html", "/dev/stdout")
        self.run_refused(2, "stats", "dana")
        self.run_refused(8, "stats", "--html", "/dev/full")
        self.run_refused(8, "stats", "--html", "nowhere/file")
        self.assertEqual(before, self.home.database.read_bytes())

    def test_nothing_of_an_old_file_is_lost_where_the_new_one_fails(self):
        if os.geteuid() == 0:
            self.skipTest("root may write anywhere")
        target = self.home.path / "out"
        target.write_text("old")
        target.chmod(0o400)
        self.run_refused(8, "stats", "--svg", "out")
        self.assertEqual("old", target.read_text())


if __name__ == "__main__":
    unittest.main()
