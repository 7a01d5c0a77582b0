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
                self.assertLessEqual(
                    count, GROWTH * kept[name],
                    f"{name} takes {count:,} instructions, {count / kept[name] - 1:+.0%} since"
                    f" they were kept; `valgrind --tool=callgrind` shows where. If that is worth"
                    f" it, keep them anew: {pathlib.Path(__file__).name} --write")


class Writing(InstructionsTest):
    def test_growth(self):
        KEPT.write_text(json.dumps(self.counted(), indent=2) + "\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        unittest.main(argv=[sys.argv[0], "Writing"])
    del Writing
    unittest.main()
