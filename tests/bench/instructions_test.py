"""Commands that run all day must not take more and more: how many machine instructions they take is
counted, which is the same on a slow and on a busy machine.

    python3 instructions_test.py --write     (keeps what they take now: see instructions.json)
"""

import json
import pathlib
import sys
import unittest

from program import BINARY, CommandTest
from stopwatch import Command, instructions

NAME = pathlib.Path(__file__).name
KEPT = pathlib.Path(__file__).with_name("instructions.json")
GROWTH = 1.15
COMMANDS = {"--version": ["--version"], "due": ["due"],
            "note": ["note", "Somebody 7", "opens a second warehouse in May"]}
PEOPLE = 20


class InstructionsTest(CommandTest):
    def setUp(self):
        super().setUp()
        for n in range(PEOPLE):
            self.run_ok("prospect", "add", f"Somebody {n}", "--phone", f"+1 312 555 01{n:02}",
                        "--time-zone", "America/Chicago")
        for n in range(PEOPLE // 2):
            self.run_ok("promise-call", f"Somebody {n}", f"at 1{n // 5}:{10 * (n % 5):02}",
                        "--override", "they asked for it")
            self.run_ok("voicemail", f"Somebody {n}", "Hi, it's Kim. I'll call you today at ten.")

    def counted(self):
        return {name: instructions(Command([BINARY, *arguments], self.home.environment))
                for name, arguments in COMMANDS.items()}

    def test_growth(self):
        kept = json.loads(KEPT.read_text())
        self.assertEqual(kept.keys(), COMMANDS.keys())
        for name, count in self.counted().items():
            with self.subTest(name):
                said = (f"{name} takes {count:,} instructions,"
                        f" {count / kept[name] - 1:+.0%} against those that are kept")
                self.assertLessEqual(count, GROWTH * kept[name],
                                     f"{said}; `valgrind --tool=callgrind` shows where")
                self.assertGreaterEqual(count, kept[name] / GROWTH,
                                        f"{said}; keep what was won: {NAME} --write")


def write():
    case = InstructionsTest()
    case.setUp()
    KEPT.write_text(json.dumps(case.counted(), indent=2) + "\n")
    case.doCleanups()


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        unittest.main()
