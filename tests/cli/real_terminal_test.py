"""On a real terminal of any width, whatever people are called: nothing is broken, all is aligned."""

import unicodedata
import unittest

from program import CommandTest
from tmux import screenshot

WIDE = "王小明"
COMBINING = "Zoe\u0308 A\u030angstro\u0308m"
RIGHT_TO_LEFT = "דנה אורטיז"
NAMES = ("Dana Ortiz", WIDE, COMBINING, RIGHT_TO_LEFT, "محمد علي", "ﾊﾝｶｸ 한글이름")
SAID = ("Hi, 王小明 said: ありがとうございました、また電話します。 שלום Zoe\u0308, this is longer than"
        " any line, so it is broken or cut. 今日は良い天気ですね、明日も良い天気でしょう。 ") * 3


def width(text):
    """Columns, by the Unicode tables of Python, which the program doesn't use."""
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class RealTerminal(CommandTest):
    def setUp(self):
        super().setUp()
        for number, name in enumerate(NAMES, 1):
            self.run_ok("prospect", "add", name, "--company", name[::-1] + " 有限公司",
                        "--phone", f"+1 312 555 010{number}", "--time-zone", "America/Chicago",
                        "--pronunciation", "wáng")
            self.run_ok("note", str(number), "開了第二個倉庫 " * 9, "--fact")
            self.run_ok("voicemail", str(number), SAID, "--seconds", "15", "--promise",
                        f"tue {8 + number}:15")

    def lines(self, columns, *arguments):
        """What a screen so wide shows; no line was too long for it, nor cut inside a character."""
        shown, joined = screenshot(self.home, columns, *arguments)
        self.assertEqual(len(joined), len(shown))
        for line in shown:
            self.assertLessEqual(width(line), columns, line)
            self.assertNotIn("\ufffd", line)
            self.assertFalse(unicodedata.combining((line.strip() or " ")[0]), line)
        return shown

    def test_list_is_aligned(self):
        for columns in (40, 80, 200):
            heading, *rows = self.lines(columns, "prospect", "list")
            self.assertEqual(len(NAMES), len(rows))
            starts = [heading.index(name) for name in ("NAME", "COMPANY", "PHONE", "TIME")]
            for row in rows:
                # Where a column begins, two blanks end and the cell's first character stands.
                for start in starts:
                    before = row
                    while width(before) > start:
                        before = before[:-1]
                    self.assertEqual(start, width(before), row)
                    self.assertTrue(before.endswith("  "), row)
                    self.assertNotEqual(" ", row[len(before)], row)

    def test_due_list_and_brief_show_every_name(self):
        for columns in (40, 80, 200):
            text = "\n".join(self.lines(columns, "due", "--week"))
            for name in NAMES:
                self.assertIn(name, text)
            for number, name in enumerate(NAMES, 1):
                shown = self.lines(columns, "brief", str(number))
                self.assertIn(name, shown[0])
                self.assertLessEqual(len(shown), 23)

    def test_search_and_statistics_fit(self):
        for columns in (40, 80, 200):
            self.assertIn(WIDE, "\n".join(self.lines(columns, "search", "ありがとうございました")))
            shown = self.lines(columns, "stats")
            bars = [line for line in shown if "of 6" in line]
            self.assertEqual(2, len(bars), shown)
            self.assertEqual(1, len({width(line[:line.index("of 6")]) for line in bars}), bars)

    def test_page_and_history_fit(self):
        for columns in (40, 80, 200):
            for words in (["prospect", "show", "2"], ["promise", "list"], ["history"],
                          ["script", "draft", "2"], ["db", "check"]):
                shown, _ = screenshot(self.home, columns, *words)
                self.assertNotIn("\ufffd", "".join(shown))


if __name__ == "__main__":
    unittest.main()
