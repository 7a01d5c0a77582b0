"""Many processes on one file, which they start to use at the same moment.

The file is in memory: what is tested is how they take turns. On a slow disk, waiting for hundreds of
commits would rightly exhaust the patience of some.
"""

import json
import unittest

import soundness
from program import CommandTest
from race import run_at_once
from shares import EVERY

# A sanitized process holds the file ten times as long: a fourth of them wait for each other as long.
WRITERS = 32 // EVERY
MANY = 64 // EVERY


class Concurrency(CommandTest):
    def run_all(self, commands, times=1):
        results = run_at_once(self.home, commands, times)
        self.assertEqual([], [result for result in results if result[0] != 0 or result[2]])
        return [json.loads(line) for _, out, _ in results for line in out.splitlines()]

    def assert_sound(self):
        self.assertEqual([], soundness.problems(self.home.database))

    def test_many_processes_add_prospects_to_a_missing_file(self):
        added = self.run_all(
            [["--json", "prospect", "add", f"Person {i}", "--phone", f"+1 800 555 {1000 + i}"]
             for i in range(MANY)])
        self.assertEqual(MANY, len(added))
        self.assertEqual(MANY, len({prospect["id"] for prospect in added}))
        self.assertEqual(MANY, len({prospect["uid"] for prospect in added}))
        stored = self.run_json("prospect", "list")
        self.assertEqual(sorted(added, key=lambda prospect: prospect["id"]), stored)
        self.assertEqual(MANY, soundness.value(self.home.database, "SELECT count(*) FROM command"))
        self.assert_sound()

    def test_processes_write_20_notes_each(self):
        self.add_dana()
        kept = self.run_all([["--json", "note", "dana", f"from process {i}"] for i in range(WRITERS)],
                            times=20)
        self.assertEqual(20 * WRITERS, len(kept))
        notes = self.run_json("prospect", "show", "dana")["notes"]
        self.assertEqual({note["id"]: note for note in kept}, {note["id"]: note for note in notes})
        for i in range(WRITERS):
            self.assertEqual(20, [note["text"] for note in notes].count(f"from process {i}"))
        self.assert_sound()


if __name__ == "__main__":
    unittest.main()
